//! Following the log over a socket.

use serde_json::{Value, json};

use super::{change, log, page};
use crate::support::{Desk, command::Folder, socket::Socket};

const FOLLOW: &str = "subscription($after: String, $filter: TicketFilter) {
    ticketEvents(after: $after, filter: $filter) { cursor kind version ticket { id title } } }";

async fn next(socket: &mut Socket) -> Value {
    socket.data("events").await["ticketEvents"].take()
}

async fn file(desk: &Desk, title: &str) -> Value {
    desk.file(json!({ "title": title, "description": "b", "category": "BILLING" })).await
}

both_engines! {
    async fn what_was_missed_comes_first_and_nothing_comes_twice(desk: Desk) {
        let mut titles = Vec::new();
        let mut cursor = Value::Null;
        for round in 0..3 {
            // Missed while nobody listened.
            for n in 0..3 {
                titles.push(format!("missed {round} {n}"));
                file(&desk, &titles[titles.len() - 1]).await;
            }
            let mut socket = desk.socket().await;
            let after = if cursor.is_null() { page(&desk, json!({ "first": 0 })).await["pageInfo"]["endCursor"].take() } else { cursor };
            let payload = json!({ "query": FOLLOW, "variables": { "after": after } });
            socket.send(json!({ "id": "events", "type": "subscribe", "payload": payload })).await;
            // The first of them is there: what is filed from here on meets a reader that is at work.
            let mut last = next(&mut socket).await;
            assert_eq!(last["ticket"]["title"], titles[round * 5]);
            for n in 0..3 {
                titles.push(format!("live {round} {n}"));
                file(&desk, &titles[titles.len() - 1]).await;
            }
            // It is cut off before it has read everything.
            for title in &titles[round * 5 + 1..round * 5 + 5] {
                last = next(&mut socket).await;
                assert_eq!(last["ticket"]["title"], **title);
            }
            cursor = last["cursor"].take();
        }
    }

    async fn a_list_hears_of_what_comes_and_what_goes(desk: Desk) {
        let ticket = file(&desk, "a").await;
        let mut socket = desk.socket().await;
        let open = json!({ "filter": { "status": ["OPEN"] } });
        socket.subscribe("events", FOLLOW, open).await;
        for status in ["CLOSED", "RESOLVED", "OPEN"] {
            change(&desk, &ticket["id"], json!({ "status": status })).await;
        }
        let mut first = next(&mut socket).await;
        if first["version"] == 1 {
            // It was stored a moment before, and could not be told yet.
            first = next(&mut socket).await;
        }
        assert_eq!(first["version"], 2);
        assert_eq!(next(&mut socket).await["version"], 4);
    }

    async fn a_cursor_that_is_none_is_refused(desk: Desk) {
        let mut socket = desk.socket().await;
        let payload = json!({ "query": FOLLOW, "variables": { "after": "x" } });
        socket.send(json!({ "id": "events", "type": "subscribe", "payload": payload })).await;
        let message = socket.next().await;
        let error = if message["type"] == "error" { &message["payload"][0] } else { &message["payload"]["errors"][0] };
        assert_eq!(error["extensions"]["code"], "INVALID_CURSOR", "{message}");
    }

    async fn what_another_process_stores_is_told(desk: Desk) {
        let mut socket = desk.socket().await;
        socket.subscribe("events", FOLLOW, json!({})).await;
        socket.subscribe("created", "subscription { ticketCreated { title } }", json!({})).await;
        socket.subscribe("stats", "subscription { ticketStats { total } }", json!({})).await;
        let folder = Folder::new();
        folder.write("one.csv", "title,description\nfrom a file,b\n");
        assert_eq!(folder.run(&desk, &["import", "one.csv"]).code, 0);
        let (mut event, mut created, mut total) = (Value::Null, Value::Null, Value::Null);
        while event.is_null() || created.is_null() || total != 1 {
            let mut message = socket.next().await;
            let data = message["payload"]["data"].take();
            match message["id"].as_str() {
                Some("events") => event = data["ticketEvents"]["ticket"]["title"].clone(),
                Some("created") => created = data["ticketCreated"]["title"].clone(),
                Some("stats") => total = data["ticketStats"]["total"].clone(),
                _ => {}
            }
        }
        assert_eq!((event, created), (json!("from a file"), json!("from a file")));
    }

    async fn who_reads_slowly_misses_nothing(desk: Desk) {
        let document = "subscription { ticketEvents { cursor ticket { title description } } }";
        let mut slow = desk.socket().await;
        slow.subscribe("events", document, json!({})).await;
        // More than the socket and the line hold, however large their buffers are.
        let long = "x".repeat(10_000);
        let rows: String = (0..3_000).map(|n| format!("{n},{long}\n")).collect();
        let folder = Folder::new();
        folder.write("many.csv", format!("title,description\n{rows}"));
        assert_eq!(folder.run(&desk, &["import", "many.csv"]).code, 0);
        log(&desk, Value::Null, 3_000).await;
        for n in 0..3_000 {
            assert_eq!(next(&mut slow).await["ticket"]["title"], n.to_string());
        }
        desk.file(json!({ "title": "live again", "description": "b" })).await;
        assert_eq!(next(&mut slow).await["ticket"]["title"], "live again");
    }
}
