//! What goes wrong with less: a reader that trusts the order of numbers, beside others who hold transactions open.

use std::time::{Duration, Instant};

use super::{Name, name};
use rand::{RngExt, rngs::ChaCha8Rng};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, TransactionTrait};
use tokio::{sync::watch, time::sleep};

/// A ticket of a group of its own in the tally, where nobody waits for it.
const STORE: &str = "INSERT INTO ticket (title, description, search_text, category, priority, status, created_at, updated_at) \
     VALUES ('held', 'b', 'held', 'billing', 'critical', 'open', 1, 1)";

/// Reads `id > last` until all events are known and no more come. What it saw comes back.
pub async fn read(connection: DatabaseConnection, all: watch::Receiver<Option<usize>>) -> Vec<Name> {
    let (mut seen, mut last) = (Vec::new(), 0_i64);
    loop {
        let complete = all.borrow().is_some();
        let sql = format!(
            "SELECT id, ticket_id, version, changes #>> '{{title,1}}' AS title FROM ticket_event \
             WHERE id > {last} ORDER BY id LIMIT 100"
        );
        let rows = connection
            .query_all_raw(Statement::from_string(connection.get_database_backend(), sql))
            .await
            .expect("SQL");
        if complete && rows.is_empty() {
            return seen;
        }
        seen.extend(rows.iter().map(name));
        last = rows.last().map_or(last, |row| row.try_get("", "id").expect("an id"));
        sleep(Duration::from_millis(2)).await;
    }
}

/// Holds transactions open, as others on the same cluster do. Half of them have nothing to do with tickets, half store one.
pub async fn hold(connection: DatabaseConnection, mut numbers: ChaCha8Rng, end: Instant) {
    while Instant::now() < end {
        let transaction = connection.begin().await.expect("a transaction");
        let statement = if numbers.random_bool(0.5) { "SELECT pg_current_xact_id()" } else { STORE };
        transaction.execute_unprepared(statement).await.expect("it has its id");
        sleep(Duration::from_millis(numbers.random_range(0..400))).await;
        transaction.commit().await.expect("committed");
        sleep(Duration::from_millis(numbers.random_range(0..200))).await;
    }
}
