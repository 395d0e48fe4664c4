//! The endpoint itself: media types, methods, limits, errors, health.

use std::io::Read;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Desk, socket::Socket};

const FILE: &str = r#"mutation { createTicket(input: { title: "a", description: "b" }) { ticket { id } } }"#;

async fn total(desk: &Desk) -> Value {
    desk.data("{ ticketStats { total } }", json!({})).await["ticketStats"]["total"].clone()
}

both_engines! {
    async fn an_error_of_the_request_has_the_status_of_its_media_type(desk: Desk) {
        for (accept, status) in [
            ("application/graphql-response+json", StatusCode::BAD_REQUEST),
            ("application/json", StatusCode::OK),
            ("application/graphql-response+json; q=0.5, application/json", StatusCode::OK),
            ("text/html", StatusCode::NOT_ACCEPTABLE),
        ] {
            let request = desk.request(Method::POST, "/graphql").header("accept", accept);
            let response = request.json(&json!({ "query": "{ nothing }" })).send().await.expect("an answer");
            assert_eq!(response.status(), status, "{accept}");
            let body: Value = response.json().await.expect("JSON");
            assert!(body.get("data").is_none(), "{body}");
            assert_eq!(body["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
            assert_eq!(body["errors"][0]["extensions"]["retryable"], false);
        }
    }

    async fn a_web_page_of_another_origin_cannot_write(desk: Desk) {
        let get = desk.request(Method::GET, "/graphql").query(&[("query", FILE)]).send().await.expect("an answer");
        assert_eq!(get.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(get.headers()["allow"], "POST");
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
            let request = desk.request(Method::POST, "/graphql").header("content-type", kind);
            let response = request.body(json!({ "query": FILE }).to_string()).send().await.expect("an answer");
            assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        }
        assert_eq!(total(&desk).await, 0);
        for origin in ["http://elsewhere.example", "null", "http://127.0.0.1:1"] {
            assert_eq!(Socket::refused(&desk.address, origin).await, Some(403), "{origin}");
        }
        assert_eq!(Socket::refused(&desk.address, &desk.address).await, None);
    }

    async fn a_query_can_be_sent_by_get(desk: Desk) {
        let parameters = [
            ("query", "query A { ticketStats { total } } query B($id: ID!) { ticket(id: $id) { id } }"),
            ("operationName", "B"),
            ("variables", r#"{"id":"1"}"#),
        ];
        let response = desk.request(Method::GET, "/graphql").query(&parameters).send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.json::<Value>().await.expect("JSON")["data"], json!({ "ticket": null }));
    }

    async fn a_browser_is_shown_the_playground(desk: Desk) {
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        let request = client.get(format!("{}/graphql", desk.address)).header("accept", "text/html,*/*;q=0.8");
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()["location"], "/graphiql");
    }

    async fn an_answer_of_the_api_is_kept_nowhere(desk: Desk) {
        for (method, path, body) in [
            (Method::POST, "/graphql", json!({ "query": "{ ticketStats { total } }" })),
            (Method::POST, "/graphql", json!({ "query": "{ nothing }" })),
            (Method::POST, "/graphql", json!([])),
            (Method::GET, "/graphql?query={__typename}", json!({})),
            (Method::GET, "/graphql?query=mutation{x}", json!({})),
            (Method::PUT, "/graphql", json!({})),
            (Method::GET, "/healthz", json!({})),
            (Method::GET, "/readyz", json!({})),
        ] {
            let response = desk.request(method.clone(), path).json(&body).send().await.expect("an answer");
            assert_eq!(response.headers()["cache-control"], "no-store", "{method} {path} {body}");
            assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{method} {path} {body}");
            if path.starts_with("/graphql") {
                assert_eq!(response.headers()["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
            }
        }
    }

    async fn a_large_answer_is_compressed_for_who_takes_it(desk: Desk) {
        desk.file(json!({ "title": "a", "description": "Straße 💳 ".repeat(1_900) })).await;
        let ask = async |document: &str, accept: &str| {
            let request = desk.request(Method::POST, "/graphql").header("accept-encoding", accept);
            let response = request.json(&json!({ "query": document })).send().await.expect("an answer");
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(response.headers()["vary"], "accept, accept-encoding");
            let encoding = response.headers().get("content-encoding").map(|value| value.to_str().expect("text").to_owned());
            (encoding, response.bytes().await.expect("a body"))
        };
        let large = "{ tickets { nodes { description } } }";
        let (encoding, plain) = ask(large, "identity").await;
        assert_eq!(encoding, None);
        for accept in ["gzip, deflate, br", "br;q=1, gzip;q=0.5", "*"] {
            let (encoding, compressed) = ask(large, accept).await;
            assert_eq!(encoding.as_deref(), Some("gzip"), "{accept}");
            assert!(compressed.len() * 4 < plain.len());
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&*compressed).read_to_end(&mut unpacked).expect("gzip");
            assert_eq!(unpacked, plain);
        }
        for (document, accept) in [(large, "br"), (large, "gzip;q=0"), (large, "identity, gzip;q=0.5"), ("{ __typename }", "gzip")] {
            assert_eq!(ask(document, accept).await.0, None, "{accept} {document}");
        }
    }

    async fn a_body_is_json_and_not_too_large(desk: Desk) {
        let send = async |body: String| {
            let request = desk.request(Method::POST, "/graphql").header("content-type", "application/json");
            let response = request.body(body).send().await.expect("an answer");
            (response.status(), response.json::<Value>().await.expect("JSON")["errors"][0].clone())
        };
        assert_eq!(send("{".into()).await.0, StatusCode::BAD_REQUEST);
        assert_eq!(send("[]".into()).await.0, StatusCode::BAD_REQUEST);
        let (status, error) = send(r#"{"query":"{__typename}","variables":3}"#.into()).await;
        assert_eq!((status, &error["message"]), (StatusCode::BAD_REQUEST, &json!("`variables` must be a JSON object.")));
        let large = json!({ "query": " ".repeat(600 * 1024) }).to_string();
        let requested = large.len();
        let (status, error) = send(large).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(error["message"].as_str().expect("a message").contains("512 KiB"), "{error}");
        let extensions = &error["extensions"];
        assert_eq!((&extensions["code"], &extensions["limit"]), (&json!("LIMIT_EXCEEDED"), &json!("body")), "{error}");
        assert_eq!((&extensions["allowed"], &extensions["requested"]), (&json!(512 * 1_024), &json!(requested)), "{error}");
    }

    async fn an_answer_carries_the_id_of_its_request(desk: Desk) {
        let named = desk.request(Method::POST, "/graphql").header("x-request-id", "mine-1");
        let response = named.json(&json!({ "query": "{ nothing }" })).send().await.expect("an answer");
        assert_eq!(response.headers()["x-request-id"], "mine-1");
        assert_eq!(response.json::<Value>().await.expect("JSON")["errors"][0]["extensions"]["requestId"], "mine-1");
        let unnamed = desk.request(Method::GET, "/healthz").header("x-request-id", "not\tsensible").send().await.expect("an answer");
        let id = unnamed.headers()["x-request-id"].to_str().expect("text").to_owned();
        assert_eq!(id.len(), 36, "{id}");
    }

    async fn an_internal_failure_tells_the_caller_nothing(desk: Desk) {
        desk.sql("ALTER TABLE ticket RENAME TO elsewhere").await.expect("the table is renamed");
        let answer = desk.gql("{ tickets { nodes { id } } }", json!({})).await;
        assert_eq!(answer["data"], Value::Null);
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], "INTERNAL");
        assert_eq!(error["message"], "Something went wrong on our side. It has been logged under the request id.");
        assert!(error["extensions"]["requestId"].is_string());
        let text = answer.to_string();
        assert!(!text.contains("elsewhere") && !text.contains("SELECT") && !text.contains("relation"), "{text}");
    }

    async fn a_wrong_argument_is_named(desk: Desk) {
        for (document, field, words) in [
            ("{ tickets(first: 101) { nodes { id } } }", "first", "0 to 100"),
            ("{ tickets(first: -1) { nodes { id } } }", "first", "0 to 100"),
            ("{ tickets(first: 1, last: 1) { nodes { id } } }", "first", "not both"),
            ("{ tickets(after: \"x\") { nodes { id } } }", "after", "none that this server gave out"),
            ("{ tickets(filter: { created: { from: \"2026-01-02T00:00:00Z\", to: \"2026-01-01T00:00:00Z\" } }) { nodes { id } } }", "filter", "ends before it begins"),
            ("{ ticketStats { perDay(from: \"2020-01-01\", to: \"2026-01-01\") { total } } }", "perDay", "at most 366"),
        ] {
            let answer = desk.gql(document, json!({})).await;
            let error = &answer["errors"][0];
            assert_eq!((&error["extensions"]["code"], &error["extensions"]["field"]), (&json!("BAD_USER_INPUT"), &json!(field)), "{answer}");
            assert!(error["message"].as_str().expect("a message").contains(words), "{answer}");
        }
        let deep = (0..9).fold("{ status: [OPEN] }".to_owned(), |inner, _| format!("{{ not: {inner} }}"));
        let answer = desk.gql(&format!("{{ tickets(filter: {deep}) {{ nodes {{ id }} }} }}"), json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
    }

    async fn a_server_that_can_serve_says_so(desk: Desk) {
        for path in ["/healthz", "/readyz"] {
            let response = desk.request(Method::GET, path).send().await.expect("an answer");
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        }
    }

    async fn a_mutation_never_runs_twice_under_one_name(desk: Desk) {
        let create = r#"createTicket(input: { title: "a", description: "b" })"#;
        for document in [
            format!("mutation {{ {create} {{ ticket {{ id }} }} {create} {{ userErrors {{ message }} }} }}"),
            format!("mutation {{ {create} {{ ticket {{ id }} }} ...F }} fragment F on Mutation {{ {create} {{ ticket {{ id }} }} }}"),
            format!("mutation {{ ...F ...F }} fragment F on Mutation {{ {create} {{ ticket {{ id }} }} }}"),
            format!("mutation {{ {create} {{ ticket {{ id }} }} ... on Mutation {{ {create} {{ ticket {{ title }} }} }} }}"),
        ] {
            let answer = desk.gql(&document, json!({})).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
        }
        assert_eq!(total(&desk).await, 0);
        desk.data(&format!("mutation {{ {create} {{ ticket {{ id }} }} b: {create} {{ ticket {{ id }} }} }}"), json!({})).await;
        assert_eq!(total(&desk).await, 2);
    }

    async fn a_stopping_server_closes_its_sockets_with_a_reason(desk: Desk) {
        let mut desk = desk;
        let mut socket = desk.socket().await;
        socket.subscribe("live", "subscription { ticketCreated { id } }", json!({})).await;
        desk.stop().await;
        let tokio_tungstenite::tungstenite::Message::Close(Some(close)) = socket.frame().await else {
            panic!("the socket is closed with a reason");
        };
        assert_eq!(u16::from(close.code), 1_001);
        assert_eq!(close.reason.as_str(), "the server is stopping");
    }
}
