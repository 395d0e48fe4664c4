//! Telling other processes on PostgreSQL that there is something new.

use std::time::Duration;

use sea_orm::ConnectionTrait;

use super::signal::Signal;
use crate::domain::database::Database;

/// The channel of LISTEN and NOTIFY.
pub(super) const CHANNEL: &str = "frontdesk";
/// The least time between two announcements: a burst of changes makes one.
const PAUSE: Duration = Duration::from_millis(20);

/// Sends a NOTIFY after changes of this process. It comes after their commit and in a transaction of its own: those that
/// send one stand in a queue for their commit. One that is lost costs a second, see the poll of the feed.
pub(super) async fn run(database: Database, signal: Signal) {
    let mut written = signal.written();
    while written.changed().await.is_ok() {
        if let Err(error) = database.writer().execute_unprepared(&format!("NOTIFY {CHANNEL}")).await {
            tracing::debug!(%error, "other processes were not told of a change");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
