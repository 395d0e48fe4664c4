//! What an answer says beside its data, and what it leaves out.

use serde_json::{Value, json};

use crate::support::{Desk, Engine};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn errors_are_few_and_short() {
    let desk = Desk::start(Engine::Sqlite).await;
    let document = format!("{{ {} }}", "nothing ".repeat(1_500));
    let answer = desk.gql(&document, json!({})).await;
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(10), "{answer}");
    assert_eq!(answer["extensions"]["errorsLeftOut"], 1_490, "{answer}");
    for error in answer["errors"].as_array().expect("errors") {
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT");
    }
    // An answer with ten of them leaves nothing out.
    let answer = desk.gql(&format!("{{ {} }}", "nothing ".repeat(10)), json!({})).await;
    assert_eq!(
        (answer["errors"].as_array().map(Vec::len), answer["extensions"].get("errorsLeftOut")),
        (Some(10), None)
    );

    let long = "é".repeat(2_000);
    let answer = desk
        .gql(&format!("{{ ticketStats(filter: {{ search: \"a\", {} }}) {{ total }} }}", "x: 1 ".repeat(3)), json!({}))
        .await;
    assert!(answer["errors"][0]["message"].as_str().expect("a message").len() <= 600, "{answer}");
    let answer = desk
        .gql("query($c: [TicketCategory!]) { ticketStats(filter: { category: $c }) { total } }", json!({ "c": [long] }))
        .await;
    let message = answer["errors"][0]["message"].as_str().expect("a message");
    assert!(message.chars().count() <= 540, "{message}");
    let answer = desk
        .gql(&format!("{{ ticketStats(filter: {{ created: {{ from: \"{long}\" }} }}) {{ total }} }}"), json!({}))
        .await;
    let message = answer["errors"][0]["message"].as_str().expect("a message");
    assert!(message.chars().count() <= 540, "{message}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_says_what_it_cost() {
    let desk = Desk::start(Engine::Sqlite).await;
    let create = r#"mutation { createTicket(input: { title: "a", description: "b" }) { ticket { id } } }"#;
    for document in ["{ ticketStats { total } }", create, "{ tickets(after: \"x\") { nodes { id } } }"] {
        let cost = desk.gql(document, json!({})).await["extensions"]["cost"].clone();
        assert_eq!(cost["limit"], 1_000, "{document}");
        for part in ["requested", "fields", "depth"] {
            assert!(cost[part].as_u64() >= Some(1), "{document} {cost}");
        }
    }
    let mut socket = desk.socket().await;
    let ask = |id: &str, query: &str| json!({ "id": id, "type": "subscribe", "payload": { "query": query } });
    socket.send(ask("q", "{ ticketStats { total } }")).await;
    assert_eq!(socket.next().await["payload"]["extensions"]["cost"]["requested"], 11);
    assert_eq!(socket.next().await["type"], "complete");
    // A subscription says so once.
    socket.subscribe("s", "subscription { ticketCreated { id } }", json!({})).await;
    let mut told: Vec<Value> = Vec::new();
    for title in ["one", "two"] {
        desk.file(json!({ "title": title, "description": "b" })).await;
        told.push(socket.next().await);
    }
    assert_eq!(told[0]["payload"]["extensions"]["cost"]["requested"], 11, "{told:?}");
    assert!(told[1]["payload"].get("extensions").is_none(), "{told:?}");
}
