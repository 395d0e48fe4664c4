//! `classify` answers with valid values whatever text it is asked about, and stores nothing.

use proptest::prelude::*;
use serde_json::json;

use super::{
    bench::{Bench, for_all},
    generate,
    model::{CATEGORIES, PRIORITIES},
};

const CLASSIFY: &str = "mutation($i: ClassifyInput!) {
    classify(input: $i) { category priority confidence priorityConfidence source model reasons degraded }
}";

both_engines! {
    async fn any_text_gets_a_category_and_a_priority(bench: Bench) {
        for_all((prop::option::of(generate::text()), generate::text()), async |(title, description)| {
            let input = json!({ "i": { "title": title, "description": description } });
            let mut answer = bench.desk.gql(CLASSIFY, input).await;
            let no_text = |text: &str| text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
            if no_text(&description) || title.is_some_and(|title| no_text(&title)) {
                assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
                return;
            }
            let answer = answer["data"]["classify"].take();

            assert!(CATEGORIES.contains(&answer["category"].as_str().expect("a category")), "{answer}");
            assert!(PRIORITIES.contains(&answer["priority"].as_str().expect("a priority")), "{answer}");
            for field in ["confidence", "priorityConfidence"] {
                assert!((0.0..=1.0).contains(&answer[field].as_f64().expect("a number")), "{answer}");
            }
            assert_eq!((&answer["source"], &answer["degraded"]), (&json!("LOCAL"), &json!("NOT_CONFIGURED")));
            assert!(answer["reasons"].is_array() && answer["model"] != "", "{answer}");
        });
        assert_eq!(bench.everything().await["tickets"]["totalCount"], 0);
    }
}
