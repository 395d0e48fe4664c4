use entity::ticket::{Category, Priority};

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

/// The two kinds of model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A language model.
    Llm,
    /// The model built into the server.
    Local,
}

impl Source {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Llm, Self::Local];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Llm => "llm",
            Self::Local => "local",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == name)
    }
}

/// Why the built-in model had to answer in the language model's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degraded {
    /// No language model is configured.
    NotConfigured,
    /// The language model did not answer within the deadline.
    Timeout,
    /// The provider asks for fewer calls.
    RateLimited,
    /// The language model's answer could not be used.
    BadAnswer,
    /// The provider refused, broke or could not be reached.
    ProviderError,
    /// It failed too often of late and is not asked for a while.
    CircuitOpen,
}

impl Degraded {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::NotConfigured,
        Self::Timeout,
        Self::RateLimited,
        Self::BadAnswer,
        Self::ProviderError,
        Self::CircuitOpen,
    ];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotConfigured => "not_configured",
            Self::Timeout => "timeout",
            Self::RateLimited => "rate_limited",
            Self::BadAnswer => "bad_answer",
            Self::ProviderError => "provider_error",
            Self::CircuitOpen => "circuit_open",
        }
    }

    /// The reason of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == name)
    }
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
    pub(super) fn at_least(mut self, floor: Option<Floor>) -> Self {
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
