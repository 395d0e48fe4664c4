//! Which priority is said, given how probable each is.

use super::heads::{CLASSES, Logits};

/// What it costs to say a priority when another is right: as much as they are apart. Only one mistake costs more, since
/// nobody would find it in time: a critical ticket among the low ones.
const COSTS: [Logits; CLASSES] = [
    // said:  low  medium  high  critical
    [0.0, 1.0, 2.0, 3.0],
    [1.0, 0.0, 1.0, 2.0],
    [2.0, 1.0, 0.0, 1.0],
    [20.0, 2.0, 1.0, 0.0],
];

/// The number of the priority that costs least, to be expected.
pub(super) fn priority(shares: Logits) -> usize {
    let expected = std::array::from_fn(|said| {
        let cost: f64 = shares.iter().zip(&COSTS).map(|(share, costs)| share * costs[said]).sum();
        -cost
    });
    super::heads::greatest(expected)
}
