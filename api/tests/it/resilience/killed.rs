//! The process is killed while tickets are filed, again and again.

use std::time::Duration;

use crate::{
    resilience::filing::{Filers, assert_all_there},
    support::{Engine, database::TestDatabase, server_process::ServerProcess},
};

/// How often.
const KILLS: u64 = 6;

async fn run(engine: Engine) {
    let database = TestDatabase::empty(engine).await;
    let mut server = ServerProcess::start(&database.url).await;
    let client = server.client();
    let filers = Filers::begin(&client, &server.address, 6);
    for kill in 0..KILLS {
        // At another moment of the work each time.
        filers.file(10).await;
        tokio::time::sleep(Duration::from_millis(7 * kill)).await;
        server.kill();
        server = ServerProcess::again(&database.url, &server.address).await;
    }
    filers.file(10).await;
    let filed = filers.end().await;
    assert!(filed.acknowledged.len() > 50 && filed.unanswered > 0, "{filed:?}");
    assert!(filed.codes.keys().all(|code| code == "UNAVAILABLE"), "{:?}", filed.codes);
    assert_all_there(&client, &server.address, &filed).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_keeps_every_acknowledged_ticket() {
    run(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_keeps_every_acknowledged_ticket() {
    run(Engine::Postgres).await;
}
