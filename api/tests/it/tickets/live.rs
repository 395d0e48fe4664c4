//! New tickets, pushed to whoever listens.

use serde_json::json;

use crate::support::Desk;

both_engines! {
    async fn a_new_ticket_reaches_who_listens_for_it(desk: Desk) {
        let mut socket = desk.socket().await;
        let document = "subscription($f: TicketFilter) { ticketCreated(filter: $f) { id title category } }";
        socket.subscribe("all", document, json!({})).await;
        socket.subscribe("billing", document, json!({ "f": { "category": ["BILLING"], "search": "INVOICE" } })).await;

        let other = desk.file(json!({ "title": "a", "description": "invoice", "category": "GENERAL" })).await;
        assert_eq!(socket.data("all").await["ticketCreated"]["id"], other["id"]);

        let wanted = desk.file(json!({ "title": "Invoice", "description": "b", "category": "BILLING" })).await;
        let mut both = [socket.next().await, socket.next().await];
        both.sort_by_key(|message| message["id"].to_string());
        assert_eq!(both[0]["payload"]["data"]["ticketCreated"]["id"], wanted["id"]);
        assert_eq!(both[1]["id"], "billing");
        assert_eq!(both[1]["payload"]["data"]["ticketCreated"]["title"], "Invoice");
    }

    async fn statistics_follow_what_is_filed_and_changed(desk: Desk) {
        let first = desk.file(json!({ "title": "a", "description": "b", "category": "BILLING" })).await;
        let mut socket = desk.socket().await;
        let document = "subscription($f: TicketFilter) { ticketStats(filter: $f) { total open byStatus { count } perDay { total } } }";
        let payload = json!({ "query": document, "variables": { "f": { "category": ["BILLING"] } } });
        socket.send(json!({ "id": "stats", "type": "subscribe", "payload": payload })).await;
        assert_eq!(socket.data("stats").await["ticketStats"]["total"], 1);

        desk.file(json!({ "title": "a", "description": "b", "category": "BILLING" })).await;
        desk.file(json!({ "title": "a", "description": "b", "category": "GENERAL" })).await;
        let resolve = "mutation($id: ID!) { updateTicket(input: { id: $id, status: RESOLVED }) { ticket { status } } }";
        desk.data(resolve, json!({ "id": first["id"] })).await;
        // Changes may come as one answer or as several; the last one tells them all.
        loop {
            let stats = socket.data("stats").await["ticketStats"].take();
            if stats["total"] == 2 && stats["open"] == 1 {
                assert_eq!(stats["byStatus"][2]["count"], 1);
                assert_eq!(stats["perDay"].as_array().expect("days").last().expect("today")["total"], 2);
                break;
            }
        }
    }
}
