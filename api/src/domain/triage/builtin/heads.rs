//! The two questions that the model answers: which category, which priority.

use entity::{Category, Priority};

/// How many answers either has.
pub(super) const CLASSES: usize = 4;

/// One number for each answer.
pub(super) type Logits = [f64; CLASSES];

/// What a head answers: one of four values in a fixed order.
pub(super) trait Class: Copy + PartialEq + 'static {
    /// The values in their order.
    const VALUES: [Self; CLASSES];

    /// Its number.
    fn number(self) -> usize {
        Self::VALUES.iter().position(|value| *value == self).unwrap_or_default()
    }
}

impl Class for Category {
    const VALUES: [Self; CLASSES] = Self::ALL;
}

impl Class for Priority {
    const VALUES: [Self; CLASSES] = Self::ALL;
}

/// The share of each answer.
pub(super) fn softmax(logits: Logits) -> Logits {
    let highest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers = logits.map(|logit| (logit - highest).exp());
    let total: f64 = powers.iter().sum();
    powers.map(|power| power / total)
}

/// All of it for one answer.
pub(super) fn only(answer: usize) -> Logits {
    std::array::from_fn(|class| f64::from(u8::from(class == answer)))
}

/// The number of the greatest; the first of equals, so that chance decides nothing.
pub(super) fn greatest(numbers: Logits) -> usize {
    (1..CLASSES).fold(0, |best, at| if numbers[at] > numbers[best] { at } else { best })
}
