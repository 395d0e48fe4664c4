//! A log in another cluster, and a database that was set back.

use base64::Engine as _;
use serde_json::{Value, json};

use super::log;
use crate::support::{Desk, Engine};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_restored_into_a_younger_cluster_goes_on_behind_its_end() {
    let mut desk = Desk::start(Engine::Postgres).await;
    desk.file(json!({ "title": "before", "description": "b" })).await;
    log(&desk, Value::Null, 1).await;
    desk.stop().await;
    // As if the transactions of the old cluster had been a billion ahead.
    for statement in [
        "ALTER TABLE ticket_event DISABLE TRIGGER ticket_event_unchanged",
        "UPDATE ticket_event SET xact = xact + 1000000000",
        "ALTER TABLE ticket_event ENABLE TRIGGER ticket_event_unchanged",
    ] {
        desk.sql(statement).await.expect("SQL");
    }
    let Desk { database, .. } = desk;
    let desk = Desk::start_on(Engine::Postgres, database).await;
    let before = log(&desk, Value::Null, 1).await;
    let mut socket = desk.socket().await;
    socket.subscribe("events", "subscription { ticketEvents { ticket { title } } }", json!({})).await;
    desk.file(json!({ "title": "after", "description": "b" })).await;
    let later = log(&desk, before[0]["cursor"].clone(), 1).await;
    assert_eq!(later[0]["ticket"]["title"], "after");
    assert_eq!(socket.data("events").await["ticketEvents"]["ticket"]["title"], "after");
    let shift = desk.number("SELECT shift AS n FROM ticket_log").await;
    desk.database.open().await;
    assert_eq!(desk.number("SELECT shift AS n FROM ticket_log").await, shift, "once is enough");
    // What the old cluster told after the dump was made is not in it.
    let xact = desk.number("SELECT min(xact) AS n FROM ticket_event").await;
    let lost = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(format!("e:{}:7", xact + 3));
    let document = "query($after: String) { ticketEvents(after: $after) { nodes { version } } }";
    let answer = desk.gql(document, json!({ "after": lost })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "RESYNC_REQUIRED", "{answer}");
    let stats = desk.data("{ ticketStats { asOf } }", json!({})).await;
    desk.file(json!({ "title": "last", "description": "b" })).await;
    assert_eq!(log(&desk, stats["ticketStats"]["asOf"].clone(), 1).await[0]["ticket"]["title"], "last");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_listens_while_the_database_is_set_back_has_to_begin_anew() {
    let desk = Desk::start(Engine::Postgres).await;
    desk.sql("UPDATE ticket_log SET shift = shift + 2000000").await.expect("SQL");
    let mut socket = desk.socket().await;
    let document = "subscription { ticketEvents { ticket { title } } }";
    socket.subscribe("events", document, json!({})).await;
    desk.file(json!({ "title": "before", "description": "b" })).await;
    assert_eq!(socket.data("events").await["ticketEvents"]["ticket"]["title"], "before");
    // As after a failover to a server that has not heard of the last million transactions.
    desk.sql("UPDATE ticket_log SET shift = shift - 1000000").await.expect("SQL");
    let message = socket.next().await.to_string();
    assert!(message.contains("RESYNC_REQUIRED"), "{message}");
    assert_eq!(socket.next().await["type"], "complete");
    socket.subscribe("again", document, json!({})).await;
    desk.file(json!({ "title": "after", "description": "b" })).await;
    assert_eq!(socket.data("again").await["ticketEvents"]["ticket"]["title"], "after");
}

both_engines! {
    async fn a_cursor_from_a_future_that_was_undone_has_to_begin_anew(desk: Desk) {
        let future = if desk.engine == Engine::Sqlite { "e:0:5" } else { "e:9000000000000:5" };
        let cursor = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(future);
        let document = "query($after: String) { ticketEvents(after: $after) { nodes { version } } }";
        let answer = desk.gql(document, json!({ "after": cursor })).await;
        let extensions = &answer["errors"][0]["extensions"];
        assert_eq!((&extensions["code"], &extensions["retryable"]), (&json!("RESYNC_REQUIRED"), &json!(false)));
    }
}
