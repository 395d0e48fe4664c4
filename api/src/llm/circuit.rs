//! Whether calls are made: a circuit breaker.
//!
//! It opens when several calls in a row fail, or half of the newest, or at once when the provider says for how long it
//! wants to be left alone or refuses the key. When its time is over it lets one call through: when that one is answered
//! it closes, else it opens for twice as long.
//!
//! An answer that cannot be used counts among the newest but not in a row: a single ticket can bring a model to talk
//! nonsense, and whoever files five such tickets must not take the model from everybody; a server that brings nothing
//! else is still given up. A call that nobody waits for any more counts neither way.
//!
//! The crates there are (failsafe, recloser, tower-resilience, …) know one kind of failure, no "until then", no
//! cancelled calls and no clock that a test can turn; what is needed of them is this file.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use entity::Timestamp;
use rand::RngExt;
use tokio::time::Instant;

use super::limits::Limits;
use crate::domain::triage::{Breaker, Failure};

/// The breaker.
pub(super) struct Circuit {
    limits: Limits,
    state: Mutex<State>,
    /// How far a test has turned the clock.
    #[cfg(test)]
    turned: Mutex<Duration>,
}

struct State {
    phase: Phase,
    /// Failures since the last success.
    run: u32,
    /// Whether the newest calls failed.
    newest: VecDeque<bool>,
    /// How long it opens the next time.
    open: Duration,
    /// Counts the changes of phase: what a call brings that began before the last one says nothing about now.
    era: u64,
}

#[derive(Clone, Copy)]
enum Phase {
    Closed,
    Open { until: Instant, why: Why },
    HalfOpen { why: Why },
}

/// Why it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Too much failed.
    Failing,
    /// The provider asked for fewer calls.
    RateLimited,
}

impl Why {
    const fn failure(self) -> Failure {
        match self {
            Self::Failing => Failure::CircuitOpen,
            Self::RateLimited => Failure::Paused,
        }
    }
}

/// The shortest time for which a provider is left alone that asks for that.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);

/// How a call ended, as far as the breaker cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// With an answer.
    Answered,
    /// With something that is none.
    Nonsense,
    /// Without one.
    Failed,
    /// The provider will not answer before somebody has set something right.
    Barred(Why),
    /// The provider wants no calls for so long.
    Paused(Duration, Why),
}

impl Circuit {
    pub fn new(limits: Limits) -> Self {
        let state = State { phase: Phase::Closed, run: 0, newest: VecDeque::new(), open: limits.open, era: 0 };
        Self {
            limits,
            state: Mutex::new(state),
            #[cfg(test)]
            turned: Mutex::default(),
        }
    }

    #[cfg(not(test))]
    fn now(&self) -> Instant {
        Instant::now()
    }

    #[cfg(test)]
    fn now(&self) -> Instant {
        Instant::now() + *self.turned.lock().expect("a clock")
    }

    /// Says at once what [`admit`](Self::admit) would refuse, for those who would have to wait before they ask.
    pub fn check(&self) -> Result<(), Failure> {
        match self.lock().phase {
            Phase::Open { until, why } if self.now() < until => Err(why.failure()),
            Phase::HalfOpen { why } => Err(why.failure()),
            _ => Ok(()),
        }
    }

    /// Lets a call through, or says why not. One that `is_late` has waited for its place for so long that running out of time
    /// says nothing of the model.
    pub fn admit(&self, deadline: Instant, is_late: bool) -> Result<Pass<'_>, Failure> {
        let mut state = self.lock();
        let is_probe = match state.phase {
            Phase::Closed => false,
            Phase::Open { until, why } if self.now() >= until => {
                state.phase = Phase::HalfOpen { why };
                state.era += 1;
                true
            }
            Phase::Open { why, .. } | Phase::HalfOpen { why } => return Err(why.failure()),
        };
        Ok(Pass { circuit: self, era: state.era, is_probe, deadline, is_late, is_over: false })
    }

    /// How it is.
    pub fn status(&self) -> Breaker {
        match self.lock().phase {
            Phase::Closed => Breaker::Closed,
            Phase::HalfOpen { .. } => Breaker::HalfOpen,
            Phase::Open { until, .. } => {
                let now = self.now();
                let micros = |time: Duration| i64::try_from(time.as_micros()).unwrap_or(i64::MAX);
                let ahead = micros(until.saturating_duration_since(now)) - micros(now.saturating_duration_since(until));
                Breaker::Open { until: Timestamp(Timestamp::now().0.saturating_add(ahead)) }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ended(&self, era: u64, is_probe: bool, ended: Ended) {
        let limits = &self.limits;
        let mut state = self.lock();
        if state.era != era {
            return;
        }
        let failed = ended != Ended::Answered;
        state.newest.push_back(failed);
        if state.newest.len() > limits.window {
            state.newest.pop_front();
        }
        match ended {
            Ended::Answered => state.run = 0,
            Ended::Nonsense => {}
            _ => state.run += 1,
        }
        let failures = state.newest.iter().filter(|failed| **failed).count();
        let is_bad = state.run >= limits.run || (state.newest.len() == limits.window && failures * 2 >= limits.window);
        match ended {
            Ended::Answered if is_probe => {
                *state =
                    State { phase: Phase::Closed, run: 0, newest: VecDeque::new(), open: limits.open, era: era + 1 };
                tracing::info!("the language model answers again");
            }
            Ended::Barred(why) => state.open(self.now() + limits.longest_open, why),
            Ended::Paused(time, why) => {
                // "At once" would be no pause at all: two calls for each question, for as long as the provider says so.
                let least = if is_probe { state.open } else { SHORTEST_PAUSE };
                if is_probe {
                    state.open = (state.open * 2).min(limits.longest_open);
                }
                state.open(self.now() + time.min(limits.longest_wait).max(least), why);
            }
            Ended::Failed | Ended::Nonsense if is_probe || is_bad => {
                // Several servers that lost the same model at once do not come back at once.
                let time = state.open.mul_f64(rand::rng().random_range(1.0..1.25));
                state.open = (state.open * 2).min(limits.longest_open);
                state.open(self.now() + time.min(limits.longest_open), Why::Failing);
            }
            _ => {}
        }
    }

    /// A call was given up before it ended.
    fn given_up(&self, era: u64, is_probe: bool) {
        let mut state = self.lock();
        if let (true, true, Phase::HalfOpen { why }) = (is_probe, state.era == era, state.phase) {
            // The next one may try.
            state.phase = Phase::Open { until: self.now(), why };
            state.era += 1;
        }
    }
}

impl State {
    fn open(&mut self, until: Instant, why: Why) {
        self.phase = Phase::Open { until, why };
        self.era += 1;
        self.run = 0;
        self.newest.clear();
        let seconds = until.saturating_duration_since(Instant::now()).as_secs_f64();
        tracing::info!(seconds, ?why, "the language model is not asked for a while");
    }
}

/// Leave to make one call. Who drops it without saying how the call ended has given it up.
pub(super) struct Pass<'a> {
    circuit: &'a Circuit,
    era: u64,
    is_probe: bool,
    deadline: Instant,
    is_late: bool,
    is_over: bool,
}

impl Pass<'_> {
    /// Whether nothing has changed since: nobody has opened the circuit meanwhile.
    pub fn is_current(&self) -> bool {
        self.circuit.lock().era == self.era
    }

    /// Whether this is the one call that decides.
    pub const fn is_probe(&self) -> bool {
        self.is_probe
    }

    /// Says how a call before the last one ended.
    pub fn also(&self, ended: Ended) {
        self.circuit.ended(self.era, false, ended);
    }

    /// Says that the last call ran out of time.
    pub fn timed_out(self) {
        // Dropped without a word, it is given up.
        if !self.is_late {
            self.ended(Ended::Failed);
        }
    }

    /// Says how the last call ended.
    pub fn ended(mut self, ended: Ended) {
        self.is_over = true;
        self.circuit.ended(self.era, self.is_probe, ended);
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if self.is_over {
        } else if self.circuit.now() >= self.deadline && !self.is_late {
            // Those who waited did so for as long as they could: the model was too slow for all of them.
            self.circuit.ended(self.era, self.is_probe, Ended::Failed);
        } else {
            self.circuit.given_up(self.era, self.is_probe);
        }
    }
}

#[cfg(test)]
mod tests;
