//! Statistics that follow the log.

use serde_json::json;

use crate::support::{Desk, server_process::ServerProcess};

both_engines! {
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
