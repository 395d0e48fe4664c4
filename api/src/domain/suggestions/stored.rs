//! The row of a suggestion.

use entity::{
    Timestamp,
    ticket_suggestion::{self, Column, Outcome},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, sea_query::Expr,
};

use super::judgement::{Said, needs_review, outcome};
use crate::domain::triage::Suggestion;

/// Stores what was suggested for a ticket that is being filed, and what the filer made of it. `asks` says that the language
/// model's answer is still to come.
pub async fn filed(
    connection: &impl ConnectionTrait,
    ticket: i64,
    suggestion: &Suggestion,
    said: Said,
    asks: bool,
    now: Timestamp,
) -> Result<(), DbErr> {
    let mut row = suggested(suggestion, now);
    row.ticket_id = Set(ticket);
    row.category_outcome = Set(outcome(said.category, suggestion.category));
    row.priority_outcome = Set(outcome(said.priority, suggestion.priority));
    row.judged_at = Set(said.anything().then_some(now));
    row.tries = Set(asks.then_some(0));
    row.due_at = Set(asks.then_some(now));
    ticket_suggestion::Entity::insert(row).exec_without_returning(connection).await.map(drop)
}

/// What was suggested for a ticket, kept from being changed by others until the transaction ends.
pub async fn of_ticket(
    connection: &impl ConnectionTrait,
    ticket: i64,
) -> Result<Option<ticket_suggestion::Model>, DbErr> {
    ticket_suggestion::Entity::find().filter(Column::TicketId.eq(ticket)).lock_exclusive().one(connection).await
}

/// Notes what a person says of a suggestion, and answers whether somebody should still look at the ticket.
pub async fn judged(
    connection: &impl ConnectionTrait,
    row: ticket_suggestion::Model,
    said: Said,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let category = said.category.map_or(row.category_outcome, |said| outcome(Some(said), row.category));
    let priority = said.priority.map_or(row.priority_outcome, |said| outcome(Some(said), row.priority));
    let needs_review = needs_review((category, row.confidence), (priority, row.priority_confidence));
    if said.anything() {
        let mut update = row.into_active_model();
        update.category_outcome = Set(category);
        update.priority_outcome = Set(priority);
        update.judged_at = Set(Some(now));
        if category != Outcome::None && priority != Outcome::None {
            // Nothing is left for a language model to decide.
            update.tries = Set(None);
            update.due_at = Set(None);
        }
        update.update(connection).await?;
    }
    Ok(needs_review)
}

/// Asks no language model any more about a ticket that people have taken up.
pub async fn settled(connection: &impl ConnectionTrait, ticket: i64) -> Result<(), DbErr> {
    ticket_suggestion::Entity::update_many()
        .col_expr(Column::Tries, Expr::val(None::<i32>))
        .col_expr(Column::DueAt, Expr::val(None::<i64>))
        .filter(Column::TicketId.eq(ticket))
        .filter(Column::DueAt.is_not_null())
        .exec(connection)
        .await
        .map(drop)
}

/// The columns that say what was suggested.
pub(super) fn suggested(suggestion: &Suggestion, now: Timestamp) -> ticket_suggestion::ActiveModel {
    ticket_suggestion::ActiveModel {
        category: Set(suggestion.category),
        priority: Set(suggestion.priority),
        confidence: Set(suggestion.confidence),
        priority_confidence: Set(suggestion.priority_confidence),
        source: Set(suggestion.source),
        model: Set(suggestion.model.chars().take(255).collect()),
        reasons: Set(serde_json::Value::from(suggestion.reasons.clone()).to_string()),
        degraded: Set(suggestion.degraded),
        category_outcome: Set(Outcome::None),
        priority_outcome: Set(Outcome::None),
        suggested_at: Set(now),
        ..Default::default()
    }
}
