//! Filing what is allowed.

use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate,
    model::{CATEGORIES, PRIORITIES, micros, now},
};
use crate::support::TICKET;

/// Reads a ticket by its id, and as the first of the list.
async fn read_both_ways(bench: &Bench, id: &Value) -> [Value; 2] {
    let document =
        format!("query($id: ID!) {{ ticket(id: $id) {{ {TICKET} }} tickets(first: 1) {{ nodes {{ {TICKET} }} }} }}");
    let mut data = bench.desk.data(&document, json!({ "id": id })).await;
    [data["ticket"].take(), data["tickets"]["nodes"][0].take()]
}

both_engines! {
    async fn a_new_ticket_is_open_and_filed_now(bench: Bench) {
        for_all(generate::input(), async |input| {
            let before = now();
            let filed = bench.desk.file(input.clone()).await;
            let after = now();

            assert_eq!(filed["status"], "OPEN");
            assert_eq!(filed["version"], 1);
            assert_eq!(filed["resolvedAt"], Value::Null);
            assert_eq!(filed["updatedAt"], filed["createdAt"]);
            let created = micros(filed["createdAt"].as_str().expect("a time"));
            assert!((before..=after).contains(&created), "{created} lies between {before} and {after}");
        });
    }

    async fn what_is_filed_is_read_back(bench: Bench) {
        for_all(generate::input(), async |input| {
            let filed = bench.desk.file(input.clone()).await;

            assert_eq!((&filed["title"], &filed["description"]), (&input["title"], &input["description"]));
            for (field, values) in [("category", CATEGORIES), ("priority", PRIORITIES)] {
                // What is left out is chosen by the built-in model.
                let chosen = input[field].is_null() && values.contains(&filed[field].as_str().expect("a value"));
                assert!(chosen || filed[field] == input[field], "{field}: {}", filed[field]);
            }
            assert_eq!(read_both_ways(&bench, &filed["id"]).await, [filed.clone(), filed]);
        });
    }

    async fn texts_of_exactly_the_most_characters_are_taken(bench: Bench) {
        let letters = prop::collection::vec(select(vec!['a', 'ß', 'İ', '日', '💳', '\u{301}', 'ש', '%']), 1..5);
        for_all(letters, async |letters| {
            let text = |most: usize| letters.iter().cycle().take(most).collect::<String>();
            let (title, description) = (text(200), text(20_000));
            let filed = bench.desk.file(json!({ "title": title, "description": description })).await;
            assert_eq!(filed["title"], title);
            assert!(filed["description"] == description, "the description of {letters:?} is read back");
        });
    }
}
