//! graphql-transport-ws to the letter: what a client may say when, and what it hears otherwise.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::frame::{
        Frame, FrameHeader,
        coding::{Control, Data, OpCode},
    },
};

use crate::support::{Desk, Engine, socket::Socket};

const PROTOCOL: &str = "graphql-transport-ws";
const ENDLESS: &str = "subscription { ticketCreated { title } }";

fn subscribe(id: &str, query: &str) -> Value {
    json!({ "id": id, "type": "subscribe", "payload": { "query": query } })
}

async fn desk() -> Desk {
    Desk::start(Engine::Sqlite).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_both_protocols_the_modern_one_is_spoken() {
    let desk = desk().await;
    for offered in [PROTOCOL, "graphql-ws, graphql-transport-ws", "graphql-transport-ws,graphql-ws"] {
        let (mut socket, chosen) = Socket::offering(&desk.address, offered).await;
        assert_eq!(chosen.as_deref(), Some(PROTOCOL), "{offered}");
        socket.send(json!({ "type": "connection_init", "payload": { "any": "thing" } })).await;
        assert_eq!(socket.next().await, json!({ "type": "connection_ack" }));
    }
    // The library takes an answer without the protocol it has offered for an error, as browsers do.
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let handshake = |protocol: &'static str| {
        let headers = [
            ("connection", "upgrade"),
            ("upgrade", "websocket"),
            ("sec-websocket-version", "13"),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ("sec-websocket-protocol", protocol),
        ];
        headers
            .into_iter()
            .fold(client.get(format!("{}/graphql", desk.address)), |request, (name, value)| request.header(name, value))
    };
    let legacy = handshake("graphql-ws").send().await.expect("an answer");
    assert_eq!((legacy.status().as_u16(), legacy.headers().get("sec-websocket-protocol")), (101, None));
    let other = handshake("soap").send().await.expect("an answer");
    assert_eq!(other.status(), 400);
    assert!(other.text().await.expect("text").contains(PROTOCOL));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_protocol_does_not_allow_closes_the_socket_with_its_code() {
    let desk = desk().await;
    let init = || json!({ "type": "connection_init" });
    let begun = |message: Value| vec![init(), message];
    let cases: [(Vec<Value>, u16, &str); 15] = [
        (vec![subscribe("1", "{ __typename }")], 4401, "Unauthorized"),
        (vec![init(), init()], 4429, "Too many initialisation requests"),
        (vec![init(), subscribe("1", ENDLESS), subscribe("1", ENDLESS)], 4409, "Subscriber for 1 already exists"),
        (begun(json!({ "type": "next", "id": "1", "payload": {} })), 4400, "Invalid message"),
        (begun(json!({ "type": "connection_ack" })), 4400, "Invalid message"),
        (begun(json!({ "type": "subscribe", "id": "1" })), 4400, "Invalid message"),
        (begun(json!({ "type": "subscribe", "payload": { "query": "{ __typename }" } })), 4400, "Invalid message"),
        (
            begun(json!({ "type": "subscribe", "id": 1, "payload": { "query": "{ __typename }" } })),
            4400,
            "Invalid message",
        ),
        (begun(subscribe("", "{ __typename }")), 4400, "`id` must not be empty"),
        (begun(json!({ "type": "ping", "payload": "text" })), 4400, "Invalid message"),
        (begun(json!({ "no": "type" })), 4400, "Invalid message"),
        (begun(json!(["connection_init"])), 4400, "Invalid message"),
        (vec![json!(["connection_init", null])], 4400, "Invalid message"),
        (begun(json!(["subscribe", "1", { "query": "{ __typename }" }])), 4400, "Invalid message"),
        (begun(json!({ "type": "subscribe", "id": "1", "payload": ["{ __typename }"] })), 4400, "Invalid message"),
    ];
    for (messages, code, reason) in cases {
        let (mut socket, _) = Socket::offering(&desk.address, PROTOCOL).await;
        for message in &messages {
            socket.send(message.clone()).await;
        }
        let (closed, why) = socket.closed().await;
        assert!(closed == code && why.contains(reason) && why.len() <= 123, "{messages:?}: {closed} {why}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_message_at_all_closes_the_socket() {
    let desk = desk().await;
    let long = format!("{{\"type\": \"{}\"}}", "ü".repeat(500));
    let huge = format!("{{\"type\": \"ping\", \"payload\": {{\"x\": \"{}\"}}}}", "x".repeat(600_000));
    for (frame, code) in [
        (Message::text("{"), 4400),
        (Message::text(""), 4400),
        (Message::text(long), 4400),
        (Message::binary(b"{}".to_vec()), 4400),
        (Message::text(huge), 1009),
    ] {
        let (mut socket, _) = Socket::offering(&desk.address, PROTOCOL).await;
        socket.send_frame(frame).await;
        let (closed, why) = socket.closed().await;
        assert!(closed == code && !why.is_empty() && why.len() <= 123, "{closed} {why}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_frame_closes_the_socket() {
    let desk = desk().await;
    let long = "a".repeat(126).into_bytes();
    for (opcode, payload, code) in [
        (OpCode::Data(Data::Text), vec![0xff, 0xfe], 1007),
        (OpCode::Data(Data::Reserved(3)), b"a".to_vec(), 1002),
        (OpCode::Data(Data::Continue), b"a".to_vec(), 1002),
        (OpCode::Control(Control::Ping), long, 1002),
    ] {
        let frame = Frame::from_payload(FrameHeader { opcode, ..FrameHeader::default() }, payload.into());
        let (mut socket, _) = Socket::offering(&desk.address, PROTOCOL).await;
        socket.send_frame(Message::Frame(frame)).await;
        let (closed, why) = socket.closed().await;
        assert!(closed == code && !why.is_empty(), "{closed} {why}");
    }
}

both_engines! {
    async fn a_query_is_answered_and_complete(desk: Desk) {
        let mut socket = desk.socket().await;
        socket.send(subscribe("q", "{ ticketStats { total } }")).await;
        assert_eq!(socket.data("q").await["ticketStats"]["total"], 0);
        assert_eq!(socket.next().await, json!({ "type": "complete", "id": "q" }));
        // Its name is free again.
        socket.send(subscribe("q", "{ __typename }")).await;
        assert_eq!(socket.data("q").await["__typename"], "Query");
        assert_eq!(socket.next().await["type"], "complete");
    }

    async fn what_cannot_be_executed_is_an_error_and_ends_the_operation(desk: Desk) {
        let mut socket = desk.socket().await;
        for document in ["{", "{ nothing }", "subscription { nothing }"] {
            socket.send(subscribe("e", document)).await;
            let message = socket.next().await;
            assert_eq!((&message["type"], &message["id"]), (&json!("error"), &json!("e")), "{message}");
            let error = &message["payload"][0];
            assert!(error["extensions"]["code"].is_string() && error["extensions"]["requestId"].is_string(), "{message}");
        }
        // Nothing followed: the next word is about something else.
        socket.send(json!({ "type": "ping", "payload": { "n": 1 } })).await;
        assert_eq!(socket.next().await, json!({ "type": "pong", "payload": { "n": 1 } }));
    }

    async fn a_subscription_that_is_completed_says_nothing_more(desk: Desk) {
        let mut socket = desk.socket().await;
        socket.subscribe("s", ENDLESS, json!({})).await;
        desk.file(json!({ "title": "heard", "description": "b" })).await;
        assert_eq!(socket.data("s").await["ticketCreated"]["title"], "heard");
        socket.send(json!({ "id": "s", "type": "complete" })).await;
        // Its name is free at once, and what comes under it is of the new one.
        socket.subscribe("s", "subscription { ticketCreated { id } }", json!({})).await;
        desk.file(json!({ "title": "again", "description": "b" })).await;
        assert!(socket.data("s").await["ticketCreated"]["id"].is_string());
        // What does not run can be completed, too.
        socket.send(json!({ "id": "unknown", "type": "complete" })).await;
        socket.send(json!({ "type": "pong" })).await;
        socket.send(json!({ "type": "ping" })).await;
        assert_eq!(socket.next().await, json!({ "type": "pong" }));
    }
}
