//! Finding out whether the database has gone away, and coming back to it.

use std::{
    sync::{Arc, PoisonError, Weak, atomic::Ordering},
    time::Duration,
};

use backon::{BackoffBuilder, ExponentialBuilder};
use sea_orm::{DbErr, RuntimeErr};
use tokio::time::{Instant, timeout};

use super::{
    super::{
        Engine,
        connect::Pools,
        patience::{FIRST_KNOCK, KNOCK},
    },
    Link, Standing,
};

/// How long connections that were replaced may take to close.
const FAREWELL: Duration = Duration::from_secs(30);
/// The longest pause between two knocks, before jitter doubles it at most: the database is back in use within 5 seconds
/// of its return.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

impl Link {
    /// Looks whether the database has gone away, unless that is being done.
    pub(super) fn suspect(self: &Arc<Self>, error: &DbErr) {
        if self.address.engine == Engine::Sqlite {
            return;
        }
        // Connections are scarce on a busy server, too. Where calls are being answered there is nothing to mend.
        let silent = Duration::from_millis(self.age().saturating_sub(self.answered.load(Ordering::Relaxed)));
        let waited = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(RuntimeErr::Internal(_)));
        if waited && silent < self.patience.connection() {
            return;
        }
        let is_first = self.standing.send_if_modified(|standing| {
            let was_fine = matches!(standing, Standing::Fine);
            if was_fine {
                *standing = Standing::Suspected;
            }
            was_fine
        });
        if is_first {
            tokio::spawn(mend(Arc::downgrade(self)));
        }
    }

    fn gone(&self, why: &str) {
        let mut first = false;
        self.standing.send_if_modified(|standing| {
            let since = match standing {
                Standing::Gone { since, .. } => *since,
                Standing::Closed => return false,
                _ => {
                    first = true;
                    Instant::now()
                }
            };
            *standing = Standing::Gone { since, why: why.into() };
            true
        });
        if first {
            tracing::warn!(error = why, "the database is out of reach: requests are refused until it is back");
        }
    }

    fn replace(&self, fresh: Pools) {
        let old = std::mem::replace(&mut *self.pools.write().unwrap_or_else(PoisonError::into_inner), fresh);
        // A connection whose other end is silent would be waited for; it is dropped in the end.
        tokio::spawn(timeout(FAREWELL, async move {
            let _ = old.reader.close_by_ref().await;
            let _ = old.writer.close_by_ref().await;
        }));
        let mut before = Standing::Closed;
        self.standing.send_if_modified(|standing| {
            before = standing.clone();
            let is_open = !matches!(standing, Standing::Closed);
            if is_open {
                *standing = Standing::Fine;
            }
            is_open
        });
        match before {
            Standing::Gone { since, .. } => tracing::info!(after = ?since.elapsed(), "the database is back"),
            _ => tracing::info!("the connections to the database were replaced: one of them broke"),
        }
    }
}

/// Knocks until the server lets us in, then replaces the connections. Ends when nobody holds the link any more.
async fn mend(link: Weak<Link>) {
    let mut knock = FIRST_KNOCK;
    let pauses = ExponentialBuilder::new().with_min_delay(Duration::from_millis(100)).with_max_delay(LONGEST_PAUSE);
    for pause in pauses.with_jitter().without_max_times().build() {
        let Some(link) = link.upgrade() else { return };
        if matches!(*link.standing.borrow(), Standing::Closed) {
            return;
        }
        let opened = match link.address.knock(std::mem::replace(&mut knock, KNOCK)).await {
            Ok(()) => link.address.open(link.patience).await.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        match opened {
            Ok(fresh) => return link.replace(fresh),
            Err(why) => link.gone(&why),
        }
        drop(link);
        tokio::time::sleep(pause).await;
    }
}
