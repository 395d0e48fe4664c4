//! How the models are doing, for those who run the desk.

use std::time::Duration;

use entity::{Category, Priority, Timestamp};

use super::Degraded;

/// How the language model is doing in this process, since it started.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageModelStatus {
    /// The name of the model.
    pub model: String,
    /// Who serves it, in a word for people: `OpenAI`, `Anthropic`, or the host.
    pub provider: String,
    /// Whether calls are made.
    pub breaker: Breaker,
    /// Requests sent, second tries included.
    pub calls: u64,
    /// Of these, second tries.
    pub retries: u64,
    /// Questions that the model answered.
    pub answered: u64,
    /// Questions that it did not answer, by reason; only reasons that occurred.
    pub failed: Vec<(Degraded, u64)>,
    /// Questions answered from the cache, without a call.
    pub cached: u64,
    /// Questions that joined a call under way for the same text.
    pub joined: u64,
    /// Answers in the cache now.
    pub cache_entries: u64,
    /// Calls under way now.
    pub under_way: u64,
    /// How long answers took.
    pub latency: Latency,
}

/// Whether calls are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaker {
    /// Yes.
    Closed,
    /// No: too many failed. From that time on, one is tried.
    Open {
        /// When the next call may be tried.
        until: Timestamp,
    },
    /// One is being tried.
    HalfOpen,
}

/// How long the newest answers took, 1,000 at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Latency {
    /// How many these figures rest on.
    pub count: u64,
    /// Half of them were as quick.
    pub p50: Duration,
    /// 90 of 100 were as quick.
    pub p90: Duration,
    /// 99 of 100 were as quick.
    pub p99: Duration,
}

/// A word or a pair of words that the built-in model has learnt to go by.
#[derive(Clone, Debug, PartialEq)]
pub struct LearntWord {
    /// The words, folded as the model reads them.
    pub words: String,
    /// What they point to.
    pub points_to: PointsTo,
    /// How strongly: what they add to the logit of that value, above the mean of the others.
    pub weight: f64,
}

/// A value of one of the two heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsTo {
    /// A category.
    Category(Category),
    /// A priority.
    Priority(Priority),
}
