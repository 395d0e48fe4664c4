//! Filing a ticket.

use serde_json::json;

use crate::support::{Desk, TICKET};

both_engines! {
    async fn a_ticket_is_read_back_as_it_was_filed(desk: Desk) {
        let filed = desk.file(json!({
            "title": "Charged twice 💳", "description": "Order №7\n\tStraße, ₂", "category": "BILLING", "priority": "HIGH",
        })).await;
        assert_eq!(filed["status"], "OPEN");
        assert_eq!(filed["version"], 1);
        assert_eq!(filed["resolvedAt"], json!(null));
        assert_eq!(filed["createdAt"], filed["updatedAt"]);
        let document = format!("query($id: ID!) {{ ticket(id: $id) {{ {TICKET} }} }}");
        assert_eq!(desk.data(&document, json!({ "id": filed["id"] })).await["ticket"], filed);
    }

    async fn filing_again_under_the_same_key_files_once(desk: Desk) {
        let document = "mutation($i: CreateTicketInput!) { createTicket(input: $i) { ticket { id } userErrors { code field } } }";
        let input = json!({ "title": "a", "description": "b", "idempotencyKey": "k" });
        let filed = futures_util::future::join_all((0..50).map(|_| desk.data(document, json!({ "i": input })))).await;
        for again in &filed {
            assert_eq!(again, &filed[0]);
        }
        let other = json!({ "title": "a", "description": "c", "idempotencyKey": "k" });
        let refused = desk.data(document, json!({ "i": other })).await;
        assert_eq!(refused["createTicket"]["userErrors"], json!([{ "code": "CONFLICT", "field": "idempotencyKey" }]));
        assert_eq!(refused["createTicket"]["ticket"], filed[0]["createTicket"]["ticket"]);
        assert_eq!(desk.data("{ ticketStats { total } }", json!({})).await["ticketStats"]["total"], 1);
    }
}
