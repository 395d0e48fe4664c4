//! How much is asked of a language model, and how long it is left alone when it fails.

use std::time::Duration;

/// The bounds around a language model.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many calls may be open at once.
    pub concurrency: usize,
    /// How long a connection may take to come about, where the deadline does not end it sooner.
    pub connect: Duration,
    /// The shortest and the longest pause before the second try.
    pub pause: (Duration, Duration),
    /// What must be left of the deadline for a second try to be worth it.
    pub worth: Duration,
    /// How many calls in a row must fail for the circuit to open.
    pub run: u32,
    /// Of how many newest calls half must fail for the circuit to open.
    pub window: usize,
    /// How long the circuit stays open at first; doubled each time the probe fails.
    pub open: Duration,
    /// The longest that the circuit stays open, and how long it does when the key is refused.
    pub longest_open: Duration,
    /// The longest `Retry-After` that is believed.
    pub longest_wait: Duration,
    /// How many answers are kept.
    pub answers: u64,
    /// How long an answer is kept.
    pub keep: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            concurrency: 8,
            connect: Duration::from_secs(3),
            pause: (Duration::from_millis(50), Duration::from_millis(250)),
            worth: Duration::from_millis(150),
            run: 5,
            window: 20,
            open: Duration::from_secs(5),
            longest_open: Duration::from_secs(300),
            longest_wait: Duration::from_secs(3_600),
            answers: 10_000,
            keep: Duration::from_secs(24 * 3_600),
        }
    }
}
