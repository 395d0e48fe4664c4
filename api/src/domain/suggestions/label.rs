//! The row of a label.

use entity::{
    Timestamp,
    triage_label::{Column, Entity},
};
use sea_orm::{
    ActiveEnum, ConnectionTrait, DbBackend, DbErr, EntityName, Iden,
    sea_query::{Expr, Func, OnConflict, Query, SimpleExpr},
};

use super::judgement::{Said, evidence};
use crate::domain::triage::Suggestion;

/// Notes what a person says of a ticket. `shown` is the suggestion they said it against, `predicted` what the built-in model
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
    let category = said.category.map(|said| [said.to_value(), evidence(said, shown.category).to_value()]);
    let [category, category_evidence] = category.map_or([None, None], |both| both.map(Some));
    let priority = said.priority.map(|said| [said.to_value(), evidence(said, shown.priority).to_value()]);
    let [priority, priority_evidence] = priority.map_or([None, None], |both| both.map(Some));
    let at = |said: bool| said.then_some(now.0);
    let columns = [
        Column::TicketId,
        Column::Seq,
        Column::Category,
        Column::CategoryEvidence,
        Column::CategoryPredicted,
        Column::CategoryAt,
        Column::Priority,
        Column::PriorityEvidence,
        Column::PriorityPredicted,
        Column::PriorityAt,
    ];
    let values: [SimpleExpr; 10] = [
        ticket.into(),
        next(backend),
        Expr::val(category).into(),
        Expr::val(category_evidence).into(),
        Expr::val(said.category.map(|_| predicted.category.to_value())).into(),
        Expr::val(at(said.category.is_some())).into(),
        Expr::val(priority).into(),
        Expr::val(priority_evidence).into(),
        Expr::val(said.priority.map(|_| predicted.priority.to_value())).into(),
        Expr::val(at(said.priority.is_some())).into(),
    ];
    let new = |column: Column| Expr::col(("excluded", column));
    let old = |column: Column| Expr::col((Entity.table_name(), column));
    let updates = columns[1..].iter().map(|column| {
        let value: SimpleExpr = match column {
            Column::Seq => new(*column).into(),
            Column::CategoryPredicted | Column::PriorityPredicted => {
                Func::coalesce([old(*column), new(*column)]).into()
            }
            _ => Func::coalesce([new(*column), old(*column)]).into(),
        };
        (*column, value)
    });
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns(columns)
        .values(values)
        .map_err(|error| DbErr::Custom(error.to_string()))?
        .on_conflict(OnConflict::column(Column::TicketId).values(updates).to_owned());
    connection.execute(&insert).await.map(drop)
}

/// The next number of a change.
fn next(backend: DbBackend) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => Expr::cust("nextval('triage_label_seq')"),
        // There is one writer.
        _ => {
            Expr::cust(format!("(SELECT coalesce(max({seq}), 0) + 1 FROM triage_label)", seq = Column::Seq.unquoted()))
        }
    }
}
