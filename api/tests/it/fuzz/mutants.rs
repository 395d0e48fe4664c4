//! Requests with something wrong in them: in the document, in what carries it, or in the JSON itself.

mod body;
mod document;
mod parts;

use super::{choices::Choices, envelope::Envelope, writer::Document};

/// Something wrong that a request has.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The request as far as it has parts.
    pub envelope: Envelope,
    /// The bytes of its body.
    pub body: Vec<u8>,
}

/// A request that was right, with one thing wrong in it or several.
pub fn mutant(document: Document, choices: &mut Choices<'_>) -> Mutant {
    let mut envelope = Envelope::from(document);
    for _ in 0..=choices.below(3) {
        match choices.below(10) {
            0..7 => {
                let text = envelope.query.take().unwrap_or_default();
                envelope.query = Some(document::spoilt(text, choices));
            }
            _ => parts::spoil(&mut envelope, choices),
        }
    }
    let body = envelope.body().into_bytes();
    let body = if choices.often(6) { body::spoilt(body, choices) } else { body };
    Mutant { envelope, body }
}
