//! Refusing what is not allowed, and leaving everything as it was.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate::{self, flaw},
    model::{CATEGORIES, PRIORITIES, STATUSES},
};

const CREATE: &str = "mutation($i: CreateTicketInput!) {
    createTicket(input: $i) { ticket { id } userErrors { code field message } } }";
const UPDATE: &str = "mutation($i: UpdateTicketInput!) {
    updateTicket(input: $i) { ticket { id } userErrors { code field message } } }";

/// An input of which one text or both are not allowed, with the names of these.
fn flawed() -> impl Strategy<Value = (Value, Vec<&'static str>)> {
    let title = prop_oneof![generate::title().prop_map(Ok), flaw(200, false).prop_map(Err)];
    let description = prop_oneof![generate::description().prop_map(Ok), flaw(20_000, true).prop_map(Err)];
    let text = |text: Result<String, String>| text.unwrap_or_else(|flawed| flawed);
    (title, description).prop_filter("one is flawed", |(a, b)| a.is_err() || b.is_err()).prop_map(
        move |(title, description)| {
            let wrong = [("title", title.is_err()), ("description", description.is_err())];
            let names = wrong.into_iter().filter_map(|(name, wrong)| wrong.then_some(name)).collect();
            (json!({ "title": text(title), "description": text(description) }), names)
        },
    )
}

/// A value that is of none of the enumerations.
fn no_value() -> impl Strategy<Value = Value> {
    let known = |text: &String| ![CATEGORIES, PRIORITIES, STATUSES].concat().contains(&text.as_str());
    let near = prop_oneof![Just(" BILLING"), Just("low"), Just("Open"), Just("URGENT"), Just("OPEN\0"), Just("")];
    prop_oneof![
        near.prop_map(|text| json!(text)),
        generate::text().prop_filter("not a value", known).prop_map(|text| json!(text)),
        any::<i32>().prop_map(|number| json!(number)),
        any::<bool>().prop_map(|flag| json!(flag)),
        Just(json!(["BILLING", "LOW"])),
        Just(json!({ "OPEN": true })),
    ]
}

fn assert_names(payload: &Value, wrong: &[&str]) {
    let errors = payload["userErrors"].as_array().expect("errors");
    let fields: Vec<_> = errors.iter().map(|error| error["field"].as_str().expect("a field")).collect();
    assert_eq!(fields, wrong, "{payload}");
    assert!(errors.iter().all(|error| error["code"] == "INVALID"), "{payload}");
    assert_eq!(payload["ticket"], Value::Null);
}

both_engines! {
    async fn an_invalid_text_is_named_and_nothing_is_filed(bench: Bench) {
        bench.desk.file(json!({ "title": "a", "description": "b" })).await;
        let before = bench.everything().await;
        for_all(flawed(), async |(input, wrong)| {
            let answer = bench.desk.data(CREATE, json!({ "i": input })).await;
            assert_names(&answer["createTicket"], &wrong);
            assert_eq!(bench.everything().await, before);
        });
    }

    async fn an_invalid_text_is_named_and_nothing_is_changed(bench: Bench) {
        let ticket = bench.desk.file(json!({ "title": "a", "description": "b" })).await;
        let before = bench.everything().await;
        for_all((flawed(), generate::status()), async |((mut input, wrong), status)| {
            (input["id"], input["status"]) = (ticket["id"].clone(), json!(status));
            let answer = bench.desk.data(UPDATE, json!({ "i": input })).await;
            assert_names(&answer["updateTicket"], &wrong);
            assert_eq!(bench.everything().await, before);
        });
    }

    async fn a_value_of_no_enumeration_is_refused(bench: Bench) {
        let ticket = bench.desk.file(json!({ "title": "a", "description": "b" })).await;
        let before = bench.everything().await;
        let field = prop_oneof![Just("category"), Just("priority"), Just("status")];
        for_all((field, no_value()), async |(field, value)| {
            let new = json!({ "title": "c", "description": "d", field: value });
            let change = json!({ "id": ticket["id"], "title": "c", field: value });
            for (document, input) in [(CREATE, new), (UPDATE, change)] {
                let answer = bench.desk.gql(document, json!({ "i": input })).await;
                assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
                assert_eq!(answer["data"], Value::Null);
            }
            assert_eq!(bench.everything().await, before);
        });
    }

    async fn null_is_no_value_for_a_field(bench: Bench) {
        let ticket = bench.desk.file(json!({ "title": "a", "description": "b" })).await;
        let before = bench.everything().await;
        let fields = vec!["title", "description", "category", "priority", "status"];
        let (some, known) = (proptest::sample::subsequence(fields.clone(), 1..=5), json!({
            "title": "c", "description": "d", "category": "ACCOUNT", "priority": "HIGH", "status": "CLOSED",
        }));
        for_all(some, async |nulls| {
            let mut input = known.clone();
            input["id"] = ticket["id"].clone();
            nulls.iter().for_each(|field| input[*field] = Value::Null);
            let answer = bench.desk.data(UPDATE, json!({ "i": input })).await;
            assert_names(&answer["updateTicket"], &nulls);
            assert_eq!(bench.everything().await, before);
        });
    }
}
