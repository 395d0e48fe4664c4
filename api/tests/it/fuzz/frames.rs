//! Frames on a socket: messages of graphql-transport-ws in any order, some that are none, and bytes that are no frames.

mod messages;
mod raw;

use std::fmt::{self, Debug, Formatter};

use super::choices::Choices;

/// What is said on one socket, frame by frame.
pub struct Frames {
    /// The bytes of each.
    pub frames: Vec<Vec<u8>>,
    /// Whether one of them may close the socket, with a code of its own or without any, which comes back.
    pub may_close: bool,
}

impl Frames {
    /// What those numbers come to.
    pub fn made(numbers: &[u16]) -> Self {
        let choices = &mut Choices::new(numbers);
        let (mut frames, mut may_close) = (Vec::new(), false);
        // As a rule one begins as one should.
        if !choices.often(15) {
            frames.push(raw::text(br#"{"type":"connection_init"}"#, choices));
        }
        for _ in 0..=choices.below(10) {
            match choices.below(20) {
                0..15 => {
                    let message = messages::message(choices);
                    frames.push(raw::text(&message, choices));
                }
                _ => {
                    let odd = raw::odd(choices);
                    may_close |= odd.may_close;
                    frames.push(odd.bytes);
                }
            }
        }
        Self { frames, may_close }
    }
}

impl Debug for Frames {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let short = |frame: &Vec<u8>| frame[..frame.len().min(2_000)].escape_ascii().to_string();
        f.debug_list().entries(self.frames.iter().map(short)).finish()
    }
}
