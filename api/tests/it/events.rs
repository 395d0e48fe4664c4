//! The log: reading it, following it, and what guards it.

mod follow;
mod guards;
mod history;
mod order;
mod page;
mod restore;
mod retention;
mod stats;
mod verify;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::Desk;

/// How long events may wait for the transactions of other tests before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// All fields of an event.
pub const EVENT: &str = "cursor kind version createdAt actor changes { field from to }
    ticket { id title description category priority status createdAt updatedAt resolvedAt version needsReview }";

/// One page of the log.
pub async fn page(desk: &Desk, place: Value) -> Value {
    let document = format!(
        "query($after: String, $first: Int, $filter: TicketFilter) {{ ticketEvents(after: $after, first: $first, filter: $filter) {{
            edges {{ cursor node {{ cursor version ticket {{ id }} }} }} nodes {{ {EVENT} }}
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    );
    desk.data(&document, place).await["ticketEvents"].take()
}

/// The log from a cursor to its end, page by page, once everything that is stored can be read: that many events.
pub async fn log(desk: &Desk, after: Value, events: usize) -> Vec<Value> {
    let (mut read, mut after) = (Vec::new(), after);
    let begun = Instant::now();
    while read.len() < events {
        assert!(begun.elapsed() < PATIENCE, "{events} events are wanted, and these can be read: {read:#?}");
        let mut next = page(desk, json!({ "after": after, "first": 100 })).await;
        read.extend(next["nodes"].as_array().expect("events").iter().cloned());
        after = next["pageInfo"]["endCursor"].take();
    }
    assert_eq!(read.len(), events);
    read
}

/// Changes a ticket, which must succeed.
pub async fn change(desk: &Desk, id: &Value, mut input: Value) -> Value {
    input["id"] = id.clone();
    let document = "mutation($i: UpdateTicketInput!) { updateTicket(input: $i) {
        ticket { id title description category priority status createdAt updatedAt resolvedAt version needsReview } userErrors { code } } }";
    let mut answer = desk.data(document, json!({ "i": input })).await["updateTicket"].take();
    assert_eq!(answer["userErrors"], json!([]));
    answer["ticket"].take()
}

/// The value before and after that an event tells of a field.
pub fn step<'a>(event: &'a Value, field: &str) -> Option<(&'a Value, &'a Value)> {
    let changes = event["changes"].as_array().expect("changes");
    changes.iter().find(|change| change["field"] == field).map(|change| (&change["from"], &change["to"]))
}
