//! Deleting old events, where that is asked for.

use std::time::Duration;

use entity::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, Statement};

use super::Place;
use crate::domain::database::{Database, Engine};

/// How many events are deleted in one transaction.
const BATCH: i64 = 1_000;
/// How often it is looked for old events.
const PAUSE: Duration = Duration::from_secs(600);

/// Deletes what is older than that, again and again.
pub(super) async fn run(database: Database, age: Duration) {
    database.available().await;
    loop {
        let micros = i64::try_from(age.as_micros()).unwrap_or(i64::MAX);
        let before = Timestamp(Timestamp::now().0.saturating_sub(micros));
        match forget_before(&database, before).await {
            Ok(0) => {}
            Ok(events) => tracing::info!(events, "old events were deleted"),
            Err(error) => tracing::warn!(%error, "old events could not be deleted; they will be"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Deletes the events from the beginning of the log to the first that is not older. How many were deleted comes back.
async fn forget_before(database: &Database, before: Timestamp) -> Result<u64, DbErr> {
    let mut deleted = 0;
    loop {
        let batch = batch(database, before).await?;
        deleted += batch;
        if batch == 0 {
            return Ok(deleted);
        }
    }
}

async fn batch(database: &Database, before: Timestamp) -> Result<u64, DbErr> {
    let transaction = database.begin().await?;
    let backend = transaction.get_database_backend();
    let (readable, order) = match database.engine() {
        Engine::Sqlite => ("", "id"),
        Engine::Postgres => (
            "WHERE xact < (SELECT shift FROM ticket_log) \
             + CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)",
            "xact, id",
        ),
    };
    let head = format!("SELECT xact, id, at FROM ticket_event {readable} ORDER BY {order} LIMIT {BATCH}");
    let rows = transaction.query_all_raw(Statement::from_string(backend, head)).await?;
    let mut floor = None;
    for row in rows {
        if row.try_get::<Timestamp>("", "at")? >= before {
            break;
        }
        floor = Some(Place { xact: row.try_get("", "xact")?, id: row.try_get("", "id")? });
    }
    let Some(Place { xact, id }) = floor else { return Ok(0) };
    // The floor is raised first: the database keeps what lies above it.
    let raise = format!(
        "UPDATE ticket_log SET floor_xact = {xact}, floor_id = {id} WHERE (floor_xact, floor_id) < ({xact}, {id})"
    );
    transaction.execute_unprepared(&raise).await?;
    let delete = match database.engine() {
        Engine::Sqlite => format!("DELETE FROM ticket_event WHERE id <= {id}"),
        Engine::Postgres => format!("DELETE FROM ticket_event WHERE (xact, id) <= ({xact}, {id})"),
    };
    let deleted = transaction.execute_unprepared(&delete).await?.rows_affected();
    transaction.commit().await?;
    Ok(deleted)
}
