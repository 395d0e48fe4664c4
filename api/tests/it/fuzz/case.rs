//! One request: what is asked, and by which way.

use std::fmt::{self, Debug, Formatter};

use super::{
    choices::Choices,
    envelope::Envelope,
    mutants::{Mutant, mutant},
    tokens::{joined, tokens},
    world::World,
    writer::{OperationKind, document},
};

/// See the [module](self).
pub struct Case {
    /// Whether it is valid, since it was written so and nothing was changed.
    pub is_valid: bool,
    /// The kind of the operation that is meant, as it was written.
    pub kind: OperationKind,
    /// The request.
    pub envelope: Envelope,
    /// The bytes of its body.
    pub body: Vec<u8>,
    /// How it goes out.
    pub way: Way,
}

/// A way for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// By POST, with an answer of that media type.
    Post(&'static str),
    /// By GET, with an answer of that media type.
    Get(&'static str),
    /// By POST, with answers as they come.
    PostEvents,
    /// By GET, with answers as they come.
    GetEvents,
    /// Over a socket.
    Socket,
}

/// The media types of an answer.
const TYPES: [&str; 2] = ["application/graphql-response+json", "application/json"];
/// The longest document that goes into an address, in bytes.
const ADDRESS: usize = 6_000;

impl Case {
    /// What those numbers come to.
    pub fn made(world: &World, numbers: &[u16]) -> Self {
        let choices = &mut Choices::new(numbers);
        let way = choices.below(20);
        let (is_valid, careless) = [(true, false), (false, true), (false, false)][choices.below(3)];
        let document = document(world, choices, careless);
        let kind = document.kind;
        let Mutant { envelope, body } = if is_valid || careless {
            let text = joined(&tokens(&document.text), choices);
            let envelope = Envelope { query: Some(text), ..Envelope::from(document) };
            Mutant { body: envelope.body().into_bytes(), envelope }
        } else {
            mutant(document, choices)
        };
        let fits_address = body.len() < ADDRESS && body == envelope.body().as_bytes();
        let way = match way {
            0..8 => Way::Post(TYPES[way % 2]),
            8..11 if fits_address => Way::Get(TYPES[way % 2]),
            11..13 => Way::PostEvents,
            13 if fits_address => Way::GetEvents,
            _ => Way::Socket,
        };
        Self { is_valid, kind, envelope, body, way }
    }

    /// Whether it may go on for ever.
    pub fn may_be_endless(&self) -> bool {
        !self.is_valid || self.kind == OperationKind::Subscription
    }

    /// What the caller said, to be found again in answers.
    pub fn said(&self) -> String {
        let parts = self.envelope.parameters().into_iter().map(|(_, part)| part).collect::<Vec<_>>().join("\n");
        format!("{parts}\n{}", String::from_utf8_lossy(&self.body))
    }
}

impl Debug for Case {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let valid = if self.is_valid { "valid" } else { "not valid" };
        writeln!(f, "{:?}, {valid}", self.way)?;
        writeln!(f, "document: {}", self.envelope.query.as_deref().unwrap_or("(none)"))?;
        write!(f, "body: {}", String::from_utf8_lossy(&self.body))
    }
}
