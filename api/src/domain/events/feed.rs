//! The feed: one task in each process that reads the log and hands out what is new.
//!
//! Subscribe first, then read: whoever joins gets every event from then on, and finds in the log whatever came before.
//! A listener that is too slow is dropped from the line and reads the log itself until it has caught up.

mod lag;

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use entity::Timestamp;
use sea_orm::DbErr;
use tokio::{
    sync::{OnceCell, broadcast},
    time::{Instant, sleep, sleep_until},
};

use super::{
    Event, Place, Position,
    log::{self, Bounds},
    signal::Signal,
};
use crate::domain::database::Database;
use lag::Lag;

/// How many events a listener may be behind before it has to read the log.
const BACKLOG: usize = 256;
/// How many events are read at once.
const STRETCH: u64 = 100;
/// How often the log is read without a signal: other processes may write without one.
const POLL: Duration = Duration::from_secs(1);
/// The least time between two looks: what is written meanwhile is read in one go.
const REST: Duration = Duration::from_millis(5);
/// How soon the log is read again while events are there that cannot be read yet; doubled until it is [`POLL`].
const SOON: Duration = Duration::from_millis(10);

/// The feed of this process.
#[derive(Clone, Debug)]
pub(super) struct Feed(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    database: Database,
    signal: Signal,
    begun: OnceCell<()>,
    line: Mutex<Line>,
    lag: Mutex<Lag>,
}

/// Where the feed stands, and who hears of what comes next. One lock holds both together.
#[derive(Debug)]
struct Line {
    head: Place,
    listeners: broadcast::Sender<Arc<Event>>,
}

/// What a look into the log came to.
struct Look {
    /// The feed has moved on.
    moved: bool,
    /// There is more to be read at once.
    more: bool,
    /// There are events that cannot be read yet.
    waiting: bool,
}

impl Feed {
    /// A feed that will stand where the log ends when it is first looked at.
    pub fn new(database: Database, signal: Signal) -> Self {
        let line = Mutex::new(Line { head: Place::default(), listeners: broadcast::Sender::new(BACKLOG) });
        Self(Arc::new(Shared { database, signal, begun: OnceCell::new(), line, lag: Mutex::default() }))
    }

    /// Finds the end of the log, once.
    async fn begin(&self) -> Result<(), DbErr> {
        let find = || async {
            let (head, _) = log::tip(&self.0.database).await?;
            self.line().head = head;
            Ok(())
        };
        self.0.begun.get_or_try_init(find).await.copied()
    }

    /// What wakes it.
    pub fn signal(&self) -> &Signal {
        &self.0.signal
    }

    /// Joins the line: every event after that position will come.
    pub async fn join(&self) -> Result<(broadcast::Receiver<Arc<Event>>, Position), DbErr> {
        self.begin().await?;
        let line = self.line();
        Ok((line.listeners.subscribe(), Position::at(line.head)))
    }

    /// How long the oldest event that was not handed out yet has been waiting.
    pub fn lag(&self) -> Duration {
        self.lags().now()
    }

    /// Reads and hands out, for ever.
    pub async fn run(self) {
        self.0.database.available().await;
        let (mut written, mut heard) = (self.0.signal.written(), self.0.signal.heard());
        let (mut pause, mut failing, mut signalled) = (SOON, false, false);
        loop {
            let looked = Instant::now();
            let wait = match self.look().await {
                Ok(Look { more: true, .. }) => {
                    self.0.signal.moved();
                    self.lags().warn();
                    continue;
                }
                Ok(Look { moved, waiting, .. }) => {
                    if std::mem::take(&mut failing) {
                        tracing::info!("the log of events is read again");
                    }
                    // Statistics see what is committed, also while the log waits for an older transaction.
                    if moved || waiting && signalled {
                        self.0.signal.moved();
                    }
                    pause = if waiting && !moved { (pause * 2).min(POLL) } else { SOON };
                    if waiting { pause } else { POLL }
                }
                Err(error) => {
                    self.lags().unknown();
                    if !std::mem::replace(&mut failing, true) {
                        tracing::warn!(%error, "the log of events cannot be read: trying again until it can");
                    }
                    POLL
                }
            };
            self.lags().warn();
            signalled = tokio::select! {
                () = sleep(wait) => false,
                Ok(()) = written.changed() => true,
                Ok(()) = heard.changed() => true,
            };
            sleep_until(looked + REST).await;
        }
    }

    async fn look(&self) -> Result<Look, DbErr> {
        self.begin().await?;
        let alone = self.line().listeners.receiver_count() == 0;
        if alone && let Some(look) = self.skip().await? {
            return Ok(look);
        }
        let head = self.line().head;
        let stretch = log::read_on(&self.0.database, head, STRETCH).await?;
        if stretch.bounds.is_before(self.0.database.engine(), head) {
            return self.begin_anew().await;
        }
        let (moved, more) = (!stretch.events.is_empty(), stretch.more);
        if let Some(last) = stretch.events.last().filter(|_| more) {
            self.lags().behind(age(last.at));
        }
        let mut line = self.line();
        for event in stretch.events {
            line.head = event.place;
            // Nobody listening is no failure.
            let _ = line.listeners.send(Arc::new(event));
        }
        drop(line);
        Ok(self.looked(moved, more, &stretch.bounds))
    }

    /// The database was set back to an older state, as by a failover to a server that had not heard of everything. Whoever
    /// listens has to find out for itself where it stands.
    async fn begin_anew(&self) -> Result<Look, DbErr> {
        tracing::warn!(
            "the log of events ends before what was told of it: the database was set back to an older state"
        );
        let (head, bounds) = log::tip(&self.0.database).await?;
        *self.line() = Line { head, listeners: broadcast::Sender::new(BACKLOG) };
        Ok(self.looked(true, false, &bounds))
    }

    /// Goes to the end of the log without building what nobody hears; `None` when somebody has joined meanwhile, who is
    /// to get it all.
    async fn skip(&self) -> Result<Option<Look>, DbErr> {
        let (tip, bounds) = log::tip(&self.0.database).await?;
        if bounds.is_before(self.0.database.engine(), self.line().head) {
            return self.begin_anew().await.map(Some);
        }
        let mut line = self.line();
        if line.listeners.receiver_count() > 0 {
            return Ok(None);
        }
        let moved = tip > line.head;
        line.head = line.head.max(tip);
        drop(line);
        Ok(Some(self.looked(moved, false, &bounds)))
    }

    fn looked(&self, moved: bool, more: bool, bounds: &Bounds) -> Look {
        if !more {
            self.lags().set(bounds.waiting);
        }
        Look { moved, more, waiting: bounds.waiting.is_some() }
    }

    // Nothing here panics while it holds a lock, and what the locks hold is whole at any moment.
    fn line(&self) -> MutexGuard<'_, Line> {
        self.0.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lags(&self) -> MutexGuard<'_, Lag> {
        self.0.lag.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn age(moment: Timestamp) -> Duration {
    Duration::from_micros(u64::try_from(Timestamp::now().0.saturating_sub(moment.0)).unwrap_or_default())
}
