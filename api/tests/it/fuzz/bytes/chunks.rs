//! A body in chunks, not always as RFC 9112 has them.

use crate::fuzz::choices::Choices;

/// Sizes that are none, or not of what follows.
const SIZES: [&str; 11] = [
    "ffffffffffffffff",
    "10000000000000000",
    "7fffffff",
    "-1",
    "+1",
    "zz",
    "",
    " 5",
    "5 ",
    "0x5",
    "00000000000000000000005",
];

/// The body in chunks.
pub(super) fn chunks(body: &[u8], choices: &mut Choices<'_>) -> Vec<u8> {
    let mut chunked = Vec::new();
    for chunk in body.chunks(1 + choices.below(40)) {
        let size = if choices.often(6) { choices.one(&SIZES).to_owned() } else { format!("{:x}", chunk.len()) };
        let more = if choices.often(6) { ";a=\"b\";".repeat(1 + choices.below(5_000)) } else { String::new() };
        let end = if choices.often(5) { "\n" } else { "\r\n" };
        chunked.extend([size.as_bytes(), more.as_bytes(), end.as_bytes(), chunk, end.as_bytes()].concat());
    }
    let last = [&b"0\r\n\r\n"[..], b"0\r\nTrailer: a\r\nContent-Length: 5\r\n\r\n", b"0\r\n", b"", b"0\n\n"];
    chunked.extend(last[choices.below(last.len())]);
    chunked
}
