//! What is counted of a language model.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use tokio::time::Instant;

use crate::domain::triage::{Answer, Degraded, Failure, Latencies};

/// The reasons that a language model can have, in the order in which they are told.
const REASONS: [Degraded; 5] =
    [Degraded::Timeout, Degraded::RateLimited, Degraded::BadAnswer, Degraded::ProviderError, Degraded::CircuitOpen];

/// The counters.
#[derive(Default)]
pub(super) struct Tally {
    pub calls: AtomicU64,
    pub retries: AtomicU64,
    pub answered: AtomicU64,
    failed: [AtomicU64; REASONS.len()],
    pub cached: AtomicU64,
    pub joined: AtomicU64,
    pub under_way: AtomicU64,
    /// How long answers took.
    pub took: Latencies,
}

impl Tally {
    pub fn count(&self, outcome: &Result<Answer, Failure>) {
        match outcome {
            Ok(_) => self.answered.fetch_add(1, Relaxed),
            Err(failure) => {
                let reason = Degraded::from(failure.clone());
                let at = REASONS.iter().position(|other| *other == reason).unwrap_or_default();
                self.failed[at].fetch_add(1, Relaxed)
            }
        };
    }

    /// The questions that were not answered, by reason; only reasons that occurred.
    pub fn failed(&self) -> Vec<(Degraded, u64)> {
        let counts = REASONS.into_iter().zip(self.failed.iter().map(|count| count.load(Relaxed)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// One question, from now on.
    pub fn question(&self, deadline: Instant) -> Question<'_> {
        Question { tally: self, deadline, is_counted: false }
    }

    /// One call under way, until what comes back is dropped.
    pub fn call(&self) -> UnderWay<'_> {
        self.calls.fetch_add(1, Relaxed);
        self.under_way.fetch_add(1, Relaxed);
        UnderWay(self)
    }
}

/// A question whose end is counted. One that nobody waits for any more is not; but who gave up at the deadline or
/// later did so because no answer came.
pub(super) struct Question<'a> {
    tally: &'a Tally,
    deadline: Instant,
    is_counted: bool,
}

impl Question<'_> {
    pub fn ended(mut self, outcome: &Result<Answer, Failure>) {
        self.is_counted = true;
        self.tally.count(outcome);
    }

    pub fn was_cached(mut self) {
        self.is_counted = true;
        self.tally.cached.fetch_add(1, Relaxed);
    }
}

impl Drop for Question<'_> {
    fn drop(&mut self) {
        if !self.is_counted && Instant::now() >= self.deadline {
            self.tally.count(&Err(Failure::Timeout));
        }
    }
}

/// A call under way.
pub(super) struct UnderWay<'a>(&'a Tally);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Relaxed);
    }
}
