//! Filing again under the same key.

use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate,
};
use crate::support::TICKET;

/// The length of a key is 1 to 255 characters, whatever these are.
fn key() -> impl Strategy<Value = String> {
    let letter = || any::<char>().prop_filter("no control character", |c| !c.is_control());
    prop_oneof![
        prop::collection::vec(letter(), 1..20).prop_map(String::from_iter),
        letter().prop_map(|c| c.to_string().repeat(255)),
    ]
}

fn bad_key() -> impl Strategy<Value = String> {
    let control = any::<(char, char)>().prop_map(|(a, b)| format!("{a}\u{1}{b}"));
    prop_oneof![Just(String::new()), control, any::<char>().prop_map(|c| c.to_string().repeat(256))]
}

async fn file(bench: &Bench, input: &Value) -> Value {
    let document = format!(
        "mutation($i: CreateTicketInput!) {{ createTicket(input: $i) {{ ticket {{ {TICKET} }} userErrors {{ code field }} }} }}"
    );
    bench.desk.data(&document, json!({ "i": input })).await["createTicket"].take()
}

both_engines! {
    async fn the_same_key_and_input_make_one_ticket(bench: Bench) {
        let other = (select(vec!["title", "description", "category", "priority"]), generate::title());
        for_all((key(), generate::input(), other), async |(key, mut input, (field, text))| {
            bench.empty().await;
            input["idempotencyKey"] = json!(key);
            let first = file(&bench, &input).await;
            assert_eq!(first["userErrors"], json!([]));
            assert_eq!(file(&bench, &input).await, first);

            let mut differing = input.clone();
            differing[field] = match (field, input[field].as_str()) {
                ("category", Some("BILLING")) => json!("ACCOUNT"),
                ("category", _) => json!("BILLING"),
                ("priority", Some("LOW")) => json!("HIGH"),
                ("priority", _) => json!("LOW"),
                (_, Some(before)) if before == text => json!("another"),
                _ => json!(text),
            };
            let conflict = json!([{ "code": "CONFLICT", "field": "idempotencyKey" }]);
            assert_eq!(file(&bench, &differing).await, json!({ "ticket": first["ticket"], "userErrors": conflict }));
            assert_eq!(bench.everything().await["tickets"]["nodes"], json!([first["ticket"]]));
        });
    }

    async fn a_key_that_is_not_allowed_files_nothing(bench: Bench) {
        for_all((bad_key(), generate::input()), async |(key, mut input)| {
            input["idempotencyKey"] = json!(key);
            let invalid = json!([{ "code": "INVALID", "field": "idempotencyKey" }]);
            assert_eq!(file(&bench, &input).await, json!({ "ticket": null, "userErrors": invalid }));
            assert_eq!(bench.everything().await["tickets"]["totalCount"], 0);
        });
    }
}
