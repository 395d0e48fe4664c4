//! The statement that computes the groups of one part.

use entity::{Timestamp, ticket, ticket_tally, ticket_tally_day, timestamp::MICROS_PER_DAY};
use sea_orm::{
    ExprTrait,
    sea_query::{Asterisk, Condition, Expr, Func, Order, Query, SelectStatement},
};

use super::{DayWindow, Groups, Source};
use crate::domain::{
    database::Database,
    tickets::{
        Predicate, Range,
        filter::condition::Texts,
        page::{T, among},
    },
};

/// One `GROUP BY` for one part: by the columns of `groups`, and by day when there is a window of days. `earliest` adds
/// the day of the earliest ticket.
#[must_use]
pub fn stats_statement(
    database: &Database,
    predicate: &Predicate,
    source: &Source,
    groups: Groups,
    days: Option<DayWindow>,
    earliest: bool,
) -> SelectStatement {
    let mut select = Query::select();
    match source {
        Source::Tally { .. } => from_tally(&mut select, source, days, earliest),
        Source::Tickets(ids) => {
            // Few tickets are read anyway; many are better found by the index.
            let texts = if ids.is_some() { Texts::Read } else { Texts::Index };
            from_tickets(&mut select, predicate.condition(database, T, texts), days, earliest);
            if let Some(days) = days {
                let days = Range {
                    from: Some(Timestamp::start_of_day(days.from)),
                    to: Some(Timestamp::start_of_day(days.to.saturating_add(1))),
                };
                select.cond_where(Predicate::Created(days).condition(database, T, texts));
            }
            select.and_where_option(ids.as_ref().map(|ids| among(database.engine(), ids)));
        }
    }
    let mut column = |name: &'static str, grouped: bool| {
        if grouped {
            select.column((T, name)).group_by_col((T, name));
        } else {
            select.expr_as(Expr::cust("CAST(NULL AS TEXT)"), name);
        }
    };
    column("category", groups.category);
    column("priority", groups.priority);
    column("status", groups.status);
    select
}

fn from_tally(select: &mut SelectStatement, source: &Source, days: Option<DayWindow>, earliest: bool) {
    let Source::Tally { cells, from, to } = source else { return };
    let within = |select: &mut SelectStatement| {
        select.and_where_option(from.map(|from| Expr::col((T, ticket_tally_day::Column::Day)).gte(from)));
        select.and_where_option(to.map(|to| Expr::col((T, ticket_tally_day::Column::Day)).lt(to)));
    };
    if days.is_some() || from.is_some() || to.is_some() {
        select.from_as(ticket_tally_day::Entity, T);
        within(select);
    } else {
        select.from_as(ticket_tally::Entity, T);
    }
    select.cond_where(cells.condition(T));
    if let Some(days) = days {
        let day = || Expr::col((T, ticket_tally_day::Column::Day));
        select.and_where(day().between(days.from, days.to)).expr_as(day(), "day").add_group_by([day()]);
    } else {
        select.expr_as(Expr::cust("CAST(NULL AS BIGINT)"), "day");
    }
    let total = || Expr::col((T, ticket_tally::Column::Total));
    let open = Expr::case(Expr::col((T, ticket_tally::Column::Status)).eq("open"), total()).finally(0);
    select
        .expr_as(whole(total().sum()), "total")
        .expr_as(whole(Expr::expr(open).sum()), "open")
        .expr_as(whole(Expr::col((T, ticket_tally::Column::Resolved)).sum()), "resolved")
        .expr_as(whole(Expr::col((T, ticket_tally::Column::ResolutionMs)).sum()), "resolution_ms");
    if earliest {
        // The first day of the tally that still holds such a ticket: one seek where every ticket counts.
        let mut first = Query::select();
        first.from_as(ticket_tally_day::Entity, T).column((T, ticket_tally_day::Column::Day));
        first.cond_where(cells.condition(T)).and_where(Expr::col((T, ticket_tally_day::Column::Total)).gt(0));
        within(&mut first);
        first.order_by((T, ticket_tally_day::Column::Day), Order::Asc).limit(1);
        select.expr_as(Expr::SubQuery(None, Box::new(first.into())), "earliest");
    } else {
        select.expr_as(Expr::cust("CAST(NULL AS BIGINT)"), "earliest");
    }
}

fn from_tickets(select: &mut SelectStatement, condition: Condition, days: Option<DayWindow>, earliest: bool) {
    let column = |column: ticket::Column| Expr::col((T, column));
    let day = || column(ticket::Column::CreatedAt).div(MICROS_PER_DAY);
    select.from_as(ticket::Entity, T).cond_where(condition);
    if days.is_some() {
        select.expr_as(day(), "day").add_group_by([Expr::cust("day")]);
    } else {
        select.expr_as(Expr::cust("CAST(NULL AS BIGINT)"), "day");
    }
    let open = Expr::case(column(ticket::Column::Status).eq("open"), 1_i64).finally(0);
    let resolution = column(ticket::Column::ResolvedAt).sub(column(ticket::Column::CreatedAt)).div(1_000_i64);
    select
        .expr_as(whole(Expr::col(Asterisk).count()), "total")
        .expr_as(whole(Expr::expr(open).sum()), "open")
        .expr_as(whole(column(ticket::Column::ResolvedAt).count()), "resolved")
        .expr_as(whole(resolution.sum()), "resolution_ms");
    if earliest {
        select.expr_as(column(ticket::Column::CreatedAt).min().div(MICROS_PER_DAY), "earliest");
    } else {
        select.expr_as(Expr::cust("CAST(NULL AS BIGINT)"), "earliest");
    }
}

/// A sum as a 64-bit integer, 0 over nothing; PostgreSQL would make a numeric of it.
fn whole(sum: impl Into<Expr>) -> Expr {
    Func::coalesce([sum.into().cast_as("BIGINT"), Expr::val(0_i64)]).into()
}
