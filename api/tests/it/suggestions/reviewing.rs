//! What people say of tickets later.

use serde_json::{Value, json};

use super::{SUGGESTION, file, label, other, outcomes, read};
use crate::{
    properties::model::{CATEGORIES, PRIORITIES},
    support::Desk,
};

const VAGUE: &str = "hm qwrt";

async fn review(desk: &Desk, input: Value) -> Value {
    let document = format!(
        "mutation($i: ReviewTicketInput!) {{ reviewTicket(input: $i) {{ userErrors {{ code field }}
            ticket {{ id category priority version needsReview suggestion {{ {SUGGESTION} }} }} }} }}"
    );
    desk.data(&document, json!({ "i": input })).await["reviewTicket"].take()
}

async fn update(desk: &Desk, input: Value) -> Value {
    let document = format!(
        "mutation($i: UpdateTicketInput!) {{ updateTicket(input: $i) {{
            ticket {{ id category priority version needsReview suggestion {{ {SUGGESTION} }} }} }} }}"
    );
    desk.data(&document, json!({ "i": input })).await["updateTicket"]["ticket"].take()
}

async fn vague(desk: &Desk) -> Value {
    let ticket = file(desk, json!({ "title": VAGUE, "description": VAGUE })).await;
    assert_eq!(ticket["needsReview"], true);
    ticket
}

both_engines! {
    async fn confirming_keeps_both_values_and_is_an_event(desk: Desk) {
        let ticket = vague(&desk).await;
        let done = review(&desk, json!({ "id": ticket["id"], "expectedVersion": 1 })).await;
        assert_eq!(done["userErrors"], json!([]));
        let after = &done["ticket"];
        assert_eq!((&after["category"], &after["priority"]), (&ticket["category"], &ticket["priority"]));
        assert_eq!((&after["needsReview"], &after["version"]), (&json!(false), &json!(2)));
        assert_eq!(outcomes(after), ("KEPT", "KEPT"));
        assert_eq!(label(&desk, after, "category_evidence").await.as_deref(), Some("kept"));
        assert_eq!(read(&desk, &ticket["id"]).await, *after);

        let events = "{ ticketEvents { nodes { version ticket { needsReview } changes { field from to } } } }";
        let events = desk.data(events, json!({})).await["ticketEvents"]["nodes"].take();
        let change = |event: &Value| {
            let changes = event["changes"].as_array().expect("a list").clone();
            changes.into_iter().find(|change| change["field"] == "NEEDS_REVIEW")
        };
        assert_eq!(change(&events[0]), Some(json!({ "field": "NEEDS_REVIEW", "from": null, "to": "true" })));
        assert_eq!(events[1]["changes"], json!([{ "field": "NEEDS_REVIEW", "from": "true", "to": "false" }]));
        assert_eq!((&events[0]["ticket"]["needsReview"], &events[1]["ticket"]["needsReview"]), (&json!(true), &json!(false)));
    }

    async fn a_review_corrects(desk: Desk) {
        let ticket = vague(&desk).await;
        let (category, priority) = (other(CATEGORIES, &ticket["category"]), other(PRIORITIES, &ticket["priority"]));
        let done = review(&desk, json!({ "id": ticket["id"], "category": category, "priority": priority })).await;
        let after = &done["ticket"];
        assert_eq!((&after["category"], &after["priority"]), (&json!(category), &json!(priority)));
        assert_eq!((outcomes(after), &after["needsReview"]), (("OVERRODE", "OVERRODE"), &json!(false)));
        assert_eq!(label(&desk, after, "priority_evidence").await.as_deref(), Some("corrected"));
        // And back: the last word counts.
        let back = review(&desk, json!({ "id": ticket["id"], "category": ticket["category"] })).await;
        assert_eq!(outcomes(&back["ticket"]), ("KEPT", "OVERRODE"));
        assert_eq!(label(&desk, after, "category").await, ticket["category"].as_str().map(str::to_lowercase));
    }

    async fn a_review_of_another_version_or_of_no_ticket_changes_nothing(desk: Desk) {
        let ticket = vague(&desk).await;
        let conflict = review(&desk, json!({ "id": ticket["id"], "expectedVersion": 2, "category": "GENERAL" })).await;
        assert_eq!(conflict["userErrors"], json!([{ "code": "CONFLICT", "field": "expectedVersion" }]));
        assert_eq!(conflict["ticket"], ticket);
        for id in ["0", "99", "x"] {
            let none = review(&desk, json!({ "id": id })).await;
            assert_eq!(none, json!({ "ticket": null, "userErrors": [{ "code": "NOT_FOUND", "field": "id" }] }));
        }
        assert_eq!(read(&desk, &ticket["id"]).await, ticket);
        assert_eq!(desk.number("SELECT count(*) AS n FROM triage_label").await, 0);
    }

    async fn changing_a_value_is_a_word_on_that_value_only(desk: Desk) {
        let ticket = vague(&desk).await;
        let category = other(CATEGORIES, &ticket["category"]);
        let after = update(&desk, json!({ "id": ticket["id"], "category": category })).await;
        assert_eq!(outcomes(&after), ("OVERRODE", "NONE"));
        let unsure = ticket["suggestion"]["priorityConfidence"].as_f64().expect("a number") < 0.5;
        assert_eq!(after["needsReview"], unsure, "of the priority nobody has said anything");
        assert_eq!(label(&desk, &after, "priority").await, None);
        let rest = update(&desk, json!({ "id": ticket["id"], "priority": other(PRIORITIES, &ticket["priority"]) })).await;
        assert_eq!((outcomes(&rest), &rest["needsReview"]), (("OVERRODE", "OVERRODE"), &json!(false)));
    }

    async fn saying_what_it_is_already_and_other_changes_are_no_word(desk: Desk) {
        let ticket = vague(&desk).await;
        let same = update(&desk, json!({ "id": ticket["id"], "category": ticket["category"], "priority": ticket["priority"] })).await;
        assert_eq!(same, ticket);
        let other = update(&desk, json!({ "id": ticket["id"], "status": "IN_PROGRESS", "title": "Better" })).await;
        assert_eq!((outcomes(&other), &other["needsReview"], &other["version"]), (("NONE", "NONE"), &json!(true), &json!(2)));
        assert_eq!(desk.number("SELECT count(*) AS n FROM triage_label").await, 0);
    }

    async fn a_ticket_without_a_suggestion_is_labelled_of_their_own_accord(desk: Desk) {
        let ticket = file(&desk, json!({ "title": "a", "description": "b", "category": "GENERAL", "priority": "LOW" })).await;
        let after = update(&desk, json!({ "id": ticket["id"], "category": "BILLING" })).await;
        assert_eq!(after["suggestion"], Value::Null);
        assert_eq!(label(&desk, &after, "category").await.as_deref(), Some("billing"));
        assert_eq!(label(&desk, &after, "category_evidence").await.as_deref(), Some("filed"));
        assert_eq!(label(&desk, &after, "priority").await.as_deref(), Some("low"), "what was said first stays");
    }

    async fn a_list_of_what_is_to_be_reviewed_learns_what_has_left_it(desk: Desk) {
        let ticket = vague(&desk).await;
        let mut socket = desk.socket().await;
        let document = "subscription($f: TicketFilter) { ticketEvents(filter: $f) { matches ticket { id needsReview } } }";
        socket.subscribe("1", document, json!({ "f": { "needsReview": true } })).await;
        review(&desk, json!({ "id": ticket["id"] })).await;
        let mut told = socket.next().await["payload"]["data"]["ticketEvents"].take();
        if told["ticket"]["needsReview"] == true {
            // That it was filed was not told yet when the subscription began.
            told = socket.next().await["payload"]["data"]["ticketEvents"].take();
        }
        assert_eq!(told, json!({ "matches": false, "ticket": { "id": ticket["id"], "needsReview": false } }));
    }
}
