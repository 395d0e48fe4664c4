//! Messages of graphql-transport-ws, and what is none.

use crate::fuzz::{
    choices::Choices,
    literal::{object, quoted},
    texts,
};

/// Names of messages, also of those that only a server says.
const TYPES: [&str; 12] = [
    "subscribe",
    "complete",
    "ping",
    "pong",
    "connection_init",
    "connection_ack",
    "next",
    "error",
    "start",
    "stop",
    "",
    "subscribe\0",
];
/// Names of operations. There are few, so that they meet.
const IDS: [&str; 6] = ["1", "2", "é", " ", "\0", "connection_init"];
const DOCUMENTS: [&str; 14] = [
    "{ __typename }",
    "{ tickets(first: 2) { nodes { id events { nodes { kind } } } } }",
    "subscription { ticketStats { total } }",
    "subscription { ticketCreated { id } }",
    "subscription { ticketEvents { cursor } }",
    "subscription { ticketEvents(after: \"ZTowOjA\") { cursor kind } }",
    "subscription { ticketEvents(after: \"nothing\") { cursor kind } }",
    "mutation { updateTicket(input: { id: 2, status: OPEN }) { ticket { version } } }",
    "mutation { classify(input: { description: \"a\" }) { model } }",
    "subscription { nothing }",
    "subscription { ticketCreated { id } ticketStats { total } }",
    "{ nothing }",
    "{",
    "",
];
/// JSON in the place of a message, or of a part of one.
const SHAPES: [&str; 14] = [
    "null",
    "{}",
    "[]",
    "1",
    "\"text\"",
    "true",
    "[[]]",
    "{\"query\":1}",
    "{\"query\":null}",
    "{\"query\":\"{__typename}\",\"variables\":[]}",
    "{\"query\":\"{__typename}\",\"variables\":\"a\"}",
    "{\"query\":\"{__typename}\",\"operationName\":1}",
    "{\"query\":\"{__typename}\",\"extensions\":{\"persistedQuery\":1}}",
    "{\"type\":\"ping\",\"type\":\"pong\"}",
];

/// A message.
pub(super) fn message(choices: &mut Choices<'_>) -> Vec<u8> {
    match choices.below(20) {
        0..16 => known(choices).into_bytes(),
        16 => choices.one(&SHAPES).as_bytes().to_vec(),
        17 => {
            let mut message = known(choices).into_bytes();
            message.truncate(choices.below(message.len()));
            message
        }
        18 => format!("{{\"type\":\"ping\",\"payload\":{}1{}}}", "[".repeat(200), "]".repeat(200)).into_bytes(),
        _ => choices.bytes(100),
    }
}

fn known(choices: &mut Choices<'_>) -> String {
    let kind = choices.mostly(&TYPES[..3], &TYPES);
    let mut parts = vec![("type", quoted(kind))];
    if matches!(kind, "subscribe" | "complete") != choices.often(5) {
        let id = if choices.often(6) { quoted(&texts::text(choices)) } else { quoted(choices.one(&IDS)) };
        parts.push(("id", if choices.often(3) { choices.one(&SHAPES).to_owned() } else { id }));
    }
    let payload = match kind {
        "subscribe" => Some(object([("query", quoted(choices.one(&DOCUMENTS)))].into_iter())),
        "ping" | "pong" | "connection_init" if choices.often(50) => {
            Some(object([("said", quoted(&texts::text(choices)))].into_iter()))
        }
        _ => None,
    };
    let payload = if choices.often(6) { Some(choices.one(&SHAPES).to_owned()) } else { payload };
    parts.extend(payload.map(|payload| ("payload", payload)));
    object(parts.into_iter())
}
