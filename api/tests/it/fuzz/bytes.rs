//! Bytes at the port of HTTP: requests with something wrong in them, and what is none.

mod chunks;
mod head;

use std::fmt::{self, Debug, Formatter};

use super::choices::Choices;

/// What is said on one connection.
pub struct Bytes(pub Vec<u8>);

/// How other protocols begin, and what has been sent to servers to break them.
const OTHERS: [&[u8]; 12] = [
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\x0c\x04\0\0\0\0\0\0\x03\0\0\0\x64\0\x04\0\x10\0\0",
    b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
    b"\0\x01\x02\x03",
    b"\r\n\r\n\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET /graphql\r\n",
    b"GET /graphql HTTP/0.9\r\n\r\n",
    b"GET /graphql HTTP/1.0\r\n\r\n",
    b"GET /graphql HTTP/3.0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"{\"query\":\"{__typename}\"}",
    b"SSH-2.0-OpenSSH_9.6\r\n",
];

impl Bytes {
    /// What those numbers come to.
    pub fn made(numbers: &[u16]) -> Self {
        let choices = &mut Choices::new(numbers);
        let mut bytes = Vec::new();
        // Several requests may follow each other without waiting for answers.
        let requests = if choices.often(20) { 2 + choices.below(9) } else { 1 };
        for _ in 0..requests {
            bytes.extend(request(choices));
        }
        for _ in 0..choices.below(5).saturating_sub(2) {
            spoil(&mut bytes, choices);
        }
        Self(bytes)
    }
}

impl Debug for Bytes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for run in self.0.chunk_by(|one, other| one == other) {
            match run {
                [first, ..] if run.len() > 40 => write!(f, "({}, {} times)", [*first].escape_ascii(), run.len())?,
                _ => write!(f, "{}", run.escape_ascii())?,
            }
        }
        Ok(())
    }
}

fn request(choices: &mut Choices<'_>) -> Vec<u8> {
    match choices.below(10) {
        0..8 => head::request(choices),
        8 if choices.often(50) => OTHERS[choices.below(OTHERS.len())].to_vec(),
        8 => choices.bytes(1_200),
        _ => {
            let times = 1 + choices.below(20_000);
            [b"A", b"\0", b"\n", b" ", b":"][choices.below(5)].repeat(times)
        }
    }
}

/// Spoils a few bytes somewhere.
fn spoil(bytes: &mut Vec<u8>, choices: &mut Choices<'_>) {
    const STRAYS: [&[u8]; 10] =
        [b"\r", b"\n", b"\r\n", b"\0", b" ", b"\t", b":", b"\xff", b"\r\n\r\n", b"GET / HTTP/1.1\r\n"];
    let at = choices.below(bytes.len() + 1);
    match choices.below(5) {
        0 => bytes.truncate(at),
        1 => drop(bytes.splice(at..at, STRAYS[choices.below(STRAYS.len())].iter().copied())),
        2 => bytes.extend(choices.bytes(60)),
        3 if at < bytes.len() => drop(bytes.remove(at)),
        _ if at < bytes.len() => bytes[at] ^= 1 << choices.below(8),
        _ => {}
    }
}
