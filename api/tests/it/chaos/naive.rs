//! What goes wrong with less: a reader that trusts the order of numbers, beside others who hold transactions open.

use std::time::{Duration, Instant};

use rand::{RngExt, rngs::ChaCha8Rng};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, TransactionTrait};
use tokio::{sync::watch, time::sleep};

/// Reads `id > last` until all events are known and no more come. How many it saw comes back.
pub async fn read(connection: DatabaseConnection, all: watch::Receiver<Option<usize>>) -> usize {
    let (mut seen, mut last) = (0, 0_i64);
    loop {
        let complete = all.borrow().is_some();
        let sql = format!("SELECT id FROM ticket_event WHERE id > {last} ORDER BY id LIMIT 100");
        let rows = connection
            .query_all_raw(Statement::from_string(connection.get_database_backend(), sql))
            .await
            .expect("SQL");
        if complete && rows.is_empty() {
            return seen;
        }
        seen += rows.len();
        last = rows.last().map_or(last, |row| row.try_get("", "id").expect("an id"));
        sleep(Duration::from_millis(2)).await;
    }
}

/// Holds transactions open that have nothing to do with tickets, as others on the same cluster do.
pub async fn hold(connection: DatabaseConnection, mut numbers: ChaCha8Rng, end: Instant) {
    while Instant::now() < end {
        let transaction = connection.begin().await.expect("a transaction");
        transaction.execute_unprepared("SELECT pg_current_xact_id()").await.expect("it has its id");
        sleep(Duration::from_millis(numbers.random_range(0..400))).await;
        transaction.commit().await.expect("committed");
        sleep(Duration::from_millis(numbers.random_range(0..200))).await;
    }
}
