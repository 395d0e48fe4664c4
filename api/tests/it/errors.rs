//! Every code that an error may have: reached, and documented where integrators look.

use std::{collections::BTreeMap, fs, path::Path, time::Duration};

use frontdesk::graphql::{ErrorCode, sdl};
use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::{Desk, Engine, hasty::Hasty};

type Reached = BTreeMap<&'static str, Value>;

fn reach(reached: &mut Reached, code: ErrorCode, answer: &Value) {
    let error = answer["errors"].get(0).or(answer["payload"].get(0)).or(answer["payload"]["errors"].get(0));
    let error = error.unwrap_or_else(|| panic!("{code:?}: {answer}"));
    assert_eq!(error["extensions"]["code"], code.name(), "{answer}");
    assert_eq!(error["extensions"]["retryable"], code.is_retryable(), "{answer}");
    assert!(error["extensions"]["requestId"].as_str().is_some_and(|id| !id.is_empty()), "{answer}");
    assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()), "{answer}");
    reached.insert(code.name(), error.clone());
}

both_engines! {
    async fn every_code_is_reached(desk: Desk) {
        let mut reached = Reached::new();
        desk.file(json!({ "title": "a", "description": "b" })).await;
        let deep = (0..30).fold("__typename".to_owned(), |inner, _| format!("... {{ {inner} }}"));
        let many: String = (0..10).map(|n| format!("l{n}: tickets(first: 100) {{ nodes {{ id }} }} ")).collect();
        let large: String = (0..20).map(|n| format!("l{n}: tickets(first: 100) {{ nodes {{ {} }} }} ", "id ".repeat(n))).collect();
        for (code, document) in [
            (ErrorCode::BadUserInput, "{ nothing }".to_owned()),
            (ErrorCode::LimitExceeded, format!("{{ {deep} {deep} {} }}", "a: __typename ".repeat(201))),
            (ErrorCode::CostExceeded, format!("{{ {many} {} }}", large.replace("{  }", "{ id }"))),
            (ErrorCode::InvalidCursor, r#"{ ticketEvents(after: "x") { nodes { version } } }"#.to_owned()),
        ] {
            reach(&mut reached, code, &desk.gql(&document, json!({})).await);
        }
        let persisted = json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "0".repeat(64) } } });
        let answer = desk.post(&persisted).await.json().await.expect("JSON");
        reach(&mut reached, ErrorCode::PersistedQueryNotFound, &answer);

        let mut socket = desk.socket().await;
        for id in 0..101 {
            let payload = json!({ "query": "subscription { ticketCreated(filter: { search: \"nobody\" }) { id } }" });
            socket.send(json!({ "id": id.to_string(), "type": "subscribe", "payload": payload })).await;
        }
        reach(&mut reached, ErrorCode::RateLimited, &socket.next().await);

        let hasty = Hasty::beside(&desk, Duration::from_millis(300)).await;
        // Somebody else writes, and takes his time.
        let lock = desk.transaction().await;
        lock.execute_unprepared("UPDATE ticket SET title = 'c', version = version + 1 WHERE id = 1").await.expect("SQL");
        let change = r#"mutation { updateTicket(input: { id: "1", title: "d" }) { ticket { id } } }"#;
        reach(&mut reached, ErrorCode::Timeout, &hasty.ask(change, json!({})).await.body);
        reach(&mut reached, ErrorCode::Unavailable, &desk.gql(change, json!({})).await);
        lock.rollback().await.expect("it gives up");

        // Old events are deleted: the log begins later than that.
        desk.sql("UPDATE ticket_log SET floor_xact = 1, floor_id = 1").await.expect("SQL");
        let after = "query($after: String) { ticketEvents(after: $after) { nodes { version } } }";
        reach(&mut reached, ErrorCode::ResyncRequired, &desk.gql(after, json!({ "after": "ZTowOjA" })).await);

        desk.sql("ALTER TABLE ticket RENAME TO elsewhere").await.expect("SQL");
        reach(&mut reached, ErrorCode::Internal, &desk.gql("{ tickets { nodes { id } } }", json!({})).await);

        let all: BTreeMap<_, _> = ErrorCode::ALL.iter().map(|code| (code.name(), ())).collect();
        assert!(reached.keys().eq(all.keys()), "{:?}", reached.keys());
    }

    async fn control_characters_are_bad_input_wherever_they_stand(desk: Desk) {
        desk.file(json!({ "title": "a", "description": "b" })).await;
        for bad in ["\0", "a\0b", "\u{7}", "\u{1f}", "\u{7f}", "\u{85}"] {
            for (document, field) in [
                ("query($t: String!) { tickets(filter: { search: $t }) { nodes { id } } }", "filter"),
                ("query($t: String!) { ticketStats(filter: { not: { search: $t } }) { total } }", "filter"),
                ("query($t: String!) { tickets { nodes { excerpt(around: $t) } } }", "around"),
                ("query($t: String!) { tickets(after: $t) { nodes { id } } }", "after"),
                ("mutation($t: String!) { classify(input: { description: $t }) { category } }", "description"),
                ("mutation($t: String!) { classify(input: { title: $t, description: \"b\" }) { category } }", "title"),
            ] {
                let answer = desk.gql(document, json!({ "t": bad })).await;
                let extensions = &answer["errors"][0]["extensions"];
                assert_eq!((&extensions["code"], &extensions["field"]), (&json!("BAD_USER_INPUT"), &json!(field)), "{document}: {answer}");
            }
            let answer = desk.gql("query($t: String!) { ticketEvents(after: $t) { nodes { version } } }", json!({ "t": bad })).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "INVALID_CURSOR", "{answer}");
            for (document, code, field) in [
                ("mutation($t: String!) { a: createTicket(input: { title: $t, description: \"b\" }) { userErrors { code field message } } }", "INVALID", "title"),
                ("mutation($t: String!) { a: createTicket(input: { title: \"a\", description: $t }) { userErrors { code field message } } }", "INVALID", "description"),
                ("mutation($t: String!) { a: createTicket(input: { title: \"a\", description: \"b\", idempotencyKey: $t }) { userErrors { code field message } } }", "INVALID", "idempotencyKey"),
                ("mutation($t: String!) { a: updateTicket(input: { id: 1, title: $t }) { userErrors { code field message } } }", "INVALID", "title"),
                ("mutation($t: String!) { a: updateTicket(input: { id: 1, description: $t }) { userErrors { code field message } } }", "INVALID", "description"),
            ] {
                let data = desk.data(document, json!({ "t": bad })).await;
                let error = &data["a"]["userErrors"][0];
                assert_eq!((&error["code"], &error["field"]), (&json!(code), &json!(field)), "{document}: {data}");
            }
        }
        assert_eq!(desk.number("SELECT count(*) AS n FROM ticket_event").await, 1, "nothing was changed");
    }

    async fn an_id_that_is_none_is_not_found(desk: Desk) {
        desk.file(json!({ "title": "a", "description": "b" })).await;
        for id in ["", "0", "-1", "+1", "01", "1.0", " 1", "x", "\0", "9223372036854775807", "9223372036854775808", "99999999999999999999999", "é\u{1}"] {
            let answer = desk.data("query($id: ID!) { ticket(id: $id) { id } }", json!({ "id": id })).await;
            assert_eq!(answer["ticket"], Value::Null, "{id:?}");
            let change = "mutation($id: ID!) { updateTicket(input: { id: $id, title: \"b\" }) { ticket { id } userErrors { code field message } } }";
            let answer = desk.data(change, json!({ "id": id })).await;
            let error = &answer["updateTicket"]["userErrors"][0];
            assert_eq!((&error["code"], &error["field"]), (&json!("NOT_FOUND"), &json!("id")), "{id:?}: {answer}");
            let message = error["message"].as_str().expect("a message");
            assert!(!message.contains('\\') && !message.contains(char::is_control), "{message}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_before_graphql_is_json_too() {
    let desk = Desk::start(Engine::Sqlite).await;
    for (method, path, content_type, accept, body, status) in [
        (Method::POST, "/graphql", "application/json", "*/*", "{", StatusCode::BAD_REQUEST),
        (Method::POST, "/graphql", "application/json", "*/*", "[]", StatusCode::BAD_REQUEST),
        (Method::POST, "/graphql", "application/json", "*/*", "{}", StatusCode::BAD_REQUEST),
        (Method::POST, "/graphql", "text/plain", "*/*", "{}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (
            Method::POST,
            "/graphql",
            "application/json",
            "image/png",
            "{\"query\":\"{__typename}\"}",
            StatusCode::NOT_ACCEPTABLE,
        ),
        (Method::PUT, "/graphql", "application/json", "*/*", "{}", StatusCode::METHOD_NOT_ALLOWED),
        (Method::DELETE, "/graphql", "application/json", "*/*", "", StatusCode::METHOD_NOT_ALLOWED),
        (Method::GET, "/graphql", "application/json", "*/*", "", StatusCode::BAD_REQUEST),
        (
            Method::GET,
            "/graphql?query=mutation{classify(input:{description:\"a\"}){category}}",
            "",
            "*/*",
            "",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (Method::GET, "/graphql?query={__typename}&variables=1", "", "*/*", "", StatusCode::BAD_REQUEST),
    ] {
        let request = desk.request(method.clone(), path).header("content-type", content_type).header("accept", accept);
        let response = request.body(body).send().await.expect("an answer");
        assert_eq!(response.status(), status, "{method} {path} {body}");
        let allowed = response.headers().get("allow").is_some();
        assert_eq!(allowed, status == StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8", "{method} {path}");
        assert_eq!(response.headers()["vary"], "accept, accept-encoding", "{method} {path}");
        let mut reached = Reached::new();
        reach(&mut reached, ErrorCode::BadUserInput, &response.json().await.expect("JSON"));
    }
    let modern = desk.request(Method::PUT, "/graphql").header("accept", "application/graphql-response+json");
    let response = modern.send().await.expect("an answer");
    assert_eq!(response.headers()["content-type"], "application/graphql-response+json; charset=utf-8");
    for path in ["/schema.graphql", "/export/tickets.csv", "/export/stats.csv"] {
        let response = desk.request(Method::POST, path).send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert_eq!(response.headers()["allow"], "GET, HEAD", "{path}");
        assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8", "{path}");
        reach(&mut Reached::new(), ErrorCode::BadUserInput, &response.json().await.expect("JSON"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_socket_that_is_refused_is_told_as_json() {
    let desk = Desk::start(Engine::Sqlite).await;
    for (origin, protocol, status) in [
        ("http://elsewhere.example", "graphql-transport-ws", StatusCode::FORBIDDEN),
        (desk.address.as_str(), "chat", StatusCode::BAD_REQUEST),
    ] {
        let request = desk.request(Method::GET, "/graphql").header("connection", "upgrade");
        let request = request.header("upgrade", "websocket").header("sec-websocket-version", "13");
        let request = request.header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==").header("origin", origin);
        let response = request.header("sec-websocket-protocol", protocol).send().await.expect("an answer");
        assert_eq!(response.status(), status, "{origin}");
        assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8", "{origin}");
        reach(&mut Reached::new(), ErrorCode::BadUserInput, &response.json().await.expect("JSON"));
    }
}

#[test]
fn every_code_is_documented() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).expect("README.md");
    let schema = sdl();
    for code in ErrorCode::ALL {
        let again = if code.is_retryable() { "yes" } else { "no" };
        let row = format!("| `{}` | {again} |", code.name());
        assert!(readme.contains(&row), "README.md has no row that begins {row}");
        assert!(schema.contains(code.name()), "the schema does not tell of {}", code.name());
    }
}
