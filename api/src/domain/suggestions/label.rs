//! The row of a label.

use entity::{
    Timestamp,
    triage_label::{Column, Entity, Evidence},
};
use sea_orm::{
    ActiveEnum, ConnectionTrait, DbBackend, DbErr, EntityName, ExprTrait, Iden,
    sea_query::{Expr, Func, OnConflict, Query},
};

use super::judgement::{Said, evidence as how};
use crate::domain::triage::Suggestion;

/// Notes what a person says of a ticket. `shown` are the values they said it of, where triage had a say in those, `predicted` what the built-in model
/// says of the ticket by itself. What it said when it knew nothing of the ticket yet is kept.
pub async fn write(
    connection: &impl ConnectionTrait,
    ticket: i64,
    said: Said,
    shown: Said,
    predicted: &Suggestion,
    now: Timestamp,
) -> Result<(), DbErr> {
    if !said.anything() {
        return Ok(());
    }
    let backend = connection.get_database_backend();
    let evidence = |said: Option<Evidence>| said.map(|evidence| evidence.to_value());
    let of_category = said.category.map(|said| how(said, shown.category));
    let of_priority = said.priority.map(|said| how(said, shown.priority));
    let values = [
        (Column::TicketId, ticket.into()),
        (Column::Seq, next(backend)),
        (Column::Category, Expr::val(said.category.map(|said| said.to_value()))),
        (Column::CategoryEvidence, Expr::val(evidence(of_category))),
        (Column::CategoryPredicted, Expr::val(said.category.map(|_| predicted.category.to_value()))),
        (Column::CategoryAt, Expr::val(said.category.map(|_| now.0))),
        (Column::Priority, Expr::val(said.priority.map(|said| said.to_value()))),
        (Column::PriorityEvidence, Expr::val(evidence(of_priority))),
        (Column::PriorityPredicted, Expr::val(said.priority.map(|_| predicted.priority.to_value()))),
        (Column::PriorityAt, Expr::val(said.priority.map(|_| now.0))),
    ];
    let columns = values.each_ref().map(|(column, _)| *column);
    let new = |column| Expr::col(("excluded", column));
    let old = |column| Expr::col((Entity.table_name(), column));
    let update = |column| match column {
        Column::Seq => new(column),
        Column::CategoryPredicted | Column::PriorityPredicted => Func::coalesce([old(column), new(column)]).into(),
        _ => Func::coalesce([new(column), old(column)]).into(),
    };
    let updates = columns.into_iter().skip(1).map(|column| (column, update(column)));
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns(columns)
        .values(values.map(|(_, value)| value))
        .map_err(|error| DbErr::Custom(error.to_string()))?
        .on_conflict(OnConflict::column(Column::TicketId).values(updates).to_owned());
    connection.execute(&insert).await.map(drop)
}

/// Lets a label count as new, since the text that it is of has changed.
pub async fn renew(connection: &impl ConnectionTrait, ticket: i64) -> Result<(), DbErr> {
    let mut update = Query::update();
    update
        .table(Entity)
        .value(Column::Seq, next(connection.get_database_backend()))
        .and_where(Expr::col(Column::TicketId).eq(ticket));
    connection.execute(&update).await.map(drop)
}

/// The next number of a change.
fn next(backend: DbBackend) -> Expr {
    match backend {
        DbBackend::Postgres => Expr::cust("nextval('triage_label_seq')"),
        // There is one writer.
        _ => {
            Expr::cust(format!("(SELECT coalesce(max({seq}), 0) + 1 FROM triage_label)", seq = Column::Seq.unquoted()))
        }
    }
}
