//! Testing a ticket in memory, with the same meaning as in SQL.

use super::Predicate;
use crate::domain::tickets::{Ticket, text};

impl Predicate {
    /// Whether it looks for a term anywhere.
    #[must_use]
    pub fn searches(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::searches),
            Self::Not(part) => part.searches(),
            Self::Search(_) => true,
            _ => false,
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn always_holds(&self) -> bool {
        matches!(self, Self::All(parts) if parts.iter().all(Self::always_holds))
    }

    /// Whether it holds for that ticket.
    #[must_use]
    pub fn matches(&self, ticket: &Ticket) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.matches(ticket)),
            Self::Any(parts) => parts.iter().any(|part| part.matches(ticket)),
            Self::Not(part) => !part.matches(ticket),
            Self::Category(values) => values.contains(&ticket.category),
            Self::Priority(values) => values.contains(&ticket.priority),
            Self::Status(values) => values.contains(&ticket.status),
            Self::Search(term) => text::search_text(&ticket.title, &ticket.description).contains(term),
            Self::Created(range) => range.contains(ticket.created_at),
            Self::Updated(range) => range.contains(ticket.updated_at),
            Self::NeedsReview => ticket.needs_review,
        }
    }
}
