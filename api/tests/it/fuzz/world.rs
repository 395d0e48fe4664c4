//! What a generator knows of the server that its documents are for.

use serde_json::{Value, json};

use super::schema::Schema;
use crate::support::server_process::ServerProcess;

/// See the [module](self).
#[derive(Debug)]
pub struct World {
    /// What may be asked.
    pub schema: Schema,
    /// Cursors that the server gave out, of every kind.
    pub cursors: Vec<String>,
}

/// Asks for cursors of every kind.
const CURSORS: &str = "{
    tickets(first: 4) { asOf edges { cursor } pageInfo { endCursor } nodes {
        updated: cursor(orderBy: { field: UPDATED_AT }) priority: cursor(orderBy: { field: PRIORITY })
        events(first: 2) { edges { cursor } nodes { cursor } } } }
    ticketEvents(first: 4) { nodes { cursor } pageInfo { endCursor } }
    ticketStats { asOf }
}";

impl World {
    /// What is to be known of that server.
    pub async fn of(server: &ServerProcess) -> Self {
        let answer = server.ask(CURSORS, json!({})).await.body;
        assert!(answer.get("errors").is_none(), "{answer}");
        let mut cursors = Vec::new();
        collect(&answer["data"], &mut cursors);
        Self { schema: Schema::read(), cursors }
    }
}

/// Every text of an answer in which nothing but cursors is asked for.
fn collect(answer: &Value, texts: &mut Vec<String>) {
    match answer {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(values) => values.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}
