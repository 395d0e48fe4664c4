//! Automatic persisted queries.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{Desk, Engine};

fn hash(document: &str) -> String {
    Sha256::digest(document).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn extensions(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

async fn get(desk: &Desk, hash: &str, variables: Value) -> (StatusCode, Value) {
    let parameters = [("extensions", extensions(hash).to_string()), ("variables", variables.to_string())];
    let request = desk.request(Method::GET, "/graphql").query(&parameters);
    let response = request.header("accept", "application/graphql-response+json").send().await.expect("an answer");
    (response.status(), response.json().await.expect("JSON"))
}

async fn register(desk: &Desk, document: &str, variables: Value) -> Value {
    let body = json!({ "query": document, "variables": variables, "extensions": extensions(&hash(document)) });
    desk.post(&body).await.json().await.expect("JSON")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hash_stands_for_its_document_once_it_is_known() {
    let desk = Desk::start(Engine::Sqlite).await;
    let document = "query($first: Int!) { tickets(first: $first) { nodes { id } } }";
    let (status, answer) = get(&desk, &hash(document), json!({ "first": 1 })).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let error = &answer["errors"][0];
    assert_eq!(
        (&error["message"], &error["extensions"]["code"]),
        (&json!("PersistedQueryNotFound"), &json!("PERSISTED_QUERY_NOT_FOUND")),
        "{answer}"
    );

    assert_eq!(register(&desk, document, json!({ "first": 1 })).await["data"]["tickets"]["nodes"], json!([]));
    for _ in 0..2 {
        let (status, answer) = get(&desk, &hash(document), json!({ "first": 1 })).await;
        assert_eq!((status, &answer["data"]["tickets"]["nodes"]), (StatusCode::OK, &json!([])), "{answer}");
    }
    // Over a socket, too, and in digits of the other case.
    let mut socket = desk.socket().await;
    let payload = json!({ "variables": { "first": 1 }, "extensions": extensions(&hash(document).to_uppercase()) });
    socket.send(json!({ "id": "q", "type": "subscribe", "payload": payload })).await;
    assert_eq!(socket.data("q").await["tickets"]["nodes"], json!([]));
    // It passes the guard each time.
    let (_, answer) = get(&desk, &hash(document), json!({ "first": 101 })).await;
    assert_eq!(answer["errors"][0]["extensions"]["limit"], "page", "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mutation_does_not_run_by_get_under_its_hash() {
    let desk = Desk::start(Engine::Sqlite).await;
    let document = r#"mutation { createTicket(input: { title: "a", description: "b" }) { ticket { id } } }"#;
    assert!(register(&desk, document, json!({})).await.get("errors").is_none());
    let parameters = [("extensions", extensions(&hash(document)).to_string())];
    let response = desk.request(Method::GET, "/graphql").query(&parameters).send().await.expect("an answer");
    assert_eq!(
        (response.status(), &response.headers()["allow"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"POST".parse().expect("a value"))
    );
    let total = || async { desk.data("{ ticketStats { total } }", json!({})).await["ticketStats"]["total"].clone() };
    assert_eq!(total().await, 1);
    // By POST it does.
    let answer: Value =
        desk.post(&json!({ "extensions": extensions(&hash(document)) })).await.json().await.expect("JSON");
    assert!(answer.get("errors").is_none(), "{answer}");
    assert_eq!(total().await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_is_right_is_remembered() {
    let desk = Desk::start(Engine::Sqlite).await;
    let wrong = json!({ "query": "{ ticketStats { total } }", "extensions": extensions(&hash("{ __typename }")) });
    let answer: Value = desk.post(&wrong).await.json().await.expect("JSON");
    assert!(answer["errors"][0]["message"].as_str().expect("a message").contains("not the SHA-256"), "{answer}");
    assert!(register(&desk, "{ nothing }", json!({})).await.get("errors").is_some());
    for hash in [hash("{ __typename }"), hash("{ ticketStats { total } }"), hash("{ nothing }")] {
        let (_, answer) = get(&desk, &hash, json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "PERSISTED_QUERY_NOT_FOUND", "{answer}");
    }
    for persisted in [
        json!(1),
        json!({}),
        json!({ "version": 2, "sha256Hash": hash("a") }),
        json!({ "version": 1, "sha256Hash": "abc" }),
        json!({ "version": 1, "sha256Hash": "é".repeat(32) }),
    ] {
        let answer: Value =
            desk.post(&json!({ "extensions": { "persistedQuery": persisted } })).await.json().await.expect("JSON");
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{persisted}: {answer}");
    }
}
