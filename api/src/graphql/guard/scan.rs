//! A look at a document before it is parsed: how long it is, and how deep its brackets go.
//!
//! The parser calls itself for each bracket within a bracket, so that a document of nothing but brackets would overflow
//! its stack. It also looks for the end of a block string from each of its beginnings, which takes for ever where there
//! is no end. The scan reads each byte once, reserves nothing, and finds the same tokens as the parser, or more.

use super::{limits::Limit, refusal::Refusal};

/// Refuses a text that is not worth parsing.
pub(super) fn scan(text: &str) -> Result<(), Refusal> {
    Refusal::unless_within(Limit::Length, text.len() as u64)?;
    let mut rest = text.as_bytes();
    let (mut tokens, mut texts, mut longest, mut depth, mut deepest) = (0_u64, 0_u64, 0_u64, 0_u64, 0_u64);
    while let Some(first) = rest.first() {
        let length = match first {
            b' ' | b',' | b'\t' | b'\n' | b'\r' => {
                rest = &rest[1..];
                continue;
            }
            b'#' => {
                rest = &rest[run(rest, |byte| !matches!(byte, b'\n' | b'\r'))..];
                continue;
            }
            0xef if rest.starts_with("\u{feff}".as_bytes()) => {
                rest = &rest["\u{feff}".len()..];
                continue;
            }
            b'{' | b'[' | b'(' => {
                depth += 1;
                deepest = deepest.max(depth);
                1
            }
            b'}' | b']' | b')' => {
                depth = depth.saturating_sub(1);
                1
            }
            b'"' if rest.starts_with(br#"""""#) => {
                let length = block_string(rest).ok_or(Refusal::EndlessText)?;
                texts += length as u64;
                length
            }
            // The parser stops at a string that does not end with its line, and says where it is.
            b'"' => match string(rest) {
                Some(length) => {
                    texts += length as u64;
                    length
                }
                None => break,
            },
            b'.' if rest.starts_with(b"...") => 3,
            byte if is_of_word(*byte) => {
                let length = run(rest, is_of_word);
                longest = longest.max(length as u64);
                length
            }
            _ => 1,
        };
        tokens += 1;
        rest = &rest[length..];
    }
    Refusal::unless_within(Limit::Tokens, tokens)?;
    Refusal::unless_within(Limit::Bare, text.len() as u64 - texts)?;
    Refusal::unless_within(Limit::Word, longest)?;
    Refusal::unless_within(Limit::Nesting, deepest)
}

/// Whether it may stand in a name or a number.
pub(super) const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many bytes at the beginning go on.
pub(super) fn run(bytes: &[u8], goes_on: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !goes_on(*byte)).unwrap_or(bytes.len())
}

/// The length of the text that begins there, if it ends in its line.
pub(super) fn string(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            b'\n' | b'\r' => return None,
            _ => at += 1,
        }
    }
}

/// The length of the block text that begins there, if it ends.
pub(super) fn block_string(bytes: &[u8]) -> Option<usize> {
    let mut at = 3;
    loop {
        match bytes.get(at)? {
            b'\\' if bytes[at..].starts_with(br#"\""""#) => at += 4,
            b'"' if bytes[at..].starts_with(br#"""""#) => return Some(at + 3),
            _ => at += 1,
        }
    }
}
