//! Changing any of a ticket's fields.

use proptest::{option, prelude::*, sample::Index};
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate,
    model::{Ticket, micros, moment, now},
};
use crate::support::TICKET;

/// A change of some fields; what is left out is not in it.
fn change() -> impl Strategy<Value = Value> {
    let texts = (option::of(generate::title()), option::of(generate::description()));
    let values = (option::of(generate::category()), option::of(generate::priority()), option::of(generate::status()));
    (texts, values).prop_map(|((title, description), (category, priority, status))| {
        let fields = json!({
            "title": title, "description": description, "category": category, "priority": priority, "status": status,
        });
        fields.as_object().expect("an object").clone().into_iter().filter(|(_, value)| !value.is_null()).collect()
    })
}

/// The fields of a ticket that can be changed.
fn fields(ticket: &Ticket) -> Value {
    json!({
        "title": ticket.title, "description": ticket.description, "category": ticket.category,
        "priority": ticket.priority, "status": ticket.status,
    })
}

async fn update(bench: &Bench, input: Value) -> Value {
    let document = format!(
        "mutation($i: UpdateTicketInput!) {{ updateTicket(input: $i) {{ ticket {{ {TICKET} }} userErrors {{ code field }} }} }}"
    );
    bench.desk.data(&document, json!({ "i": input })).await["updateTicket"].take()
}

async fn read(bench: &Bench, ticket: &Ticket) -> Value {
    let document = format!("query($id: ID!) {{ ticket(id: $id) {{ {TICKET} }} }}");
    bench.desk.data(&document, json!({ "id": ticket.id.to_string() })).await["ticket"].take()
}

both_engines! {
    async fn what_is_changed_is_read_back_and_the_rest_stays(bench: Bench) {
        let tickets = prop::collection::vec(generate::ticket(), 2);
        for_all((tickets, change()), async |(tickets, change)| {
            let tickets = bench.stock(tickets).await;
            let (changed, other) = (&tickets[0], &tickets[1]);
            let (was, bystander) = (read(&bench, changed).await, read(&bench, other).await);
            let mut expected = fields(changed);
            change.as_object().expect("fields").iter().for_each(|(field, value)| expected[field] = value.clone());
            let differs = expected != fields(changed);
            let version = was["version"].as_i64().expect("a number") + 1;

            let mut input = change;
            input["id"] = was["id"].clone();
            let before = now();
            let answer = update(&bench, input).await;
            assert_eq!(answer["userErrors"], json!([]));

            let is = &answer["ticket"];
            expected.as_object().expect("fields").iter().for_each(|(field, value)| assert_eq!(is[field], *value));
            if differs {
                assert_eq!((&is["version"], &is["createdAt"], &is["id"]), (&json!(version), &was["createdAt"], &was["id"]));
                // A ticket that was last changed in the future by somebody's clock keeps that time.
                let updated = micros(is["updatedAt"].as_str().expect("a time"));
                assert!((before.max(changed.updated)..=now().max(changed.updated)).contains(&updated), "{is}");
            } else {
                assert_eq!(*is, was);
            }
            assert_eq!(read(&bench, changed).await, *is);
            assert_eq!(read(&bench, other).await, bystander);
        });
    }

    async fn a_change_to_what_it_is_changes_nothing(bench: Bench) {
        let some = proptest::sample::subsequence(vec!["title", "description", "category", "priority", "status"], 0..=5);
        for_all((generate::ticket(), some), async |(ticket, some)| {
            let ticket = bench.stock(vec![ticket]).await.remove(0);
            let was = read(&bench, &ticket).await;
            assert_eq!(was["updatedAt"].as_str().map(micros), Some(ticket.updated), "{}", moment(ticket.updated));
            let mut input = json!({ "id": was["id"] });
            some.into_iter().for_each(|field| input[field] = was[field].clone());
            assert_eq!(update(&bench, input).await, json!({ "ticket": was, "userErrors": [] }));
            assert_eq!(read(&bench, &ticket).await, was);
        });
    }

    async fn a_stale_version_conflicts_and_carries_the_ticket(bench: Bench) {
        let changes = prop::collection::vec(generate::title(), 0..4);
        for_all((generate::ticket(), changes, any::<Index>(), change()), async |(ticket, changes, seen, change)| {
            let ticket = bench.stock(vec![ticket]).await.remove(0);
            for title in changes {
                update(&bench, json!({ "id": ticket.id, "title": title })).await;
            }
            let is = read(&bench, &ticket).await;
            let version = is["version"].as_i64().expect("a version");
            let seen = i64::try_from(seen.index(6)).expect("a few");

            let mut input = change;
            (input["id"], input["expectedVersion"]) = (is["id"].clone(), json!(seen));
            let answer = update(&bench, input).await;
            if seen == version {
                assert_eq!(answer["userErrors"], json!([]));
            } else {
                let conflict = json!([{ "code": "CONFLICT", "field": "expectedVersion" }]);
                assert_eq!(answer, json!({ "ticket": is, "userErrors": conflict }));
                assert_eq!(read(&bench, &ticket).await, is);
            }
        });
    }
}
