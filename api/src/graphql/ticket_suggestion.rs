//! What triage suggested for a ticket.

use async_graphql::{Enum, Object};

use super::{
    classification::{DegradedReason, TriageSource},
    enums::{TicketCategory, TicketPriority},
    scalars::DateTime,
};
use crate::domain::suggestions;

/// What triage suggested for a ticket, and what people made of it.
pub(super) struct TicketSuggestion(pub suggestions::TicketSuggestion);

/// What people made of a suggested value.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::ticket_suggestion::Outcome")]
pub(super) enum SuggestionOutcome {
    /// Nobody has judged it: where the ticket has this value, it has it from triage alone.
    None,
    /// A person gave or confirmed the same value.
    Kept,
    /// A person gave another value.
    Overrode,
}

/// What triage suggested for a ticket, and what people made of it.
#[Object]
impl TicketSuggestion {
    /// The category suggested.
    async fn category(&self) -> TicketCategory {
        self.0.suggestion.category.into()
    }

    /// The priority suggested.
    async fn priority(&self) -> TicketPriority {
        self.0.suggestion.priority.into()
    }

    /// How sure the model was of the category, from 0 to 1. Below 0.5 it was not sure.
    async fn confidence(&self) -> f64 {
        self.0.suggestion.confidence
    }

    /// How sure the model was of the priority, from 0 to 1. Below 0.5 it was not sure.
    async fn priority_confidence(&self) -> f64 {
        self.0.suggestion.priority_confidence
    }

    /// Which kind of model suggested it.
    async fn source(&self) -> TriageSource {
        self.0.suggestion.source.into()
    }

    /// The name of that model, at most 255 characters.
    async fn model(&self) -> &str {
        &self.0.suggestion.model
    }

    /// Why, in short texts for people. May be empty.
    async fn reasons(&self) -> &[String] {
        &self.0.suggestion.reasons
    }

    /// Why the language model did not suggest it; null when it did, or when its answer is still to come and has not failed
    /// yet.
    async fn degraded(&self) -> Option<DegradedReason> {
        self.0.suggestion.degraded.map(Into::into)
    }

    /// What people made of the category.
    async fn category_outcome(&self) -> SuggestionOutcome {
        self.0.category_outcome.into()
    }

    /// What people made of the priority.
    async fn priority_outcome(&self) -> SuggestionOutcome {
        self.0.priority_outcome.into()
    }

    /// Whether the language model's answer is still to come. It takes the place of this suggestion, and where it differs
    /// and nobody has changed the ticket, the ticket follows it.
    async fn pending(&self) -> bool {
        self.0.pending
    }

    /// When it was suggested.
    async fn suggested_at(&self) -> DateTime {
        DateTime(self.0.suggested_at)
    }

    /// When a person last judged one of the two values; null when nobody has.
    async fn judged_at(&self) -> Option<DateTime> {
        self.0.judged_at.map(DateTime)
    }
}
