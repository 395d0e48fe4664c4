use async_trait::async_trait;
use entity::ticket::{Category, Priority};

use tokio::time::Instant;

use super::{Degraded, LanguageModelStatus, TicketText};

/// A language model, as triage sees it: text in, answer out. What stands behind it is not the domain's business.
#[async_trait]
pub trait LanguageModel: Send + Sync {
    /// The name that a suggestion carries.
    fn name(&self) -> &str;

    /// Reads `text` and answers, or says why not, before `deadline`.
    ///
    /// Dropping the future gives the question up.
    async fn classify(&self, text: TicketText<'_>, deadline: Instant) -> Result<Answer, Failure>;

    /// How many questions it takes at the same time.
    fn concurrency(&self) -> usize;

    /// How it is doing.
    fn status(&self) -> LanguageModelStatus;
}

/// What a language model answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the ticket is about.
    pub category: Category,
    /// How urgent it is.
    pub priority: Priority,
    /// How sure the model is of the category, 0 to 1.
    pub confidence: f64,
    /// How sure the model is of the priority, 0 to 1.
    pub priority_confidence: f64,
    /// Why, in the model's words.
    pub reason: Option<String>,
}

/// Why a language model gave no answer.
///
/// The details are for the log: no caller gets to see them, and no text of a ticket may stand in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing came within the deadline.
    Timeout,
    /// The provider asks for fewer calls.
    RateLimited,
    /// Something came that is not an answer.
    BadAnswer(String),
    /// The provider refused, broke or could not be reached.
    Provider(String),
    /// It failed too often of late and is not asked for a while.
    CircuitOpen,
    /// The provider asked to be left alone for a while, and is.
    Paused,
}

impl Failure {
    /// The kind in one word, for the log.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Timeout => "timeout",
            Self::RateLimited => "rate_limited",
            Self::BadAnswer(_) => "bad_answer",
            Self::Provider(_) => "provider_error",
            Self::CircuitOpen => "circuit_open",
            Self::Paused => "paused",
        }
    }

    /// Whether nobody was asked.
    #[must_use]
    pub const fn is_unasked(&self) -> bool {
        matches!(self, Self::CircuitOpen | Self::Paused)
    }

    /// What is known beyond the kind, for the log.
    pub fn detail(&self) -> &str {
        match self {
            Self::Timeout | Self::RateLimited | Self::CircuitOpen | Self::Paused => "",
            Self::BadAnswer(detail) | Self::Provider(detail) => detail,
        }
    }
}

impl From<Failure> for Degraded {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Timeout => Self::Timeout,
            Failure::RateLimited | Failure::Paused => Self::RateLimited,
            Failure::BadAnswer(_) => Self::BadAnswer,
            Failure::Provider(_) => Self::ProviderError,
            Failure::CircuitOpen => Self::CircuitOpen,
        }
    }
}
