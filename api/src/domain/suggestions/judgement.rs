//! What a value that a person gives says of the value that was suggested.

use entity::{Category, Priority, ticket_suggestion::Outcome, triage_label};

use crate::domain::triage::{Suggestion, UNSURE};

/// What a person says of a ticket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The category that they give or confirm.
    pub category: Option<Category>,
    /// The priority that they give or confirm.
    pub priority: Option<Priority>,
}

impl Said {
    /// Whether they say anything.
    #[must_use]
    pub const fn anything(self) -> bool {
        self.category.is_some() || self.priority.is_some()
    }
}

/// How what a person says compares to what was suggested.
pub fn outcome<T: PartialEq>(said: Option<T>, suggested: T) -> Outcome {
    match said {
        None => Outcome::None,
        Some(said) if said == suggested => Outcome::Kept,
        Some(_) => Outcome::Overrode,
    }
}

/// How a person came to say it: of their own accord unless they were shown the value that was suggested.
pub fn evidence<T: PartialEq>(said: T, shown: Option<T>) -> triage_label::Evidence {
    match shown {
        None => triage_label::Evidence::Filed,
        Some(shown) if shown == said => triage_label::Evidence::Kept,
        Some(_) => triage_label::Evidence::Corrected,
    }
}

/// Whether a person should look at a ticket: triage was not sure of a value, and nobody has said anything of that one.
pub fn needs_review(category: (Outcome, f64), priority: (Outcome, f64)) -> bool {
    [category, priority].into_iter().any(|(outcome, confidence)| outcome == Outcome::None && confidence < UNSURE)
}

/// The same for a ticket that is being filed.
pub fn filed_unsure(said: Said, suggestion: &Suggestion) -> bool {
    needs_review(
        (outcome(said.category, suggestion.category), suggestion.confidence),
        (outcome(said.priority, suggestion.priority), suggestion.priority_confidence),
    )
}
