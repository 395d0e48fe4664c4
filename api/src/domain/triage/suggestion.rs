use entity::{
    Category, Priority,
    ticket_suggestion::{Degraded, Source},
};

use super::{Answer, Floor};

/// What triage proposes for a ticket, and what that rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What the ticket is about.
    pub category: Category,
    /// How urgent it is.
    pub priority: Priority,
    /// How sure the model is of the category, 0 to 1.
    pub confidence: f64,
    /// How sure the model is of the priority, 0 to 1.
    pub priority_confidence: f64,
    /// Which kind of model answered.
    pub source: Source,
    /// The name of that model.
    pub model: String,
    /// Why, in sentences for people.
    pub reasons: Vec<String>,
    /// Why no language model answered; `None` when one did, or when none was asked.
    pub degraded: Option<Degraded>,
}

/// Below that confidence a model is not sure.
pub const UNSURE: f64 = 0.5;

impl Suggestion {
    /// The suggestion that a language model's answer makes.
    pub(super) fn from_model(answer: Answer, model: &str) -> Self {
        Self {
            category: answer.category,
            priority: answer.priority,
            confidence: fraction(answer.confidence),
            priority_confidence: fraction(answer.priority_confidence),
            source: Source::Llm,
            model: model.to_owned(),
            reasons: answer.reason.into_iter().collect(),
            degraded: None,
        }
    }

    /// The same suggestion, of no less priority than clear signals in the text set.
    #[must_use]
    pub fn at_least(mut self, floor: Option<Floor>) -> Self {
        if let Some(floor) = floor.filter(|floor| floor.priority > self.priority) {
            self.priority = floor.priority;
            self.reasons.insert(0, floor.reason);
        }
        self
    }

    /// The same suggestion, with the reason why it comes from the lesser model.
    pub(super) fn degraded(self, why: Degraded) -> Self {
        Self { degraded: Some(why), ..self }
    }
}

/// Holds a model to the promise of 0 to 1; what is no number is no confidence.
pub(super) fn fraction(confidence: f64) -> f64 {
    if confidence.is_nan() { 0.0 } else { confidence.clamp(0.0, 1.0) }
}
