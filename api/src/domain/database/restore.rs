//! A log that was restored into another cluster of PostgreSQL.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};

/// How far the log jumps: further than a cursor that was given out can lie behind its last event.
const LEAP: i64 = 1 << 40;

/// Sees to it that the log goes on growing. A dump that was restored into a new cluster holds transaction ids that the
/// cluster has not reached yet; what is written next would stand before them, where nobody looks any more.
pub(super) async fn raise_shift(connection: &DatabaseConnection) -> Result<(), DbErr> {
    // Several processes may start at once: the row is locked before its shift is read, and asked again by the second.
    let raise = format!(
        "UPDATE ticket_log SET shift = last.xact + {LEAP} - next.xact, \
           leap_from = last.xact, leap_to = last.xact + {LEAP} - 1 \
         FROM (SELECT max(xact) AS xact FROM ticket_event) AS last, \
           (SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint) AS xact) AS next \
         WHERE last.xact >= next.xact + shift"
    );
    if connection.execute_unprepared(&raise).await?.rows_affected() > 0 {
        tracing::warn!(
            "the database was restored into a cluster with younger transactions: its log of events goes on behind a gap"
        );
    }
    Ok(())
}
