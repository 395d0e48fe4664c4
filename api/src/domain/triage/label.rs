//! What people said of tickets, for the built-in model to learn from.

use entity::{Category, Priority};

/// What people said of one ticket.
///
/// It has no `Debug`, so that a customer's text cannot reach a log by accident.
#[derive(Clone)]
pub struct Label {
    /// The ticket's title.
    pub title: String,
    /// The ticket's description.
    pub description: String,
    /// The category that a person gave or kept; `None` where nobody judged it.
    pub category: Option<Judged<Category>>,
    /// The priority that a person gave or kept; `None` where nobody judged it.
    pub priority: Option<Judged<Priority>>,
}

/// A value, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged<T> {
    /// What the person said.
    pub value: T,
    /// How the person came to say it.
    pub evidence: Evidence,
}

/// How a person came to say what a ticket is. It decides how much the label weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Against a suggestion that was shown.
    Corrected,
    /// By letting a suggestion stand that was shown: weak, since agreeing costs nothing.
    Kept,
    /// Of their own accord, without a suggestion.
    Filed,
}
