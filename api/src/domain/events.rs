//! The log: every change of every ticket, in order, for whoever reads it.
//!
//! Triggers write one event for each change, in the transaction of the change, whoever makes it. A [`Position`] names a
//! place in the log; reading from it gives every later event once, in order. All of this reads that one log:
//!
//! - [`page`] for those who ask, [`follow`] for those who want to be told, [`history`] for what happened to one ticket;
//! - the [`feed`], one task in each process, which hands out what is new to everybody who follows; [`signal`] and
//!   [`notify`] wake it;
//! - [`retention`], which deletes old events where that is asked for.
//!
//! An event is stored as what changed. The ticket as it was right before and after comes from the ticket as it is now, by
//! undoing what happened since: [`rebuild`].

mod announce;
mod change;
mod event;
mod feed;
mod follow;
mod history;
mod log;
mod notify;
mod page;
mod position;
mod rebuild;
mod retention;
mod row;
mod signal;

use std::{sync::Arc, time::Duration};

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use super::database::{Database, Engine};
use feed::Feed;

pub(super) use change::read as read_changes;
pub use change::{Field, FieldChange, Value};
pub use event::{Event, Told};
pub use history::{DEFAULT_HISTORY, History, HistoryPage, WantedHistory, history_statement};
pub use log::log_statement;
pub(super) use log::seen;
pub use page::{DEFAULT_EVENTS, EventPage, EventRequest};
pub use position::{Place, Position, Snapshot};
pub(super) use rebuild::undo;
pub use signal::Signal;

/// The use cases around the log.
#[derive(Clone, Debug)]
pub struct Events {
    database: Database,
    feed: Feed,
    /// Whoever catches up reads in turns, however many they are: the connections serve everyone else, too.
    turns: Arc<Semaphore>,
}

/// How many may catch up at the same time.
const TURNS: usize = 2;

impl Events {
    /// The log of that database, which need not be there yet; `signal` tells when this process has written.
    #[must_use]
    pub fn new(database: Database, signal: Signal) -> Self {
        Self { feed: Feed::new(database.clone(), signal), database, turns: Arc::new(Semaphore::new(TURNS)) }
    }

    /// How long the oldest event that could not be told yet has been waiting.
    #[must_use]
    pub fn lag(&self) -> Duration {
        self.feed.lag()
    }

    /// Begins to tell what is new, and to delete what is older than `retention`, until `stop` is cancelled.
    pub fn start(&self, stop: &CancellationToken, retention: Option<Duration>) {
        let (database, signal) = (|| self.database.clone(), || self.feed.signal().clone());
        run_until(stop, self.feed.clone().run());
        if self.database.engine() == Engine::Postgres {
            run_until(stop, announce::run(database(), signal()));
            run_until(stop, notify::listen(database(), signal()));
        }
        if let Some(age) = retention {
            run_until(stop, retention::run(database(), age));
        }
    }
}

fn run_until(stop: &CancellationToken, task: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(stop.clone().run_until_cancelled_owned(task));
}
