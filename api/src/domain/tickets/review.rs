//! Saying what a ticket is, against or with what was suggested.

use entity::{Category, Priority};

use super::{Change, Ticket, Tickets};
use crate::domain::{error::Error, suggestions::judgement::Said};

/// What a person who has looked at a ticket makes of it.
#[derive(Clone, Copy, Debug)]
pub struct Review {
    /// Which ticket.
    pub id: i64,
    /// The version the caller has seen; a ticket that has moved on is left alone.
    pub expected_version: Option<i32>,
    /// What it is about; as it stands when left out.
    pub category: Option<Category>,
    /// How much it matters; as it stands when left out.
    pub priority: Option<Priority>,
}

impl Tickets {
    /// Gives a ticket its category and priority by a person's word, and notes both as said by a person, changed or not.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is no such ticket, or it has another version than expected.
    pub async fn review(&self, review: Review) -> Result<Ticket, Error> {
        let (transaction, row) = self.changing(review.id, review.expected_version).await?;
        let category = review.category.unwrap_or(row.category);
        let priority = review.priority.unwrap_or(row.priority);
        let said = Said { category: Some(category), priority: Some(priority) };
        let change = Change { id: review.id, category: said.category, priority: said.priority, ..Change::default() };
        self.change(transaction, row, change, said).await
    }
}
