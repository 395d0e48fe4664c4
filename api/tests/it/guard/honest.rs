//! Whoever means no harm stays far below every limit.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Value, json};

use super::introspection::STANDARD;
use crate::support::{Desk, Engine, TICKET};

/// What a document may cost so that there is room left for it to grow.
const ROOM: u64 = 500;

async fn cost(desk: &Desk, document: &str, variables: Value) -> Value {
    let answer = desk.gql(document, variables).await;
    assert!(answer.get("errors").is_none(), "{document}\n{answer:#}");
    answer["extensions"]["cost"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_standard_introspection_query_passes_with_room() {
    let desk = Desk::start(Engine::Sqlite).await;
    let cost = cost(&desk, STANDARD, json!({})).await;
    println!("the standard introspection query: {cost}");
    assert!(cost["requested"].as_u64().expect("a number") <= ROOM, "{cost}");
    assert!(cost["depth"].as_u64().expect("a number") <= 16, "{cost}");
}

/// The documents of the web client with their fragments, by the names of their operations.
fn of_the_web_client() -> BTreeMap<String, String> {
    let mut sources = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/src"), &mut sources);
    let (mut operations, mut fragments) = (BTreeMap::new(), BTreeMap::new());
    for source in sources {
        for (at, _) in source.match_indices("graphql(").chain(source.match_indices("query: `")) {
            let Some(begin) = source[at..].find('`') else { continue };
            let text = &source[at + begin + 1..];
            let text = &text[..text.find('`').expect("the end of a document")];
            let (kind, rest) = definition(text);
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            match kind {
                "fragment" => fragments.insert(name, text.to_owned()),
                "query" | "mutation" | "subscription" => operations.insert(name, text.to_owned()),
                _ => continue,
            };
        }
    }
    for text in operations.values_mut() {
        let mut missing = true;
        while missing {
            missing = false;
            for (name, fragment) in &fragments {
                if text.contains(&format!("...{name}")) && !text.contains(&format!("fragment {name} ")) {
                    text.push_str(fragment);
                    missing = true;
                }
            }
        }
    }
    operations
}

/// The first word of a document, and what follows.
fn definition(text: &str) -> (&str, &str) {
    let mut lines = text.trim_start();
    while lines.starts_with('#') {
        lines = lines.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    lines.split_once(' ').unwrap_or((lines, ""))
}

fn collect(folder: &Path, sources: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let is_source = path.extension().is_some_and(|extension| extension == "ts" || extension == "tsx");
        if path.is_dir() {
            collect(&path, sources);
        } else if is_source && !path.to_string_lossy().contains(".test.") {
            sources.push(fs::read_to_string(path).expect("a source"));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_document_of_the_web_client_passes_with_room() {
    let desk = Desk::start(Engine::Sqlite).await;
    let ticket = desk.file(json!({ "title": "a", "description": "b" })).await;
    let documents = of_the_web_client();
    assert!(documents.len() >= 12, "{:?}", documents.keys());
    let everything = json!({
        "filter": {}, "anyStatus": {}, "anyPriority": {}, "anyCategory": {}, "order": {}, "place": cursor(&desk).await,
        "id": ticket["id"], "from": "2025-11-20", "to": "2026-11-20", "first": 100, "head": 100, "begin": true, "length": 200, "words": "b",
        "search": "b", "review": {}, "source": "LLM", "days": 366, "count": true,
    });
    let log = desk.data("{ ticketEvents { pageInfo { endCursor } } }", json!({})).await;
    for (name, document) in documents {
        let mut variables = everything.clone();
        if document.contains("ticketEvents(") {
            variables["after"] = log["ticketEvents"]["pageInfo"]["endCursor"].clone();
        }
        variables["input"] = match name.as_str() {
            "UpdateTicket" | "SaveTexts" | "ChangeFields" | "Review" => json!({ "id": ticket["id"] }),
            "Classify" => json!({ "description": "b" }),
            _ => json!({ "title": "a", "description": "b" }),
        };
        let answer = if definition(&document).0 == "subscription" {
            let mut socket = desk.socket().await;
            socket.subscribe("s", &document, variables).await;
            continue;
        } else {
            desk.gql(&document, variables).await
        };
        let cost = &answer["extensions"]["cost"];
        println!("{name}: {cost}");
        assert!(answer.get("errors").is_none(), "{name}: {document}\n{answer:#}");
        assert!(cost["requested"].as_u64().expect("a number") <= ROOM, "{name}: {cost}");
    }
}

async fn cursor(desk: &Desk) -> Value {
    desk.data("{ tickets { edges { cursor } } }", json!({})).await["tickets"]["edges"][0]["cursor"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_a_hundred_tickets_with_their_events_is_within_the_cost() {
    let desk = Desk::start(Engine::Sqlite).await;
    let page = |selection: &str| {
        format!(
            "{{ tickets(first: 100) {{ totalCount nodes {{ {selection} }} pageInfo {{ endCursor hasNextPage }} }} }}"
        )
    };
    let events =
        "events(first: 10) { nodes { cursor kind version createdAt actor } pageInfo { endCursor hasNextPage } }";
    let changes = "events(first: 8) { nodes { kind createdAt changes { field from to } } }";
    for selection in [
        TICKET.to_owned(),
        format!("{TICKET} {events}"),
        format!("{TICKET} {changes}"),
        "id title status events { nodes { kind createdAt } }".to_owned(),
    ] {
        let cost = cost(&desk, &page(&selection), json!({})).await;
        println!("{selection}: {cost}");
    }
}
