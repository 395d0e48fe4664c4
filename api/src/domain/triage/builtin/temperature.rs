//! How sure the model may be: logits are divided by a temperature, so that of the answers it is 70 % sure of, 70 % are right.
//!
//! The temperatures are those at which the right answers came out most probable, over two sets taken together: the tickets
//! that are learnt from, where each fifth is judged by a model that has not seen it, and those that are kept out. The first
//! alone would flatter: phrases were written after reading them. What a desk's labels teach is added to what is already
//! divided, and is not divided itself; of how sure the sum may be, nothing was measured but that it is right more often.

use super::heads::Logits;

/// For the category.
pub(super) const CATEGORY: f64 = 1.1;

/// For the priority.
pub(super) const PRIORITY: f64 = 1.0;

/// Logits that are as sure as they may be.
pub(super) fn cooled(logits: Logits, temperature: f64) -> Logits {
    logits.map(|logit| logit / temperature)
}
