//! Which priority is said, given how probable each is.

use super::heads::{CLASSES, Logits};

/// What it costs to say a priority when another is right. Too low costs more than too high: an hour of attention against a
/// day without it; and a critical ticket must not lie among the low ones.
const COSTS: [Logits; CLASSES] = [
    // said:  low  medium  high  critical
    [0.0, 1.0, 1.3, 1.6],
    [1.0, 0.0, 1.0, 1.3],
    [1.6, 1.0, 0.0, 1.0],
    [12.0, 2.0, 1.0, 0.0],
];

/// The number of the priority that costs least, to be expected.
pub(super) fn priority(shares: Logits) -> usize {
    let expected = std::array::from_fn(|said| {
        let cost: f64 = shares.iter().zip(&COSTS).map(|(share, costs)| share * costs[said]).sum();
        -cost
    });
    super::heads::greatest(expected)
}
