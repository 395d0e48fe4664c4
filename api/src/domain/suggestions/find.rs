//! Finding the suggestions of tickets.

use std::collections::HashMap;

use entity::{
    Timestamp,
    ticket_suggestion::{self, Column, Outcome},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::Suggestions;
use crate::domain::{error::Error, triage::Suggestion};

/// What was suggested for a ticket, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketSuggestion {
    /// What was suggested.
    pub suggestion: Suggestion,
    /// What people made of the category.
    pub category_outcome: Outcome,
    /// What people made of the priority.
    pub priority_outcome: Outcome,
    /// Whether the language model's answer is still to come.
    pub pending: bool,
    /// When it was suggested.
    pub suggested_at: Timestamp,
    /// When a person last judged one of the two.
    pub judged_at: Option<Timestamp>,
}

impl Suggestions {
    /// The suggestions of those tickets that have one, in one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, tickets: &[i64]) -> Result<HashMap<i64, TicketSuggestion>, Error> {
        let found = ticket_suggestion::Entity::find()
            .filter(Column::TicketId.is_in(tickets.iter().copied()))
            .all(self.database.reader())
            .await?;
        Ok(found.into_iter().map(|row| (row.ticket_id, row.into())).collect())
    }

    /// How many tickets wait for the language model's answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pending(&self) -> Result<u64, Error> {
        let waiting = ticket_suggestion::Entity::find().filter(Column::DueAt.is_not_null());
        Ok(waiting.count(self.database.reader()).await?)
    }
}

impl From<ticket_suggestion::Model> for TicketSuggestion {
    fn from(row: ticket_suggestion::Model) -> Self {
        Self {
            suggestion: Suggestion {
                category: row.category,
                priority: row.priority,
                confidence: row.confidence,
                priority_confidence: row.priority_confidence,
                source: row.source,
                model: row.model,
                reasons: serde_json::from_str(&row.reasons).unwrap_or_default(),
                degraded: row.degraded,
            },
            category_outcome: row.category_outcome,
            priority_outcome: row.priority_outcome,
            pending: row.due_at.is_some(),
            suggested_at: row.suggested_at,
            judged_at: row.judged_at,
        }
    }
}
