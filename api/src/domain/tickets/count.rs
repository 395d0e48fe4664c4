//! How many tickets a filter matches.

use entity::{ticket, ticket_tally};
use sea_orm::{
    ConnectionTrait, ExprTrait,
    sea_query::{Asterisk, Expr, Query},
};

use super::{
    Predicate, Source,
    filter::condition::Texts,
    page::{T, among},
};
use crate::domain::{database::Database, error::Error};

/// Counts the tickets the predicate matches: from the tally where category, priority and status decide alone.
pub(super) async fn count(database: &Database, predicate: &Predicate, source: &Source) -> Result<i64, Error> {
    let reach = predicate.cells();
    let mut select = Query::select();
    if let Source::Few(ids) = source {
        let count = Expr::col(Asterisk).count().cast_as("BIGINT");
        select.expr_as(count, "n").from_as(ticket::Entity, T).and_where(among(database.engine(), ids));
        select.cond_where(predicate.condition(database, T, Texts::Read));
    } else if reach.is_exact() {
        let sum = Expr::col(ticket_tally::Column::Total).sum().cast_as("BIGINT");
        select.expr_as(sum.if_null(0_i64), "n").from_as(ticket_tally::Entity, T);
        select.cond_where(reach.possible.condition(T));
    } else {
        let count = Expr::col(Asterisk).count().cast_as("BIGINT");
        select.expr_as(count, "n").from_as(ticket::Entity, T);
        select.cond_where(predicate.condition(database, T, Texts::Index));
    }
    let row = database.reader().query_one(&select).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}
