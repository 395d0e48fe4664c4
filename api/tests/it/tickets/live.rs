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
}
