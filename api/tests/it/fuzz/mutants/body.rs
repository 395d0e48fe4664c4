//! What can be wrong in the JSON of a request.

use crate::fuzz::choices::Choices;

/// Bytes that are none of JSON, or not here.
const STRAYS: [&[u8]; 16] = [
    b"\xff",
    b"\0",
    b"\"\\ud800\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"1e999",
    b"-",
    b"NaN",
    b"\xef\xbb\xbf",
    b"\xf0\x9f",
    b"'",
    b"//",
];

/// A body with something wrong in it.
pub(super) fn spoilt(mut body: Vec<u8>, choices: &mut Choices<'_>) -> Vec<u8> {
    let at = choices.below(body.len().max(1));
    let stray = STRAYS[choices.below(STRAYS.len())];
    match choices.below(9) {
        0 => body.truncate(at),
        1 => drop(body.splice(at..at, stray.iter().copied())),
        2 => body.extend_from_slice(stray),
        3 => body[at] = choices.number().to_be_bytes()[1],
        4 => body = [b"[", &body[..], b",", &body[..], b"]"].concat(),
        5 => body = [b"{\"query\":\"{__typename}\",", &body[1..]].concat(),
        6 => body = b"[".repeat(choices.below(100_000)),
        7 => body = [&b"\xef\xbb\xbf"[..], &body[..]].concat(),
        _ => body = choices.bytes(400),
    }
    body
}
