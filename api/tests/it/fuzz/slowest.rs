//! The requests that took longest.

use std::{fmt::Write, time::Duration};

/// How many are told.
const TOLD: usize = 3;
/// How much of a request is told, in characters.
const LENGTH: usize = 300;

/// See the [module](self).
#[derive(Debug, Default)]
pub struct Slowest(Vec<(Duration, String)>);

impl Slowest {
    /// Takes note of a request. What it was is asked for only when it is one of the slowest.
    pub fn note(&mut self, took: Duration, what: impl FnOnce() -> String) {
        if self.0.len() < TOLD || self.0.last().is_some_and(|(least, _)| took > *least) {
            let what = what();
            let more = what.chars().count().saturating_sub(LENGTH);
            let mut short: String = what.chars().take(LENGTH).map(|c| if c.is_control() { ' ' } else { c }).collect();
            if more > 0 {
                let _ = write!(short, "… ({more} more)");
            }
            self.0.push((took, short));
            self.0.sort_by_key(|(took, _)| std::cmp::Reverse(*took));
            self.0.truncate(TOLD);
        }
    }

    /// The slowest ones, one on a line.
    pub fn told(&self) -> String {
        self.0.iter().fold("  slowest:\n".to_owned(), |mut told, (took, what)| {
            let _ = writeln!(told, "  {took:>8.1?}  {what}");
            told
        })
    }
}
