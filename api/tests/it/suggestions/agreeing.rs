//! How well triage and people agree.

use serde_json::{Value, json};

use super::{classify, file};
use crate::support::Desk;

const TITLE: &str = "Charged twice";
const DESCRIPTION: &str = "I was charged twice for one invoice. Please refund the second payment.";

const AGREEMENT: &str = "query($source: TriageSource!, $days: Int) { triage {
    agreement(source: $source, days: $days) { date judged category priority categoryJudged priorityJudged }
    categoryConfusion(source: $source, days: $days) { suggested actual count }
    priorityConfusion(source: $source, days: $days) { suggested actual count } } }";

async fn agreement(desk: &Desk, source: &str, days: i64) -> Value {
    desk.data(AGREEMENT, json!({ "source": source, "days": days })).await["triage"].take()
}

/// The pairs that were counted.
fn counted(confusion: &Value) -> Vec<(String, String, i64)> {
    let pairs = confusion.as_array().expect("a list");
    assert_eq!(pairs.len(), 16);
    let text = |value: &Value| value.as_str().expect("a value").to_owned();
    let pairs = pairs
        .iter()
        .map(|pair| (text(&pair["suggested"]), text(&pair["actual"]), pair["count"].as_i64().expect("a count")));
    pairs.filter(|(_, _, count)| *count > 0).collect()
}

both_engines! {
    async fn each_word_of_people_is_compared_to_what_the_built_in_model_had_said(desk: Desk) {
        let said = classify(&desk, TITLE, DESCRIPTION).await;
        let text = |field: &str| said[field].as_str().expect("a value").to_owned();
        let (category, priority) = (text("category"), text("priority"));
        let empty = agreement(&desk, "LOCAL", 30).await;
        assert_eq!((&empty["agreement"], counted(&empty["categoryConfusion"])), (&json!([]), vec![]));

        let input = |category: &str, priority: Option<&str>| {
            json!({ "title": TITLE, "description": DESCRIPTION, "category": category, "priority": priority })
        };
        file(&desk, input(&category, Some(&priority))).await;
        file(&desk, input("GENERAL", Some(&priority))).await;
        let old = file(&desk, input("GENERAL", None)).await;
        let found = agreement(&desk, "LOCAL", 30).await;
        let day = found["agreement"][0]["date"].as_str().expect("a day").to_owned();
        let today = json!({ "date": day, "judged": 5, "category": 1, "categoryJudged": 3, "priority": 2, "priorityJudged": 2 });
        assert_eq!(found["agreement"], json!([today]));
        assert_eq!(counted(&found["categoryConfusion"]), [(category.clone(), category.clone(), 1), (category.clone(), "GENERAL".to_owned(), 2)]);
        assert_eq!(counted(&found["priorityConfusion"]), [(priority.clone(), priority, 2)]);

        // Days come apart, the oldest first, and what lies before them does not count.
        let id = old["id"].as_str().expect("an id");
        let back = |days: i64| format!("UPDATE triage_label SET category_at = category_at - {days} * 86400000000 WHERE ticket_id = {id}");
        desk.sql(&back(2)).await.expect("it is older");
        let found = agreement(&desk, "LOCAL", 30).await;
        let days = found["agreement"].as_array().expect("a list");
        assert_eq!((days.len(), &days[0]["categoryJudged"], &days[0]["category"], &days[1]["date"]), (2, &json!(1), &json!(0), &json!(day)));
        assert_eq!(agreement(&desk, "LOCAL", 2).await["agreement"].as_array().map(Vec::len), Some(1));
        assert_eq!(agreement(&desk, "LLM", 30).await["agreement"], json!([]));
    }

    async fn a_language_model_is_measured_by_what_it_had_suggested(desk: Desk) {
        let shown = classify(&desk, TITLE, DESCRIPTION).await;
        let input = |category: &str| json!({
            "title": TITLE, "description": DESCRIPTION, "category": category, "priority": "LOW", "suggestionToken": shown["token"],
        });
        file(&desk, input("BILLING")).await;
        let second = file(&desk, input("GENERAL")).await;
        // As if a language model had suggested it.
        let id = second["id"].as_str().expect("an id");
        desk.sql(&format!("UPDATE ticket_suggestion SET source = 'llm' WHERE ticket_id = {id}")).await.expect("it is so");
        let found = agreement(&desk, "LLM", 1).await;
        assert_eq!((&found["agreement"][0]["categoryJudged"], &found["agreement"][0]["category"]), (&json!(1), &json!(0)));
        assert_eq!(counted(&found["categoryConfusion"]), [("BILLING".to_owned(), "GENERAL".to_owned(), 1)]);
    }

    async fn only_so_many_days_are_looked_back(desk: Desk) {
        for days in [0, 367] {
            let answer = desk.gql(AGREEMENT, json!({ "source": "LOCAL", "days": days })).await;
            assert_eq!(answer["errors"][0]["extensions"]["field"], "days", "{answer}");
        }
    }
}
