//! How long SQLite may work on a statement.
//!
//! PostgreSQL ends a statement by itself when its time is over. SQLite works in a thread of this process until it is done,
//! whether or not anybody still waits for it, and holds a connection that others are waiting for. But it asks, every few
//! steps, whether to go on. The answer is in an [`Allowance`]: yes, until the time of a statement is over or the call that
//! wanted it is dropped, because its caller hung up or its request was given up.
//!
//! Which call a connection is lent to is known where it is lent: the pool does so within the call's own future.

use std::{
    future::Future,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use sea_orm::{SqlxError, sqlx::SqliteConnection};

/// After how many steps of its virtual machine SQLite asks. A step may look through a long text: a few hundred of them
/// take a noticeable time, while asking takes less than one.
const STEPS: i32 = 1_000;

/// What moments are counted from.
static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);

tokio::task_local! {
    /// The allowance of the call that is being made.
    static CURRENT: Allowance;
}

/// See the [module](self). Its copies are one.
#[derive(Clone, Debug)]
pub(super) struct Allowance {
    /// The moment until which to go on, in milliseconds from the [`BEGINNING`].
    until: Arc<AtomicU64>,
    /// The time of one statement.
    statement: Duration,
}

impl Allowance {
    /// One for a call, or for all calls of a transaction, each statement of which has that much time.
    pub(super) fn new(statement: Duration) -> Self {
        Self { until: Arc::default(), statement }
    }

    /// Makes a call. A connection that is lent to it works for it, and no longer than it is waited for.
    pub(super) async fn during<T>(self, call: impl Future<Output = T>) -> T {
        let end = End(self);
        end.0.begin();
        CURRENT.scope(end.0.clone(), call).await
    }

    /// Lets SQLite work for the time of one statement from now.
    pub(super) fn begin(&self) {
        self.until.store(now().saturating_add(milliseconds(self.statement)), Ordering::Relaxed);
    }

    fn lasts(&self) -> bool {
        now() < self.until.load(Ordering::Relaxed)
    }

    /// Puts a connection that is being lent under the allowance of the call that it is lent to. Outside of any call, as
    /// when the tables are brought up to date, it works as long as it takes.
    ///
    /// # Errors
    /// When the connection is broken.
    pub(super) async fn watch(connection: &mut SqliteConnection) -> Result<(), SqlxError> {
        let allowance = CURRENT.try_with(Self::clone).ok();
        let mut handle = connection.lock_handle().await?;
        match allowance {
            Some(allowance) => {
                // It may have waited for the connection.
                allowance.begin();
                handle.set_progress_handler(STEPS, move || allowance.lasts());
            }
            None => handle.remove_progress_handler(),
        }
        Ok(())
    }
}

/// Ends an allowance when it is dropped.
struct End(Allowance);

impl Drop for End {
    fn drop(&mut self) {
        self.0.until.store(0, Ordering::Relaxed);
    }
}

fn now() -> u64 {
    milliseconds(BEGINNING.elapsed())
}

#[expect(clippy::cast_possible_truncation, reason = "64 bits of milliseconds outlast the machine")]
const fn milliseconds(duration: Duration) -> u64 {
    duration.as_millis() as u64
}
