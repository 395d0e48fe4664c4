use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::Latency;

/// How many of the newest are kept.
const KEPT: usize = 1_000;

/// How long the newest answers took.
#[derive(Debug, Default)]
pub struct Latencies(Mutex<VecDeque<Duration>>);

impl Latencies {
    /// One more answer, which took that long.
    pub fn add(&self, took: Duration) {
        let mut newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if newest.len() == KEPT {
            newest.pop_front();
        }
        newest.push_back(took);
    }

    /// What they come to.
    #[must_use]
    pub fn figures(&self) -> Latency {
        let mut sorted: Vec<_> = self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().collect();
        sorted.sort_unstable();
        // The nearest rank: so many of a hundred are as quick or quicker.
        let rank = |percent: usize| sorted.get((sorted.len() * percent).div_ceil(100).saturating_sub(1)).copied();
        let quantile = |percent| rank(percent).unwrap_or_default();
        Latency { count: sorted.len() as u64, p50: quantile(50), p90: quantile(90), p99: quantile(99) }
    }
}

impl Latency {
    /// One of its figures in milliseconds; `None` when it rests on nothing.
    #[must_use]
    pub fn millis(&self, figure: Duration) -> Option<f64> {
        (self.count > 0).then_some(figure.as_secs_f64() * 1_000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_thousand_count() {
        let latencies = Latencies::default();
        assert_eq!(latencies.figures(), Latency::default());
        latencies.add(Duration::from_millis(7));
        let only = Duration::from_millis(7);
        assert_eq!(latencies.figures(), Latency { count: 1, p50: only, p90: only, p99: only });
        (1..=1_000).rev().for_each(|millis| latencies.add(Duration::from_millis(millis)));
        let [p50, p90, p99] = [500, 900, 990].map(Duration::from_millis);
        assert_eq!(latencies.figures(), Latency { count: 1_000, p50, p90, p99 });
    }
}
