//! Deleting old events.

use serde_json::{Value, json};

use super::{change, log, page};
use crate::support::{Desk, Engine, command::Folder, server_process::ServerProcess};

/// Makes the events of these titles two days old, past the guards.
async fn age(desk: &Desk, titles: &str) {
    let (off, on) = match desk.engine {
        Engine::Sqlite => (
            "DROP TRIGGER ticket_event_unchanged",
            "CREATE TRIGGER ticket_event_unchanged BEFORE UPDATE ON ticket_event BEGIN SELECT raise(ABORT, 'no'); END",
        ),
        Engine::Postgres => (
            "ALTER TABLE ticket_event DISABLE TRIGGER ticket_event_unchanged",
            "ALTER TABLE ticket_event ENABLE TRIGGER ticket_event_unchanged",
        ),
    };
    let age = format!(
        "UPDATE ticket_event SET at = at - 172800000000 WHERE ticket_id IN (SELECT id FROM ticket WHERE title IN ({titles}))"
    );
    for statement in [off, &age, on] {
        desk.sql(statement).await.expect("SQL");
    }
}

async fn code(desk: &Desk, after: &Value) -> Value {
    let document = "query($after: String) { ticketEvents(after: $after) { nodes { version } } }";
    desk.gql(document, json!({ "after": after }))
        .await
        .pointer("/errors/0/extensions/code")
        .cloned()
        .unwrap_or_default()
}

both_engines! {
    async fn old_events_go_and_who_needs_them_is_told_to_begin_anew(desk: Desk) {
        for title in ["a", "b", "c"] {
            desk.file(json!({ "title": title, "description": "d" })).await;
        }
        let all = log(&desk, Value::Null, 3).await;
        change(&desk, &all[1]["ticket"]["id"], json!({ "status": "CLOSED" })).await;
        log(&desk, all[2]["cursor"].clone(), 1).await;
        age(&desk, "'a'").await;
        let server = ServerProcess::start_with(&[("FRONTDESK_EVENT_RETENTION_DAYS", "1")], &desk.database.url).await;
        server.said("old events were deleted").await;

        let begin = page(&desk, json!({})).await;
        assert_eq!(begin["nodes"].as_array().map(Vec::len), Some(3), "from the beginning of what is there");
        assert_eq!(begin["nodes"][0]["ticket"]["title"], "b");
        let stale = json!("ZTowOjA");
        assert_eq!(code(&desk, &stale).await, "RESYNC_REQUIRED");
        let mut socket = desk.socket().await;
        let payload = json!({ "query": "subscription($a: String) { ticketEvents(after: $a) { version } }", "variables": { "a": stale } });
        socket.send(json!({ "id": "events", "type": "subscribe", "payload": payload })).await;
        let message = socket.next().await.to_string();
        assert!(message.contains("RESYNC_REQUIRED"), "{message}");
        assert_eq!(code(&desk, &all[0]["cursor"]).await, Value::Null, "what comes next is there");
        assert_eq!(log(&desk, all[0]["cursor"].clone(), 3).await[0]["ticket"]["title"], "b");
        // The log goes less far back, and agrees as far as it does.
        let verified = Folder::new().run(&desk, &["verify"]);
        assert_eq!(verified.code, 0, "{verified:?}");
        assert!(verified.out.contains("3 tickets, 3 events"), "{verified:?}");
    }

    async fn a_log_of_which_nothing_is_left_goes_on(desk: Desk) {
        desk.file(json!({ "title": "a", "description": "d" })).await;
        let cursor = log(&desk, Value::Null, 1).await[0]["cursor"].clone();
        age(&desk, "'a'").await;
        let server = ServerProcess::start_with(&[("FRONTDESK_EVENT_RETENTION_DAYS", "1")], &desk.database.url).await;
        server.said("old events were deleted").await;
        let empty = page(&desk, json!({})).await;
        assert_eq!((&empty["nodes"], &empty["pageInfo"]["endCursor"]), (&json!([]), &cursor));
        desk.file(json!({ "title": "b", "description": "d" })).await;
        assert_eq!(log(&desk, cursor, 1).await[0]["ticket"]["title"], "b");
    }
}
