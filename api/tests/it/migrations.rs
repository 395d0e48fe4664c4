//! The tables are made at start, however many servers start at once.

use std::process::{Command, Stdio};

use migration::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::{
    events::{change, log},
    support::{Desk, Engine, command::run_on, database::TestDatabase},
};

async fn three_at_once(engine: Engine) {
    let database = TestDatabase::empty(engine).await;
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(["migrate", "--database-url", &database.url])
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs")
    };
    for process in [start(), start(), start()] {
        let output = process.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let desk = Desk::start_on(engine, database).await;
    desk.file(serde_json::json!({ "title": "a", "description": "b" })).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_processes_start_at_once_on_sqlite() {
    three_at_once(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_processes_start_at_once_on_postgres() {
    three_at_once(Engine::Postgres).await;
}

/// The tables as they were before there was a log, with tickets in them.
async fn before_the_log(engine: Engine) {
    let database = TestDatabase::empty(engine).await;
    let url = format!("{}{}", database.url, if engine == Engine::Sqlite { "?mode=rwc" } else { "" });
    let connection = sea_orm::Database::connect(url).await.expect("a connection");
    Migrator::up(&connection, Some(1)).await.expect("the first migration");
    let rows = "INSERT INTO ticket (title, description, category, priority, status, created_at, updated_at, resolved_at, version, search_text)
        VALUES ('a', '\"b\"', 'billing', 'low', 'open', 1000000, 2000000, NULL, 1, 'a b'),
            ('c', 'd', 'account', 'high', 'closed', 3000000, 5000000, 4000000, 7, 'c d')";
    connection.execute_unprepared(rows).await.expect("two tickets");
    connection.close().await.expect("closed");
    let desk = Desk::start_on(engine, database).await;

    let begun = log(&desk, Value::Null, 2).await;
    let told: Vec<_> = begun
        .iter()
        .map(|event| json!([event["kind"], event["version"], event["ticket"]["title"], event["ticket"]["resolvedAt"]]))
        .collect();
    assert_eq!(told, [json!(["CREATED", 1, "a", null]), json!(["CREATED", 7, "c", "1970-01-01T00:00:04.000000Z"])]);
    assert_eq!(begun[1]["changes"].as_array().map(Vec::len), Some(7), "with all it is: {}", begun[1]);
    change(&desk, &begun[1]["ticket"]["id"], json!({ "status": "OPEN" })).await;
    assert_eq!(log(&desk, begun[1]["cursor"].clone(), 1).await[0]["version"], 8);
    let verified = run_on(&desk.database.url, &["verify"]);
    assert!(verified.code == 0 && verified.out.contains("2 tickets, 3 events"), "{verified:?}");
}

/// The log as it was before there were suggestions: what stood in it stands there still, and no number comes twice.
async fn before_suggestions(engine: Engine) {
    let database = TestDatabase::empty(engine).await;
    let url = format!("{}{}", database.url, if engine == Engine::Sqlite { "?mode=rwc" } else { "" });
    let connection = sea_orm::Database::connect(url).await.expect("a connection");
    Migrator::up(&connection, Some(2)).await.expect("the first two migrations");
    let columns = "title, description, category, priority, status, created_at, updated_at, search_text";
    let row = "'b', 'billing', 'low', 'open', 1000000, 2000000, 'a b'";
    for statement in [
        format!("INSERT INTO ticket ({columns}) VALUES ('a', {row}), ('c', {row}), ('d', {row})"),
        "UPDATE ticket SET title = 'e', version = 2 WHERE id = 1".to_owned(),
        // The last numbers were given out, and nothing stands there.
        "DELETE FROM ticket WHERE id = 3".to_owned(),
        "UPDATE ticket SET title = 'f', version = 2 WHERE id = 2".to_owned(),
        "DELETE FROM ticket WHERE id = 2".to_owned(),
    ] {
        connection.execute_unprepared(&statement).await.expect("SQL");
    }
    connection.close().await.expect("closed");
    let desk = Desk::start_on(engine, database).await;

    let begun = log(&desk, Value::Null, 2).await;
    let told: Vec<_> =
        begun.iter().map(|event| json!([event["kind"], event["version"], event["ticket"]["title"]])).collect();
    assert_eq!(told, [json!(["CREATED", 1, "a"]), json!(["UPDATED", 2, "e"])]);
    change(&desk, &begun[1]["ticket"]["id"], json!({ "status": "CLOSED" })).await;
    assert_eq!(log(&desk, begun[1]["cursor"].clone(), 1).await[0]["version"], 3);
    assert_eq!(desk.number("SELECT max(id) AS n FROM ticket_event").await, 6, "five numbers were given out before");
    assert_eq!(desk.number("SELECT fields AS n FROM ticket_event WHERE version = 3").await, 16 + 32 + 128);
    let verified = run_on(&desk.database.url, &["verify"]);
    assert!(verified.code == 0 && verified.out.contains("1 tickets, 3 events"), "{verified:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_from_before_suggestions_goes_on_on_sqlite() {
    before_suggestions(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_from_before_suggestions_goes_on_on_postgres() {
    before_suggestions(Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tickets_from_before_the_log_begin_it_on_sqlite() {
    before_the_log(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tickets_from_before_the_log_begin_it_on_postgres() {
    before_the_log(Engine::Postgres).await;
}
