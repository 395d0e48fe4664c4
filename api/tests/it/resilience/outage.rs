//! PostgreSQL goes away while the server runs: refused, reset, silent.

use std::time::{Duration, Instant};

use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::{
    postgres_server::{PostgresServer, Stop},
    server_process::ServerProcess,
    silent_proxy::SilentProxy,
};

/// How soon all has to be well again.
const SOON: Duration = Duration::from_secs(5);
const QUERY: &str = "{ tickets { nodes { id } totalCount } ticketStats { total } ticket(id: 1) { id } }";
const FILE: &str = r#"mutation { createTicket(input: { title: "a", description: "b", category: BILLING, priority: LOW }) { ticket { id } } }"#;
const CHANGE: &str = "mutation { updateTicket(input: { id: 1, status: RESOLVED }) { ticket { id } } }";

/// Whatever is asked says that the database is away, in time, and the log says why, once for each request.
async fn is_unavailable(server: &ServerProcess) {
    let before = failures(server).len();
    for (round, document) in [QUERY, FILE, CHANGE, QUERY].into_iter().enumerate() {
        server.ask(document, json!({})).await.assert_unavailable();
        server.says("a request failed", before + round + 1).await;
    }
    let (status, took) = server.status("/readyz").await;
    assert!(status == 503 && took < SOON, "{status} after {took:?}");
    assert_eq!(server.status("/healthz").await.0, 200);
    assert_eq!(failures(server).len(), before + 4, "{:#?}", server.log());
}

fn failures(server: &ServerProcess) -> Vec<String> {
    server.log().into_iter().filter(|line| line.contains("a request failed")).collect()
}

/// Soon it serves again, for many at a time.
async fn recovers(server: &ServerProcess) {
    let begun = Instant::now();
    while server.status("/readyz").await.0 != 200 {
        assert!(begun.elapsed() < SOON, "it does not recover: {:#?}", server.log());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    let asked = (0..40).map(|number| server.ask(if number % 2 == 0 { QUERY } else { FILE }, json!({})));
    for answer in futures_util::future::join_all(asked).await {
        assert!(answer.body.get("errors").is_none(), "{}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_stopped_and_started_is_missed_and_found_again() {
    let postgres = PostgresServer::start();
    let server = ServerProcess::start(&postgres.url()).await;
    recovers(&server).await;
    let mut socket = server.socket().await;
    let stats = json!({ "query": "subscription { ticketStats { total } }" });
    socket.send(json!({ "id": "stats", "type": "subscribe", "payload": stats })).await;
    let total = socket.data("stats").await["ticketStats"]["total"].as_i64().expect("a total");

    for how in [Stop::Immediate, Stop::Fast] {
        postgres.stop(how);
        is_unavailable(&server).await;
        postgres.begin();
        recovers(&server).await;
    }
    assert_eq!(server.says("the database is out of reach", 2).await.len(), 2);
    assert_eq!(server.says("the database is back", 2).await.len(), 2);

    // Who followed the statistics before the outage goes on; who begins now is served at once.
    while socket.data("stats").await["ticketStats"]["total"].as_i64().expect("a total") < total + 40 {}
    let mut other = server.socket().await;
    let stats = json!({ "query": "subscription { ticketStats { total } }" });
    other.send(json!({ "id": "new", "type": "subscribe", "payload": stats })).await;
    assert_eq!(other.data("new").await["ticketStats"]["total"], total + 40);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_all_break_at_once_are_not_noticed_by_who_reads() {
    let postgres = PostgresServer::start();
    let server = ServerProcess::start(&postgres.url()).await;
    recovers(&server).await;
    let other = sea_orm::Database::connect(postgres.url()).await.expect("a connection past the server");
    for _ in 0..5 {
        // As after a restart between two requests: all connections are dead, and the next ones are taken.
        let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'frontdesk'";
        let killed = other.execute_unprepared(kill).await.expect("SQL");
        assert!(killed.rows_affected() > 0, "it had connections");
        let asked = (0..20).map(|_| server.ask(QUERY, json!({})));
        for answer in futures_util::future::join_all(asked).await {
            assert!(answer.body.get("errors").is_none(), "{}", answer.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_hangs_is_not_waited_for() {
    let postgres = PostgresServer::start();
    let server = ServerProcess::start(&postgres.url()).await;
    recovers(&server).await;
    postgres.pause();
    // Together they take all connections, so that some of them wait for one in vain.
    let asked = (0..24).map(|number| server.ask([QUERY, FILE, CHANGE][number % 3], json!({})));
    for answer in futures_util::future::join_all(asked).await {
        answer.assert_unavailable();
    }
    is_unavailable(&server).await;
    postgres.resume();
    // Nothing that was cut off comes back as an answer to something else.
    recovers(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_fall_silent_for_ever_are_replaced() {
    let postgres = PostgresServer::start();
    let proxy = SilentProxy::before(postgres.port()).await;
    let server = ServerProcess::start(&postgres.url_of("postgres", proxy.port)).await;
    recovers(&server).await;
    proxy.fall_silent();
    let asked = (0..24).map(|number| server.ask([QUERY, FILE, CHANGE][number % 3], json!({})));
    for answer in futures_util::future::join_all(asked).await {
        answer.assert_unavailable();
    }
    is_unavailable(&server).await;
    proxy.speak();
    recovers(&server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_that_takes_too_long_is_stopped_where_it_runs() {
    let postgres = PostgresServer::start();
    let server = ServerProcess::start(&postgres.url()).await;
    server.ask(FILE, json!({})).await;
    let connection = sea_orm::Database::connect(postgres.url()).await.expect("a connection past the server");
    let locked = sea_orm::TransactionTrait::begin(&connection).await.expect("a transaction");
    let lock = "SELECT id FROM ticket FOR UPDATE";
    sea_orm::ConnectionTrait::execute_unprepared(&locked, lock).await.expect("the ticket is locked");
    server.ask(CHANGE, json!({})).await.assert_unavailable();
    // The database is well, and nobody takes it for dead.
    assert!(server.ask(QUERY, json!({})).await.body.get("errors").is_none());
    assert!(!server.log().iter().any(|line| line.contains("out of reach")), "{:#?}", server.log());
    let waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    let waiting = sea_orm::ConnectionTrait::execute_unprepared(&connection, waiting).await.expect("an answer");
    assert_eq!(waiting.rows_affected(), 0, "PostgreSQL still waits for the lock");
    locked.rollback().await.expect("the lock is gone");
    assert!(server.ask(CHANGE, json!({})).await.body.get("errors").is_none());
}
