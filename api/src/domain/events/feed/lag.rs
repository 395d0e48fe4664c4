//! How far the feed lags behind what is written.

use std::time::{Duration, Instant};

/// From here on it is worth a word in the log.
const LONG: Duration = Duration::from_secs(10);

/// Since when events wait to be handed out.
#[derive(Debug, Default)]
pub(super) struct Lag {
    since: Option<Instant>,
    /// They wait for an older transaction, as far as is known.
    held_up: bool,
    warned: bool,
}

impl Lag {
    /// How long the oldest event has been waiting.
    pub fn now(&self) -> Duration {
        self.since.map(|since| since.elapsed()).unwrap_or_default()
    }

    /// The oldest event that waits has done so for that long; `None` when none waits.
    pub fn set(&mut self, waiting: Option<Duration>) {
        self.held_up = waiting.is_some();
        self.since = waiting.map(|waiting| Instant::now().checked_sub(waiting).unwrap_or_else(Instant::now));
        if waiting.is_none() && std::mem::take(&mut self.warned) {
            tracing::info!("events come at once again");
        }
    }

    /// There is more to be told than was told yet; the last event that was is so old.
    pub fn behind(&mut self, age: Duration) {
        self.held_up = false;
        self.since = Some(Instant::now().checked_sub(age).unwrap_or_else(Instant::now));
    }

    /// The log cannot be read: events may wait from now on.
    pub fn unknown(&mut self) {
        self.held_up = false;
        self.since.get_or_insert_with(Instant::now);
    }

    /// Says once for each time it lags far behind.
    pub fn warn(&mut self) {
        if self.now() < LONG || std::mem::replace(&mut self.warned, true) {
            return;
        }
        let lag_seconds = self.now().as_secs();
        if self.held_up {
            tracing::warn!(
                lag_seconds,
                "events wait for an older transaction that is still open, in any database of the cluster: look for \
                 backend_xid in pg_stat_activity, and in pg_prepared_xacts"
            );
        } else {
            tracing::warn!(lag_seconds, "events are told later than they are written");
        }
    }
}
