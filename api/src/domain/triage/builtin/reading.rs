//! A text, read once for everything that is asked of it.

use super::{
    features::{self, Features},
    lexicon::Lexicon,
    normal::Folded,
    prior::Evidence,
};
use crate::domain::triage::TicketText;

/// A text, read once for everything that is asked of it.
pub(super) struct Reading<'a> {
    /// Its words.
    pub text: Folded<'a>,
    /// What the phrases say of it.
    pub evidence: Evidence,
    /// What the learned part sees of it.
    pub features: Features,
}

impl<'a> Reading<'a> {
    /// Reads it.
    pub fn new(text: TicketText<'a>, lexicon: &Lexicon) -> Self {
        let text = Folded::new(text);
        let evidence = Evidence::of(&text, lexicon);
        let features = features::of(&text, &evidence);
        Self { text, evidence, features }
    }
}
