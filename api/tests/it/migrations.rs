//! The tables are made at start, however many servers start at once.

use std::process::{Command, Stdio};

use crate::support::{Desk, Engine, database::TestDatabase};

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
