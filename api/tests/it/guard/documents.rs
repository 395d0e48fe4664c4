//! A document that comes again is neither parsed nor validated, and answered as before.

use serde_json::{Value, json};

use crate::support::{Desk, Engine};

/// Asks the same several times: known and unknown documents are answered in the same way.
async fn always(desk: &Desk, document: &str, variables: Value) -> Value {
    let first = without_id(desk.gql(document, variables.clone()).await);
    for _ in 0..3 {
        let again = without_id(desk.gql(document, variables.clone()).await);
        assert_eq!(first, again, "{document} {variables}");
    }
    first
}

fn without_id(mut answer: Value) -> Value {
    for error in answer["errors"].as_array_mut().into_iter().flatten() {
        error["extensions"].as_object_mut().expect("extensions").remove("requestId");
    }
    answer
}

fn message(answer: &Value) -> &str {
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
    assert!(answer.get("data").is_none(), "it is not executed: {answer}");
    answer["errors"][0]["message"].as_str().expect("a message")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_variables_of_a_known_document_are_looked_at_each_time() {
    let desk = Desk::start(Engine::Sqlite).await;
    let list =
        "query L($filter: TicketFilter, $first: Int) { tickets(filter: $filter, first: $first) { nodes { id } } }";
    let create = "mutation C($input: CreateTicketInput!) { createTicket(input: $input) { ticket { title } userErrors { field } } }";
    for (document, right) in [
        (list, json!({ "filter": { "status": ["OPEN"], "not": { "search": "a" } }, "first": 1 })),
        (create, json!({ "input": { "title": "a", "description": "b", "priority": "LOW" } })),
    ] {
        let answer = desk.gql(document, right).await;
        assert!(answer.get("errors").is_none(), "{answer}");
    }
    for (document, wrong, words) in [
        (list, json!({ "first": "1" }), "`$first` must be of type `Int`"),
        (list, json!({ "first": 1.5 }), "`$first` must be of type `Int`"),
        (
            list,
            json!({ "filter": { "status": ["OPEN", "SHUT"] } }),
            "`$filter.status[1]` must be of type `TicketStatus`",
        ),
        (list, json!({ "filter": { "status": [null] } }), "`$filter.status[0]` must be of type `TicketStatus!`"),
        (
            list,
            json!({ "filter": { "not": { "nonsense": 1 } } }),
            "`$filter.not` of type `TicketFilter` has no field `nonsense`",
        ),
        (list, json!({ "filter": [] }), "`$filter` must be of type `TicketFilter`"),
        (create, json!({}), "`$input` of type `CreateTicketInput!` is required"),
        (create, json!({ "input": null }), "`$input` must be of type `CreateTicketInput!`"),
        (create, json!({ "input": { "title": "a" } }), "`$input.description` of type `String!` is required"),
        (create, json!({ "input": { "title": 1, "description": "b" } }), "`$input.title` must be of type `String`"),
    ] {
        let answer = always(&desk, document, wrong.clone()).await;
        assert!(message(&answer).contains(words), "{wrong}: {answer}");
        // The same words for a document that nobody has sent before.
        let fresh = desk.gql(&format!("{document} # {wrong}"), wrong.clone()).await;
        assert_eq!(message(&fresh), message(&answer), "{wrong}");
    }
    // One value stands for a list of it, and an undeclared variable for nothing.
    let answer = always(&desk, list, json!({ "filter": { "status": "OPEN" }, "other": { "a": [1] } })).await;
    assert_eq!(answer["data"]["tickets"]["nodes"].as_array().map(Vec::len), Some(1), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_around_a_variable_is_found_whenever_it_has_a_value() {
    let desk = Desk::start(Engine::Sqlite).await;
    // Without a value for `$s` nobody looks at the rest of the filter.
    let document = "query($s: String) { ticketStats(filter: { search: $s, nonsense: 1 }) { total } }";
    let _ = always(&desk, document, json!({})).await;
    let answer = always(&desk, document, json!({ "s": "a" })).await;
    assert!(message(&answer).contains("nonsense"), "{answer}");
    let document = "query($s: String) { ticketStats(filter: { search: $s, status: [OPEN] }) { total } }";
    for variables in [json!({}), json!({ "s": "a" }), json!({ "s": null })] {
        assert_eq!(always(&desk, document, variables).await["data"]["ticketStats"]["total"], 0);
    }
    assert!(message(&always(&desk, document, json!({ "s": 1 })).await).contains("`$s`"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_document_is_told_before_wrong_variables() {
    let desk = Desk::start(Engine::Sqlite).await;
    let answer = always(&desk, "query($id: ID!) { ticket(id: $id) { nothing } }", json!({})).await;
    assert!(message(&answer).contains("nothing"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_operation_of_a_document_is_itself() {
    let desk = Desk::start(Engine::Sqlite).await;
    let document = "query A { ticketStats { total } } query B($id: ID!) { ticket(id: $id) { id } } mutation C($i: CreateTicketInput!) { createTicket(input: $i) { ticket { id } } }";
    let ask = async |name: Option<&str>, variables: Value| {
        let body = json!({ "query": document, "operationName": name, "variables": variables });
        without_id(desk.post(&body).await.json().await.expect("JSON"))
    };
    for _ in 0..3 {
        assert_eq!(ask(Some("A"), json!({})).await["data"], json!({ "ticketStats": { "total": 0 } }));
        assert_eq!(ask(Some("B"), json!({ "id": 1 })).await["data"], json!({ "ticket": null }));
        assert!(message(&ask(Some("B"), json!({})).await).contains("`$id`"));
        assert!(message(&ask(Some("D"), json!({})).await).contains("no operation `D`"));
        assert!(message(&ask(None, json!({})).await).contains("operationName"));
        assert!(message(&ask(Some("C"), json!({ "i": 1 })).await).contains("`$i`"));
    }
}
