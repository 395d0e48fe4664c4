//! `frontdesk import`: files go in by the command line, tickets are seen through the API.

mod again;
mod columns;
mod formats;
mod lines;
mod rejects;
mod values;

use serde_json::{Value, json};

use crate::support::{Desk, TICKET, command::Ran};

/// All tickets, the first stored first.
async fn tickets(desk: &Desk) -> Vec<Value> {
    let document = format!("{{ tickets(first: 100) {{ nodes {{ {TICKET} }} totalCount }} }}");
    let mut data = desk.data(&document, json!({})).await;
    let Value::Array(mut nodes) = data["tickets"]["nodes"].take() else { panic!("a list") };
    assert_eq!(data["tickets"]["totalCount"], nodes.len(), "the test looks at all of them");
    nodes.sort_by_key(|node| node["id"].as_str().and_then(|id| id.parse::<i64>().ok()));
    nodes
}

/// Only that field of all tickets.
async fn column(desk: &Desk, field: &str) -> Vec<Value> {
    tickets(desk).await.into_iter().map(|mut ticket| ticket[field].take()).collect()
}

/// Checks the exit code and the counts that a run prints.
#[track_caller]
fn counted(ran: &Ran, code: i32, counts: &str) {
    assert_eq!(ran.code, code, "{ran:?}");
    assert!(ran.out.starts_with(counts), "{counts:?} expected: {ran:?}");
}
