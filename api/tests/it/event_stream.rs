//! Answers over Server-Sent Events, by the protocol graphql-sse with a connection for each operation.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Desk;

both_engines! {
    async fn who_waits_for_events_is_refused_by_one(desk: Desk) {
        for (document, code) in [
            ("{", "BAD_USER_INPUT"),
            ("subscription { nothing }", "BAD_USER_INPUT"),
            ("{ tickets(first: 100) { nodes { events(first: 100) { nodes { ticket { title } } } } } }", "COST_EXCEEDED"),
        ] {
            let request = desk.request(Method::POST, "/graphql").header("accept", "text/event-stream");
            let answer = request.json(&json!({ "query": document })).send().await.expect("an answer");
            assert_eq!(answer.headers()["content-type"], "text/event-stream", "{document}");
            let events = answer.text().await.expect("it ends");
            let told = events.strip_prefix("event: next\ndata: ").and_then(|rest| rest.split_once('\n'));
            let (told, rest) = told.unwrap_or_else(|| panic!("{document}: {events}"));
            let told: Value = serde_json::from_str(told).expect("JSON");
            assert_eq!(told["errors"][0]["extensions"]["code"], code, "{told}");
            assert!(rest.contains("event: complete"), "{document}: {events}");
        }
    }
}
