//! The built-in model learns in the background.

use serde_json::{Value, json};

use super::{classify, file, until};
use crate::support::{Desk, database::TestDatabase};

const BUILT_IN: &str = "{ triage { source model degraded builtIn { model labels learntAt latency { count p50Ms p99Ms }
    words(first: 100) { words category priority weight } } languageModel { model } } }";

/// A word of this desk that no model can know.
const JARGON: &str = "The flurbelator in bay seven wants looking at";

async fn built_in(desk: &Desk) -> Value {
    desk.data(BUILT_IN, json!({})).await["triage"]["builtIn"].take()
}

/// Another server on the same database.
async fn beside(desk: &Desk) -> Desk {
    Desk::start_on(desk.engine, TestDatabase::elsewhere(&desk.database.url)).await
}

both_engines! {
    async fn ten_words_of_people_teach_what_a_word_means_here(desk: Desk) {
        let before = desk.data(BUILT_IN, json!({})).await["triage"].take();
        assert_eq!((&before["source"], &before["degraded"], &before["languageModel"]), (&json!("LOCAL"), &json!("NOT_CONFIGURED"), &Value::Null));
        assert_eq!((&before["builtIn"]["labels"], &before["builtIn"]["learntAt"], &before["builtIn"]["words"]), (&json!(0), &Value::Null, &json!([])));
        assert_eq!(before["builtIn"]["latency"], json!({ "count": 0, "p50Ms": null, "p99Ms": null }));
        for number in 0..10 {
            let input = json!({ "title": format!("Flurbelator {number}"), "description": JARGON, "category": "ACCOUNT", "priority": "CRITICAL" });
            file(&desk, input).await;
        }
        let after = until(async || built_in(&desk).await, |built_in| built_in["labels"] == 10).await;
        assert!(after["learntAt"].is_string() && after["model"] != before["builtIn"]["model"], "{after}");
        let words = after["words"].as_array().expect("a list");
        assert!(words.iter().any(|word| word["words"].as_str().is_some_and(|word| word.contains("flurbelator")) && word["category"] == "ACCOUNT"), "{words:?}");
        let answer = classify(&desk, "Again", JARGON).await;
        assert_eq!((&answer["category"], &answer["model"]), (&json!("ACCOUNT"), &after["model"]));
        assert!(built_in(&desk).await["latency"]["p99Ms"].as_f64().expect("a time") > 0.0);
    }

    async fn a_server_knows_from_its_start_what_people_said_before(desk: Desk) {
        file(&desk, json!({ "title": "a", "description": JARGON, "category": "ACCOUNT", "priority": "LOW" })).await;
        let second = beside(&desk).await;
        until(async || built_in(&second).await, |built_in| built_in["labels"] == 1).await;
    }

    async fn servers_that_learnt_the_same_answer_the_same(desk: Desk) {
        let second = beside(&desk).await;
        for number in 0..20 {
            let category = if number % 2 == 0 { "ACCOUNT" } else { "BILLING" };
            let server = if number % 3 == 0 { &desk } else { &second };
            let input = json!({ "title": format!("Flurbelator {number}"), "description": JARGON, "category": category, "priority": "HIGH" });
            file(server, input).await;
        }
        for server in [&desk, &second] {
            until(async || built_in(server).await, |built_in| built_in["labels"] == 20).await;
        }
        let mut answers = [built_in(&desk).await, built_in(&second).await];
        for answer in &mut answers {
            answer["latency"].take();
            answer["learntAt"].take();
        }
        assert_eq!(answers[0], answers[1]);
        let ask = "mutation($i: ClassifyInput!) { classify(input: $i) { category confidence priority priorityConfidence reasons } }";
        let text = json!({ "i": { "description": JARGON } });
        assert_eq!(desk.data(ask, text.clone()).await, second.data(ask, text).await);
    }

    async fn only_so_many_words_are_told(desk: Desk) {
        for first in [-1, 101] {
            let document = format!("{{ triage {{ builtIn {{ words(first: {first}) {{ words }} }} }} }}");
            let answer = desk.gql(&document, json!({})).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
            assert_eq!(answer["errors"][0]["extensions"]["field"], "first");
        }
    }
}
