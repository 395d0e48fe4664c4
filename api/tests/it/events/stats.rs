//! Statistics that follow the log.

use serde_json::{Value, json};

use super::{change, log};
use crate::support::{Desk, server_process::ServerProcess};

both_engines! {
    async fn what_a_search_has_counted_is_exact_while_others_write(desk: Desk) {
        const TICKETS: usize = 60;
        let write = async {
            for number in 0..TICKETS {
                let ticket = desk.file(json!({ "title": format!("needle {number}"), "description": "b" })).await;
                if number % 3 == 0 {
                    change(&desk, &ticket["id"], json!({ "title": "gone" })).await;
                }
            }
        };
        let document = "query($f: TicketFilter) { ticketStats(filter: $f) { total asOf } }";
        let filter = json!({ "search": "needle" });
        let count = async {
            let mut counted = Vec::new();
            while counted.len() < 4 * TICKETS {
                counted.push(desk.data(document, json!({ "f": filter })).await["ticketStats"].take());
            }
            counted
        };
        let ((), counted) = tokio::join!(write, count);
        log(&desk, Value::Null, TICKETS + TICKETS / 3).await;
        for stats in counted {
            let mut after = stats["asOf"].clone();
            let mut total = stats["total"].as_i64().expect("a number");
            loop {
                let document = "query($after: String, $f: TicketFilter) { ticketEvents(after: $after, filter: $f, first: 100) {
                    nodes { matches kind } pageInfo { endCursor hasNextPage } } }";
                let page = desk.data(document, json!({ "after": after, "f": filter })).await["ticketEvents"].take();
                for event in page["nodes"].as_array().expect("events") {
                    // Each change here makes a ticket come or go.
                    total += if event["matches"] == true { 1 } else { -1 };
                }
                if page["pageInfo"]["hasNextPage"] == false { break }
                after = page["pageInfo"]["endCursor"].clone();
            }
            assert_eq!(total, i64::try_from(TICKETS - TICKETS / 3).expect("a number"), "{stats}");
        }
    }

    async fn who_follows_the_same_is_served_by_one_computation(desk: Desk) {
        let server = ServerProcess::start_with(&[("FRONTDESK_LOG", "info,sqlx::query=debug")], &desk.database.url).await;
        let document = "subscription($f: TicketFilter) { ticketStats(filter: $f) { total byStatus { count } } }";
        let subscribe = json!({ "id": "stats", "type": "subscribe", "payload": { "query": document, "variables": { "f": { "category": ["GENERAL"] } } } });
        let mut sockets = Vec::new();
        for _ in 0..6 {
            let mut socket = server.socket().await;
            socket.send(subscribe.clone()).await;
            assert_eq!(socket.data("stats").await["ticketStats"]["total"], 0);
            sockets.push(socket);
        }
        // Another process files it. What is none of theirs does not concern them.
        desk.file(json!({ "title": "a", "description": "b", "category": "BILLING" })).await;
        desk.file(json!({ "title": "a", "description": "b", "category": "GENERAL" })).await;
        for socket in &mut sockets {
            assert_eq!(socket.data("stats").await["ticketStats"]["total"], 1, "nobody is told the same again");
        }
        server.status("/healthz").await;
        server.said("/healthz").await;
        let log = server.log();
        let computed = log.iter().filter(|line| line.contains("SELECT") && line.contains("\\\"ticket_tally\\\"")).count();
        assert!((2..6).contains(&computed), "{computed} computations for six who were answered twice");
    }
}
