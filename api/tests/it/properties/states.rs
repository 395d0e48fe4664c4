//! `resolvedAt` follows the status, whichever way a ticket goes.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate,
    model::is_done,
};

const MOVE: &str = "mutation($id: ID!, $status: TicketStatus!) {
    updateTicket(input: { id: $id, status: $status }) { ticket { status createdAt updatedAt resolvedAt version } }
}";

both_engines! {
    async fn a_ticket_has_a_time_of_resolution_exactly_while_it_is_done(bench: Bench) {
        let ways = prop::collection::vec(generate::status(), 1..8);
        for_all(ways, async |way| {
            let mut was = bench.desk.file(json!({ "title": "a", "description": "b" })).await;
            let id = was["id"].clone();
            for status in way {
                let is = bench.desk.data(MOVE, json!({ "id": id, "status": status })).await["updateTicket"]["ticket"].take();
                let moved = was["status"] != status;
                let steps = is["version"].as_i64().expect("a version") - was["version"].as_i64().expect("a version");
                assert_eq!((&is["status"], steps), (&json!(status), i64::from(moved)));
                assert_eq!(is["createdAt"], was["createdAt"]);
                assert_eq!(is["updatedAt"] == was["updatedAt"], !moved, "{was} {is}");
                let resolved = match (is_done(was["status"].as_str().expect("a status")), is_done(status)) {
                    (_, false) => Value::Null,
                    // From RESOLVED to CLOSED it stays when it was resolved.
                    (true, true) => was["resolvedAt"].clone(),
                    (false, true) => is["updatedAt"].clone(),
                };
                assert_eq!(is["resolvedAt"], resolved, "{was} {is}");
                was = is;
            }
        });
    }
}
