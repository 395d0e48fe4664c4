//! What is remembered when a ticket is filed.

use serde_json::{Value, json};

use super::{classify, file, label, other, outcomes};
use crate::{
    properties::model::PRIORITIES,
    support::{Desk, server_process::ServerProcess},
};

const TITLE: &str = "Charged twice";
const DESCRIPTION: &str = "I was charged twice for one invoice. Please refund the second payment.";
/// Nobody can say what this is about.
const VAGUE: &str = "hm qwrt";

both_engines! {
    async fn what_is_left_out_comes_from_the_built_in_model_and_is_no_ones_word(desk: Desk) {
        let suggested = classify(&desk, TITLE, DESCRIPTION).await;
        let ticket = file(&desk, json!({ "title": TITLE, "description": DESCRIPTION })).await;
        for field in ["category", "priority"] {
            assert_eq!(ticket[field], suggested[field]);
            assert_eq!(ticket["suggestion"][field], suggested[field]);
        }
        assert_eq!((&ticket["suggestion"]["source"], &ticket["suggestion"]["model"]), (&json!("LOCAL"), &suggested["model"]));
        assert_eq!((&ticket["suggestion"]["degraded"], &ticket["suggestion"]["pending"]), (&json!("NOT_CONFIGURED"), &json!(false)));
        assert_eq!(ticket["suggestion"]["reasons"], suggested["reasons"]);
        assert_eq!((outcomes(&ticket), &ticket["suggestion"]["judgedAt"]), (("NONE", "NONE"), &Value::Null));
        assert_eq!(desk.number("SELECT count(*) AS n FROM triage_label").await, 0);
    }

    async fn a_shown_suggestion_is_kept_or_overridden(desk: Desk) {
        let shown = classify(&desk, TITLE, DESCRIPTION).await;
        let priority = other(PRIORITIES, &shown["priority"]);
        let ticket = file(&desk, json!({
            "title": TITLE, "description": DESCRIPTION, "category": shown["category"], "priority": priority,
            "suggestionToken": shown["token"],
        })).await;
        assert_eq!((&ticket["category"], &ticket["priority"]), (&shown["category"], &json!(priority)));
        assert_eq!(outcomes(&ticket), ("KEPT", "OVERRODE"));
        assert_eq!((&ticket["suggestion"]["category"], &ticket["suggestion"]["priority"]), (&shown["category"], &shown["priority"]));
        assert!(ticket["suggestion"]["judgedAt"].is_string());
        assert_eq!(label(&desk, &ticket, "category_evidence").await.as_deref(), Some("kept"));
        assert_eq!(label(&desk, &ticket, "priority_evidence").await.as_deref(), Some("corrected"));
        assert_eq!(label(&desk, &ticket, "priority").await, Some(priority.to_lowercase()));
        assert_eq!(label(&desk, &ticket, "priority_predicted").await, shown["priority"].as_str().map(str::to_lowercase));
    }

    async fn what_is_left_out_is_taken_from_the_suggestion_that_was_shown(desk: Desk) {
        let shown = classify(&desk, TITLE, DESCRIPTION).await;
        // The text says nothing of it: it is the token that counts.
        let ticket = file(&desk, json!({ "title": VAGUE, "description": VAGUE, "suggestionToken": shown["token"] })).await;
        assert_eq!((&ticket["category"], &ticket["priority"]), (&shown["category"], &shown["priority"]));
        assert_eq!(outcomes(&ticket), ("NONE", "NONE"));
        assert_eq!(label(&desk, &ticket, "category").await, None);
    }

    async fn values_given_without_a_suggestion_are_labels_and_nothing_was_suggested(desk: Desk) {
        let ticket = file(&desk, json!({ "title": TITLE, "description": DESCRIPTION, "category": "GENERAL", "priority": "LOW" })).await;
        assert_eq!((&ticket["suggestion"], &ticket["needsReview"]), (&Value::Null, &json!(false)));
        assert_eq!(label(&desk, &ticket, "category_evidence").await.as_deref(), Some("filed"));
        assert_eq!(label(&desk, &ticket, "category_predicted").await.as_deref(), Some("billing"));
        let half = file(&desk, json!({ "title": TITLE, "description": DESCRIPTION, "category": "GENERAL" })).await;
        assert_eq!(outcomes(&half), ("OVERRODE", "NONE"));
        assert_eq!(label(&desk, &half, "category_evidence").await.as_deref(), Some("filed"));
        assert_eq!(label(&desk, &half, "priority").await, None);
    }

    async fn a_ticket_that_nobody_can_make_out_is_to_be_reviewed(desk: Desk) {
        let vague = file(&desk, json!({ "title": VAGUE, "description": VAGUE })).await;
        assert!(vague["suggestion"]["confidence"].as_f64().expect("a number") < 0.5, "{vague}");
        assert_eq!(vague["needsReview"], true);
        let said = json!({ "title": VAGUE, "description": VAGUE, "category": "GENERAL", "priority": "LOW" });
        assert_eq!(file(&desk, said).await["needsReview"], false);
        let filter = "query($f: TicketFilter) { tickets(filter: $f) { totalCount nodes { id } } }";
        let found = desk.data(filter, json!({ "f": { "needsReview": true } })).await;
        assert_eq!(found["tickets"], json!({ "totalCount": 1, "nodes": [{ "id": vague["id"] }] }));
        let others = desk.data(filter, json!({ "f": { "needsReview": false } })).await;
        assert_eq!(others["tickets"]["totalCount"], 1);
    }

    async fn a_token_that_is_none_is_named_and_nothing_is_filed(desk: Desk) {
        let document = "mutation($i: CreateTicketInput!) { createTicket(input: $i) { ticket { id } userErrors { code field } } }";
        for token in ["", "AAAA", "e30"] {
            let input = json!({ "title": "a", "description": "b", "suggestionToken": token });
            let answer = desk.data(document, json!({ "i": input })).await;
            assert_eq!(answer["createTicket"], json!({ "ticket": null, "userErrors": [{ "code": "INVALID", "field": "suggestionToken" }] }));
        }
        assert_eq!(desk.number("SELECT count(*) AS n FROM ticket").await, 0);
    }

    async fn the_token_makes_no_other_input_of_the_same_key(desk: Desk) {
        let shown = classify(&desk, TITLE, DESCRIPTION).await;
        let input = json!({ "title": "a", "description": "b", "idempotencyKey": "k", "suggestionToken": shown["token"] });
        let first = file(&desk, input).await;
        let again = file(&desk, json!({ "title": "a", "description": "b", "idempotencyKey": "k" })).await;
        assert_eq!(again, first);
        assert_eq!(desk.number("SELECT count(*) AS n FROM ticket_suggestion").await, 1);
    }

    async fn a_page_of_tickets_reads_its_suggestions_in_one_statement(desk: Desk) {
        for number in 0..30 {
            file(&desk, json!({ "title": number.to_string(), "description": DESCRIPTION })).await;
        }
        let server = ServerProcess::start_with(&[("FRONTDESK_LOG", "info,sqlx::query=debug")], &desk.database.url).await;
        let begun = server.log().len();
        let document = "query Suggested { tickets(first: 30) { nodes { suggestion { source reasons } } } }";
        let answer = server.ask(document, Value::Null).await.body;
        let nodes = answer["data"]["tickets"]["nodes"].as_array().expect("a list");
        assert!(nodes.len() == 30 && nodes.iter().all(|node| node["suggestion"]["source"] == "LOCAL"), "{nodes:?}");
        server.said("operation=\"Suggested\"").await;
        let log = server.log().split_off(begun);
        let read: Vec<_> = log.iter().filter(|line| line.contains("SELECT") && line.contains("priority_outcome")).collect();
        assert_eq!(read.len(), 1, "{read:#?}");
    }
}
