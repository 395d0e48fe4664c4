//! What `classify` takes and answers.

use async_graphql::{Enum, InputObject, Object};

use super::enums::{TicketCategory, TicketPriority};
use crate::domain::triage;

/// A text to be classified. It is not stored.
#[derive(InputObject)]
pub(super) struct ClassifyInput {
    /// The title, if there is one yet.
    pub title: Option<String>,
    /// The description, also an unfinished or an empty one. Of a long text only the beginning counts: 8,000 characters of
    /// title and description each for a language model, 4,000 of both together for the built-in model.
    pub description: String,
}

/// A suggestion of category and priority. There always is one.
pub(super) struct Classification(pub triage::Suggestion);

/// Who answered.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "triage::Source")]
pub(super) enum TriageSource {
    /// The language model that the server is set up with.
    Llm,
    /// The model built into the server.
    Local,
}

/// Why the language model did not answer.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "triage::Degraded")]
pub(super) enum DegradedReason {
    /// The server is set up without one.
    NotConfigured,
    /// It did not answer before the deadline, 10 seconds by default.
    Timeout,
    /// It refused because it was asked too often.
    RateLimited,
    /// It answered something other than a category and a priority.
    BadAnswer,
    /// It could not be reached, or failed.
    ProviderError,
    /// It failed too often of late and is not asked for a while, so that nobody waits for it in vain.
    CircuitOpen,
}

/// A suggestion of category and priority. There always is one.
#[Object]
impl Classification {
    /// The category suggested.
    async fn category(&self) -> TicketCategory {
        self.0.category.into()
    }

    /// The priority suggested.
    async fn priority(&self) -> TicketPriority {
        self.0.priority.into()
    }

    /// How sure the model is of the category, from 0 to 1.
    async fn confidence(&self) -> f64 {
        self.0.confidence
    }

    /// How sure the model is of the priority, from 0 to 1.
    async fn priority_confidence(&self) -> f64 {
        self.0.priority_confidence
    }

    /// Who answered: the language model, or the one built into the server.
    async fn source(&self) -> TriageSource {
        self.0.source.into()
    }

    /// The name of the model that answered.
    async fn model(&self) -> &str {
        &self.0.model
    }

    /// Why it answered so, in short texts for people: English from the built-in model, often the language of the ticket
    /// from a language model. May be empty.
    async fn reasons(&self) -> &[String] {
        &self.0.reasons
    }

    /// An opaque text that stands for this suggestion, at most 16,384 characters: give it to `createTicket` as
    /// `suggestionToken`, so that what the person files is remembered against what they were shown.
    async fn token(&self) -> String {
        self.0.token()
    }

    /// Why the language model did not answer; null when it did.
    async fn degraded(&self) -> Option<DegradedReason> {
        self.0.degraded.map(Into::into)
    }
}
