//! No request takes for ever, and nothing of it goes on for long when it is given up.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Desk, Engine, hasty::Hasty, socket::Socket};

const HALF_A_SECOND: Duration = Duration::from_millis(500);

fn assert_too_late(error: &Value) {
    assert_eq!(error["extensions"]["code"], "TIMEOUT", "{error}");
    assert_eq!(error["extensions"]["retryable"], true, "{error}");
    assert!(error["message"].as_str().expect("a message").contains("0.5 seconds"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_too_long_is_told_and_postgres_stops_working() {
    use sea_orm::ConnectionTrait;

    let desk = Desk::start(Engine::Postgres).await;
    let ticket = desk.file(json!({ "title": "before", "description": "b" })).await;
    let begin = desk.data("{ ticketEvents(first: 0) { pageInfo { endCursor } } }", json!({})).await;
    let begin = begin["ticketEvents"]["pageInfo"]["endCursor"].clone();
    let server = Hasty::beside(&desk, HALF_A_SECOND).await;
    let lock = desk.transaction().await;
    lock.execute_unprepared("LOCK TABLE ticket IN ACCESS EXCLUSIVE MODE").await.expect("a lock");

    let update = "mutation($i: UpdateTicketInput!) { updateTicket(input: $i) { ticket { id } } }";
    for (document, variables) in [
        ("{ tickets { nodes { id } } }", json!({})),
        ("{ tickets { nodes { id events { nodes { kind } } } } ticket(id: 1) { id } }", json!({})),
        (update, json!({ "i": { "id": ticket["id"], "title": "after" } })),
    ] {
        let answer = server.ask(document, variables).await;
        assert_too_late(&answer.body["errors"][0]);
        assert!((HALF_A_SECOND..HALF_A_SECOND * 6).contains(&answer.took), "{:?}", answer.took);
    }
    let mut socket = Socket::open(&server.address).await;
    // A subscription has to have begun by then.
    for query in
        ["{ tickets { nodes { id } } }", "subscription($after: String) { ticketEvents(after: $after) { kind } }"]
    {
        let payload = json!({ "query": query, "variables": { "after": begin } });
        socket.send(json!({ "id": query, "type": "subscribe", "payload": payload })).await;
        let message = socket.next().await;
        // It was begun, so that it has an answer.
        assert_eq!((&message["type"], &message["payload"]["data"]), (&json!("next"), &Value::Null), "{message}");
        assert_too_late(&message["payload"]["errors"][0]);
        assert_eq!(socket.next().await["type"], "complete");
    }

    // What was given up is still waiting for the lock. PostgreSQL gives each statement 3.5 seconds.
    let waiting = "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()
        AND application_name = 'frontdesk' AND state <> 'idle' AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'";
    let begun = Instant::now();
    while desk.number(waiting).await > 0 {
        assert!(begun.elapsed() < Duration::from_secs(5), "statements go on after {:?}", begun.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    println!("the last statement ended {:?} after the last answer", begun.elapsed());
    lock.rollback().await.expect("the lock is given back");
    let title = "query($id: ID!) { ticket(id: $id) { title } }";
    for _ in 0..20 {
        let answer = desk.data(title, json!({ "id": ticket["id"] })).await;
        assert_eq!(answer["ticket"]["title"], "before", "what was given up was not done");
    }
    // The connections are good for others.
    for _ in 0..20 {
        let answer = server.ask(title, json!({ "id": ticket["id"] })).await;
        assert_eq!(answer.body["data"]["ticket"]["title"], "before", "{}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_stops_working_on_what_is_given_up() {
    let desk = Desk::start(Engine::Sqlite).await;
    let ticket = desk.file(json!({ "title": "before", "description": "b" })).await;
    let server = Hasty::beside(&desk, HALF_A_SECOND).await;
    // A change of a ticket takes for ever, and nobody else can write meanwhile.
    let endless = "CREATE TRIGGER endless BEFORE UPDATE ON ticket BEGIN SELECT count(*) FROM (
        WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT n FROM number); END";
    desk.sql(endless).await.expect("a trigger");
    let update = "mutation($i: UpdateTicketInput!) { updateTicket(input: $i) { ticket { title } } }";
    let change = json!({ "i": { "id": ticket["id"], "title": "after" } });
    let answer = server.ask(update, change.clone()).await;
    assert_too_late(&answer.body["errors"][0]);
    // Callers who hang up.
    for _ in 0..3 {
        let ask = desk.gql(update, change.clone());
        assert!(tokio::time::timeout(HALF_A_SECOND, ask).await.is_err(), "it takes for ever");
    }

    let begun = Instant::now();
    desk.sql("DROP TRIGGER endless").await.expect("the lock is free");
    assert!(begun.elapsed() < Duration::from_secs(2), "it went on for {:?}", begun.elapsed());
    let title = "query($id: ID!) { ticket(id: $id) { title } }";
    let found = desk.data(title, json!({ "id": ticket["id"] })).await;
    assert_eq!(found["ticket"]["title"], "before", "what was given up was not done");
    for answer in [desk.gql(update, change.clone()).await, server.ask(update, change).await.body] {
        assert_eq!(answer["data"]["updateTicket"]["ticket"]["title"], "after", "{answer}");
    }
}
