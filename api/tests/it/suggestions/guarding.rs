//! The database refuses what cannot be, whoever writes it.

use serde_json::json;

use super::file;
use crate::support::Desk;

both_engines! {
    async fn nonsense_is_refused_and_a_ticket_takes_along_what_was_said_of_it(desk: Desk) {
        let ticket = file(&desk, json!({ "title": "a", "description": "b", "category": "GENERAL" })).await;
        let id = ticket["id"].as_str().expect("an id");
        let flaws = [
            ("ticket_suggestion", "category = 'sales'", "ticket_suggestion_category"),
            ("ticket_suggestion", "priority = 'urgent'", "ticket_suggestion_priority"),
            ("ticket_suggestion", "confidence = 1.5", "ticket_suggestion_confidence"),
            ("ticket_suggestion", "source = 'me'", "ticket_suggestion_source"),
            ("ticket_suggestion", "model = ''", "ticket_suggestion_model"),
            ("ticket_suggestion", "reasons = '{}'", "ticket_suggestion_reasons"),
            ("ticket_suggestion", "degraded = 'tired'", "ticket_suggestion_degraded"),
            ("ticket_suggestion", "category_outcome = 'maybe'", "ticket_suggestion_outcome"),
            ("ticket_suggestion", "judged_at = NULL", "ticket_suggestion_judged"),
            ("ticket_suggestion", "tries = 1", "ticket_suggestion_due"),
            ("triage_label", "category = 'sales'", "triage_label_category"),
            ("triage_label", "category_evidence = 'guessed'", "triage_label_evidence"),
            ("triage_label", "category = NULL", "triage_label_whole"),
            ("triage_label", "priority = 'low'", "triage_label_whole"),
        ];
        for (table, flaw, guard) in flaws {
            let error = desk.sql(&format!("UPDATE {table} SET {flaw} WHERE ticket_id = {id}")).await.expect_err(flaw);
            assert!(error.to_string().contains(guard), "{flaw}: {error}");
        }
        assert_eq!(desk.sql(&format!("DELETE FROM ticket WHERE id = {id}")).await.expect("it goes"), 1);
        for table in ["ticket_suggestion", "triage_label"] {
            assert_eq!(desk.number(&format!("SELECT count(*) AS n FROM {table}")).await, 0, "{table}");
        }
    }
}
