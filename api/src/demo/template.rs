//! Sentences with slots: `Error {error} when I open {feature}`.

/// A sentence with slots.
#[derive(Clone, Debug)]
pub(super) struct Template(Vec<Piece>);

/// A part of a sentence.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Text(&'static str),
    Slot(&'static str),
}

impl Template {
    /// Reads a sentence in which each slot stands in braces.
    pub fn read(text: &'static str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((slot, after)) = after.split_once('}') else { break };
            pieces.extend([Piece::Text(before), Piece::Slot(slot)]);
            rest = after;
        }
        pieces.push(Piece::Text(rest));
        Self(pieces)
    }

    /// Writes the sentence, with `fill` for each slot.
    pub fn write(&self, text: &mut String, mut fill: impl FnMut(&'static str, &mut String)) {
        for piece in &self.0 {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Slot(slot) => fill(slot, text),
            }
        }
    }
}
