//! A request as RFC 9112 writes it, with headers that contradict each other or the body.

use super::chunks::chunks;
use crate::fuzz::choices::Choices;

const METHODS: [&str; 10] =
    ["HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "CONNECT", "post", "QUERY", "G@T", "AAAAAAAAAAAAAAAAAAAAAAAA"];
const TARGETS: [&str; 26] = [
    "/graphql",
    "/graphql",
    "/graphql?query={__typename}",
    "/graphql?query=%7Btickets%7BasOf%7D%7D",
    "/graphql?query=%ff%fe&variables=%00",
    "/graphql?query={a}&query={b}&&&=&variables=1",
    "/graphql?query=mutation{classify(input:{description:%22%22}){model}}",
    "/graphql?%",
    "/",
    "/tickets/1",
    "/healthz",
    "/readyz",
    "/graphiql",
    "/schema.graphql",
    "/tickets.csv",
    "/assets/../../../etc/passwd",
    "/assets/%2e%2e/%2e%2e/index.html",
    "/assets/%00",
    "/assets//",
    "//graphql",
    "http://elsewhere.example/graphql",
    "http://user:word@[::1]:99999/graphql",
    "*",
    "elsewhere.example:80",
    "/\u{e9}",
    "",
];
const BODIES: [&str; 9] = [
    "{\"query\":\"{ tickets { asOf } }\"}",
    "{\"query\":\"mutation { classify(input: { description: \\\"a\\\" }) { model } }\"}",
    "{\"query\":\"subscription { ticketStats { total } }\"}",
    "{\"query\":1}",
    "[]",
    "",
    "\0",
    "query={__typename}",
    "{\"query\":\"{__typename}\"}GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
];
/// Headers with values that say something to the server, or should.
const HEADERS: [&str; 42] = [
    "Content-Type: application/json; charset=utf-16",
    "Content-Type: multipart/form-data; boundary=a",
    "Content-Type: ;;",
    "Accept: application/graphql-response+json",
    "Accept: text/event-stream",
    "Accept: text/html",
    "Accept: */*;q=nan, application/json;q=-1, ;q=1, application/json;q=99999999999999999999999",
    "Accept-Encoding: gzip, br;q=inf, *;q=0",
    "Accept-Encoding: ,,,;;;",
    "If-None-Match: *",
    "If-None-Match: W/\"a\", \"",
    "Range: bytes=0-0, -1, 5-2",
    "Connection: close",
    "Connection: upgrade, close, keep-alive",
    "Upgrade: h2c",
    "Upgrade: websocket",
    "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws",
    "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-ws",
    "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 8\r\nSec-WebSocket-Key: a",
    "Sec-WebSocket-Protocol: \u{e9}, graphql-transport-ws",
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99",
    "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
    "Expect: 100-continue",
    "Expect: 999-nothing",
    "Origin: null",
    "Origin: http://elsewhere.example",
    "Host: elsewhere.example",
    "Host:",
    "X-Request-Id: mine-1",
    "X-Request-Id: \u{e9}\u{1}",
    "X-Forwarded-For: 127.0.0.1",
    "Content-Encoding: gzip",
    "Content-Length: 5",
    "Content-Length: 0",
    "Content-Length: -1",
    "Content-Length: +5",
    "Content-Length: 5, 6",
    "Content-Length: 99999999999999999999",
    "Transfer-Encoding: identity",
    "Transfer-Encoding: gzip, chunked",
    " folded: a\r\n b",
    "no colon",
];

/// A request.
pub(super) fn request(choices: &mut Choices<'_>) -> Vec<u8> {
    let method = choices.mostly(&["POST", "GET"], &METHODS);
    let targets = if choices.often(30) { &TARGETS[..] } else { &TARGETS[..4] };
    let target = choices.one(targets);
    let version = choices.mostly(&["HTTP/1.1"], &["HTTP/1.0", "HTTP/2.0", "HTTP/1.9", "http/1.1", ""]);
    let end = choices.mostly(&["\r\n"], &["\n", "\r"]);
    let kind = choices.mostly(&["Content-Type: application/json\r\n"], &[""]);
    let close = choices.mostly(&["Connection: close\r\n", ""], &["Connection: upgrade\r\n"]);
    let mut head = format!("{method} {target} {version}{end}");
    if !choices.often(10) {
        head.extend(["Host: 127.0.0.1", end]);
    }
    head.extend([kind, close]);
    if choices.often(4) {
        head = format!("{method} {target}?{} {version}{end}", "a".repeat([7_000, 70_000, 500_000][choices.below(3)]));
    }
    for _ in 0..choices.below(6).saturating_sub(2) {
        head.extend([choices.one(&HEADERS), end]);
    }
    if choices.often(6) {
        let (name, times) = ("X-Many: ", [90, 101, 200, 5_000][choices.below(4)]);
        (0..times).for_each(|n| head.push_str(&format!("{name}{n}{end}")));
    }
    if choices.often(4) {
        head.extend(["X-Long: ", &"a".repeat([8_000, 100_000, 500_000][choices.below(3)]), end]);
    }
    let body = choices.one(&BODIES).as_bytes();
    // Who says both how long it is and that it comes in chunks may mean to smuggle.
    let (says_length, in_chunks) = match choices.below(10) {
        0..5 => (true, false),
        5..7 => (false, true),
        7 => (true, true),
        _ => (false, false),
    };
    if says_length {
        let wrong = if choices.often(20) { choices.below(200) } else { body.len() };
        head.push_str(&format!("Content-Length: {wrong}{end}"));
    }
    let mut body = body.to_vec();
    if in_chunks {
        head.extend([
            "Transfer-Encoding: ",
            choices.one(&["chunked", "chunked", "Chunked", "chunked, chunked", "xchunked", "\tchunked"]),
            end,
        ]);
        body = chunks(&body, choices);
    }
    [head.as_bytes(), end.as_bytes(), &body].concat()
}
