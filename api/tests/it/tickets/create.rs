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
}
