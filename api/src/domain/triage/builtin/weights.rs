//! What was learnt of one head: a number for each place and answer.

use super::{
    features::{Features, INTERCEPT},
    heads::{CLASSES, Logits},
};

/// What was learnt of one head.
pub(super) struct Weights(Vec<f32>);

impl Weights {
    /// From the numbers of all places, one after the other.
    pub const fn new(numbers: Vec<f32>) -> Self {
        Self(numbers)
    }

    /// The same without the intercept.
    pub fn without_intercept(mut self) -> Self {
        let from = INTERCEPT * CLASSES;
        self.0.iter_mut().skip(from).take(CLASSES).for_each(|weight| *weight = 0.0);
        self
    }

    /// What they add for a text.
    pub fn logits(&self, features: &Features) -> Logits {
        let mut sums = [0.0; CLASSES];
        for (place, value) in features.places.iter().zip(&features.values) {
            for (sum, weight) in sums.iter_mut().zip(self.at(*place)) {
                *sum += f64::from(value * weight);
            }
        }
        sums
    }

    /// Those of a place; none where nothing was learnt at all.
    pub fn at(&self, place: u32) -> [f32; CLASSES] {
        let from = place as usize * CLASSES;
        self.0.get(from..from + CLASSES).and_then(|weights| weights.try_into().ok()).unwrap_or_default()
    }

    /// Their bytes, for a digest.
    pub fn bytes(&self) -> impl Iterator<Item = u8> {
        self.0.iter().flat_map(|weight| weight.to_le_bytes())
    }
}
