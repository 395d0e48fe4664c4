//! The link to the database: its connections, and what becomes of them when the database goes away.
//!
//! A request never waits long. Each call has a deadline, after which it is dropped. When a call finds the database out of
//! reach, the link is *suspected*: new calls are held back for the moment it takes to knock at the server. Does it let us
//! in, all connections are replaced, since what broke one has often broken the others, and a pool does not notice; calls
//! that only read are made again. Does it not, calls are refused at once, without waiting, while the link goes on knocking
//! until it is let in.
//!
//! SQLite is a file in this process: there is nobody to knock at, and only the deadlines hold. What it works on for a call
//! that was dropped is stopped by the call's [`Allowance`].

mod mend;

use std::{
    future::Future,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::{DatabaseConnection, DbErr, RuntimeErr};
use tokio::{
    sync::watch,
    time::{Instant, timeout, timeout_at},
};

use super::{
    Patience,
    allowance::Allowance,
    connect::{Address, Pools},
    failure::Failure,
};

/// How long all of them may take to close when a server stops.
const PARTING: Duration = Duration::from_secs(1);

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Reading.
    Reader,
    /// Writing.
    Writer,
}

/// How the database stands.
#[derive(Clone, Debug)]
enum Standing {
    /// Its tables are not known to be up to date yet.
    Starting,
    /// It answers.
    Fine,
    /// A call has failed, and it is not known yet whether the next one would.
    Suspected,
    /// It does not let us in.
    Gone { since: Instant, why: Arc<str> },
    /// We have hung up.
    Closed,
}

/// See the [module](self).
#[derive(Debug)]
pub(super) struct Link {
    pub(super) address: Address,
    pub(super) patience: Patience,
    /// Whether the trigram index holds words in other letters than ASCII's. In a PostgreSQL cluster of locale "C" it
    /// does not, and a search for such a word has to read the texts.
    pub(super) indexes_all_letters: AtomicBool,
    pools: RwLock<Pools>,
    standing: watch::Sender<Standing>,
    opened: Instant,
    /// When a call was last answered, in milliseconds since the link was opened.
    answered: AtomicU64,
}

impl Link {
    /// A link that serves nobody before [`begin`](Self::begin).
    pub(super) fn new(address: Address, patience: Patience, pools: Pools) -> Self {
        Self {
            address,
            patience,
            indexes_all_letters: AtomicBool::new(false),
            pools: RwLock::new(pools),
            standing: watch::Sender::new(Standing::Starting),
            opened: Instant::now(),
            answered: AtomicU64::new(0),
        }
    }

    /// The tables are up to date: from now on it serves.
    pub(super) fn begin(&self) {
        self.standing.send_replace(Standing::Fine);
    }

    /// The connections as they are now.
    pub(super) fn pools(&self) -> Pools {
        self.pools.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How long SQLite may work for a call.
    pub(super) fn allowance(&self) -> Allowance {
        Allowance::new(self.patience.statement().unwrap_or(Duration::MAX))
    }

    fn connection(&self, role: Role) -> DatabaseConnection {
        let pools = self.pools.read().unwrap_or_else(PoisonError::into_inner);
        match role {
            Role::Reader => pools.reader.clone(),
            Role::Writer => pools.writer.clone(),
        }
    }

    /// Makes a call within that time. One that can be made `twice`, because it changes nothing, is made again when the
    /// connection turns out to be broken and the server lets us in.
    pub(super) async fn call<T, F: Future<Output = Result<T, DbErr>>>(
        self: &Arc<Self>,
        role: Role,
        within: Duration,
        twice: bool,
        make: impl Fn(DatabaseConnection) -> F,
    ) -> Result<T, DbErr> {
        if self.patience == Patience::Command {
            return make(self.connection(role)).await;
        }
        let deadline = Instant::now() + within;
        self.admit(deadline).await?;
        match self.bound(deadline, self.allowance().during(make(self.connection(role)))).await {
            Err(error) if twice && Failure::of(&error) == Failure::OutOfReach => match self.admit(deadline).await {
                Ok(()) => self.bound(deadline, self.allowance().during(make(self.connection(role)))).await,
                Err(_) => Err(error),
            },
            answer => answer,
        }
    }

    /// Makes a call within that time, and never again.
    pub(super) async fn once<T, F: Future<Output = Result<T, DbErr>>>(
        self: &Arc<Self>,
        role: Role,
        within: Duration,
        make: impl FnOnce(DatabaseConnection) -> F,
    ) -> Result<T, DbErr> {
        let deadline = Instant::now() + within;
        if self.patience == Patience::Request {
            self.admit(deadline).await?;
        }
        self.bound(deadline, self.allowance().during(make(self.connection(role)))).await
    }

    /// Waits for the answer to a call, and draws the conclusions.
    pub(super) async fn bound<T>(
        self: &Arc<Self>,
        deadline: Instant,
        call: impl Future<Output = Result<T, DbErr>>,
    ) -> Result<T, DbErr> {
        if self.patience == Patience::Command {
            return call.await;
        }
        let answer =
            timeout_at(deadline, call).await.unwrap_or_else(|_| Err(out_of_reach("it did not answer in time")));
        match &answer {
            Err(error) if Failure::of(error) == Failure::OutOfReach => self.suspect(error),
            _ => self.answered.store(self.age(), Ordering::Relaxed),
        }
        answer
    }

    /// Lets a call through, holds it back while nobody knows, or refuses it.
    async fn admit(&self, deadline: Instant) -> Result<(), DbErr> {
        if matches!(*self.standing.borrow(), Standing::Fine) {
            return Ok(());
        }
        let mut standing = self.standing.subscribe();
        let known = standing.wait_for(|standing| !matches!(standing, Standing::Suspected));
        match timeout_at(deadline, known).await.as_ref().map(|known| known.as_deref()) {
            Ok(Ok(Standing::Fine)) => Ok(()),
            Ok(Ok(Standing::Starting)) => Err(out_of_reach("its tables are not up to date yet")),
            Ok(Ok(Standing::Gone { since, why })) => {
                Err(out_of_reach(format!("it has been out of reach for {} s: {why}", since.elapsed().as_secs())))
            }
            Ok(Ok(Standing::Closed) | Err(_)) => Err(out_of_reach("it was closed")),
            Ok(Ok(Standing::Suspected)) | Err(_) => Err(out_of_reach("it did not let us in in time")),
        }
    }

    /// Returns when calls are let through.
    pub(super) async fn available(&self) {
        // The link holds the sender, so that waiting does not fail.
        let _ = self.standing.subscribe().wait_for(|standing| matches!(standing, Standing::Fine)).await;
    }

    /// Hangs up.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        self.standing.send_replace(Standing::Closed);
        let pools = self.pools();
        let closing = async {
            let closed = pools.reader.close_by_ref().await;
            closed.and(pools.writer.close_by_ref().await)
        };
        match self.patience {
            Patience::Command => closing.await,
            Patience::Request => {
                timeout(PARTING, closing).await.unwrap_or_else(|_| Err(out_of_reach("it is still at work")))
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "64 bits of milliseconds outlast the machine")]
    fn age(&self) -> u64 {
        self.opened.elapsed().as_millis() as u64
    }
}

/// The error of a call that was not answered, or not even made. Its text is for the log.
fn out_of_reach(why: impl Into<String>) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal(why.into()))
}
