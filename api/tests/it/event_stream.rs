//! Answers over Server-Sent Events: graphql-sse in its mode of distinct connections.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::Desk;

/// A stream that is read event by event.
struct Events {
    response: reqwest::Response,
    read: String,
}

impl Events {
    async fn of(desk: &Desk, document: &str, variables: Value) -> Self {
        let request = desk.request(Method::POST, "/graphql").header("accept", "text/event-stream");
        let response =
            request.json(&json!({ "query": document, "variables": variables })).send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK, "{document}");
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        Self { response, read: String::new() }
    }

    /// The name of the next event and its data; nothing at the end.
    async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.read = rest;
                let field = |name: &str| {
                    let lines = event.lines().filter_map(|line| line.strip_prefix(name)).map(str::trim_start);
                    lines.collect::<Vec<_>>().join("\n")
                };
                assert!(event.starts_with(':') || event.contains("\ndata:"), "browsers want data: {event}");
                if !event.starts_with(':') {
                    return Some((field("event:"), field("data:")));
                }
                continue;
            }
            match self.response.chunk().await.expect("the stream goes on, or ends") {
                Some(chunk) => self.read += std::str::from_utf8(&chunk).expect("text"),
                None => return None,
            }
        }
    }

    /// The response that comes next.
    async fn response(&mut self) -> Value {
        let (name, data) = self.next().await.expect("an event");
        assert_eq!(name, "next", "{data}");
        serde_json::from_str(&data).expect("JSON")
    }

    async fn completed(&mut self) {
        assert_eq!(
            self.next().await.map(|(name, data)| (name, data.trim().to_owned())),
            Some(("complete".into(), String::new()))
        );
        assert_eq!(self.next().await, None);
    }
}

both_engines! {
    async fn a_query_is_one_event_and_the_end(desk: Desk) {
        let mut events = Events::of(&desk, "{ ticketStats { total } }", json!({})).await;
        assert_eq!(events.response().await["data"]["ticketStats"]["total"], 0);
        events.completed().await;
        for document in ["{ nothing }", "{", "subscription { __typename }", "{ tickets(first: 101) { totalCount } }"] {
            let mut events = Events::of(&desk, document, json!({})).await;
            let answer = events.response().await;
            assert!(answer.get("data").is_none(), "{answer}");
            let extensions = &answer["errors"][0]["extensions"];
            assert_eq!((&extensions["code"], extensions["requestId"].is_string()), (&json!("BAD_USER_INPUT"), true), "{answer}");
            events.completed().await;
        }
    }

    async fn a_subscription_goes_on_until_the_server_stops(desk: Desk) {
        let begin = desk.data("{ ticketEvents { pageInfo { endCursor } } }", json!({})).await;
        let after = json!({ "after": begin["ticketEvents"]["pageInfo"]["endCursor"] });
        desk.file(json!({ "title": "missed", "description": "two\nlines" })).await;
        let document = "subscription($after: String) { ticketEvents(after: $after) { cursor ticket { title description } } }";
        let mut events = Events::of(&desk, document, after).await;
        let missed = events.response().await;
        assert_eq!(missed["data"]["ticketEvents"]["ticket"]["description"], "two\nlines", "{missed}");
        desk.file(json!({ "title": "new", "description": "b" })).await;
        let new = events.response().await["data"]["ticketEvents"].take();
        assert_eq!(new["ticket"]["title"], "new");
        // Whoever comes back goes on from there.
        let mut again = Events::of(&desk, document, json!({ "after": missed["data"]["ticketEvents"]["cursor"] })).await;
        assert_eq!(again.response().await["data"]["ticketEvents"]["cursor"], new["cursor"]);
        let mut desk = desk;
        desk.stop().await;
        // It is no end of the subscription: clients come back.
        assert_eq!(events.next().await, None);
    }

    async fn a_mutation_is_not_run_by_get_for_events_either(desk: Desk) {
        let file = r#"mutation { createTicket(input: { title: "a", description: "b" }) { ticket { id } } }"#;
        let get = desk.request(Method::GET, "/graphql").query(&[("query", file)]).header("accept", "text/event-stream");
        assert_eq!(get.send().await.expect("an answer").status(), StatusCode::METHOD_NOT_ALLOWED);
        let subscription = [("query", "subscription { ticketStats { total } }")];
        let get = desk.request(Method::GET, "/graphql").query(&subscription).header("accept", "text/event-stream");
        let response = get.send().await.expect("an answer");
        let mut events = Events { response, read: String::new() };
        assert_eq!(events.response().await["data"]["ticketStats"]["total"], 0);
        let plain = desk.request(Method::GET, "/graphql").query(&subscription).send().await.expect("an answer");
        assert_eq!(plain.status(), StatusCode::NOT_ACCEPTABLE);
    }
}
