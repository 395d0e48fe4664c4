//! Finding tickets by their ids.

use serde_json::json;

use crate::support::{Desk, server_process::ServerProcess};

both_engines! {
    async fn an_id_of_no_ticket_finds_none(desk: Desk) {
        desk.file(json!({ "title": "a", "description": "b" })).await;
        for id in ["2", "0", "-1", "x", "", "9223372036854775808", "1e3", " 1", "+1", "01"] {
            let found = desk.data("query($id: ID!) { ticket(id: $id) { id } }", json!({ "id": id })).await;
            assert_eq!(found["ticket"], json!(null), "{id:?}");
        }
    }

    async fn a_ticket_that_was_found_leads_to_its_neighbours_in_a_list(desk: Desk) {
        let mut ids = Vec::new();
        for priority in ["LOW", "CRITICAL", "HIGH"] {
            ids.push(desk.file(json!({ "title": "a", "description": "b", "priority": priority })).await["id"].clone());
        }
        let document = "query($id: ID!) { ticket(id: $id) { cursor newest: cursor(orderBy: null) ranked: cursor(orderBy: { field: PRIORITY }) } }";
        let place = desk.data(document, json!({ "id": ids[2] })).await["ticket"].take();
        assert_eq!(place["cursor"], place["newest"]);
        let document = "query($newest: String, $ranked: String) {
            previous: tickets(last: 1, before: $newest) { nodes { id } } next: tickets(first: 1, after: $newest) { nodes { id } }
            above: tickets(orderBy: { field: PRIORITY }, last: 1, before: $ranked) { nodes { id } }
            below: tickets(orderBy: { field: PRIORITY }, first: 1, after: $ranked) { nodes { id } }
        }";
        let neighbours = desk.data(document, json!({ "newest": place["newest"], "ranked": place["ranked"] })).await;
        let one = |id: &serde_json::Value| json!({ "nodes": [{ "id": id }] });
        assert_eq!(neighbours, json!({ "previous": { "nodes": [] }, "next": one(&ids[1]), "above": one(&ids[1]), "below": one(&ids[0]) }));
    }

    async fn the_tickets_of_one_query_are_found_in_one_statement(desk: Desk) {
        let ids = [desk.file(json!({ "title": "a", "description": "b" })).await, desk.file(json!({ "title": "c", "description": "d" })).await];
        // A server that tells its statements, on the same database.
        let server = ServerProcess::start_with(&[("FRONTDESK_LOG", "info,sqlx::query=debug")], &desk.database.url).await;
        let document = format!("query Both {{ a: ticket(id: {}) {{ title }} b: ticket(id: {}) {{ title }} c: ticket(id: 999) {{ title }} }}", ids[0]["id"], ids[1]["id"]);
        let begun = server.log().len();
        let answer = server.ask(&document, json!({})).await.body;
        assert_eq!(answer["data"], json!({ "a": { "title": "a" }, "b": { "title": "c" }, "c": null }));
        server.said("operation=\"Both\"").await;
        let log = server.log().split_off(begun);
        // The feed looks into the log of events by itself, and triage for what it is to learn and to ask.
        let by_itself = |line: &String| ["AS waiting", "triage_label", "ticket_suggestion"].iter().any(|name| line.contains(name));
        let statements: Vec<_> = log.iter().filter(|line| line.contains("SELECT") && !by_itself(line)).collect();
        assert_eq!(statements.len(), 1, "{statements:#?}");
    }
}
