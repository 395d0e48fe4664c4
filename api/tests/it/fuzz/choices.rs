//! Numbers by which a generator decides.
//!
//! Everything that is made up follows from a list of numbers, and small numbers and short lists make little: so the
//! shrinking that proptest knows, of lists and numbers, finds the smallest document that fails, too.

use proptest::prelude::*;

/// The most numbers for one case. A generator that has used them up goes the shortest way.
const MOST: usize = 700;

/// Lists of numbers.
pub fn numbers() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 16..MOST)
}

/// See the [module](self).
#[derive(Debug)]
pub struct Choices<'a>(std::slice::Iter<'a, u16>);

impl<'a> Choices<'a> {
    /// By those numbers.
    pub fn new(numbers: &'a [u16]) -> Self {
        Self(numbers.iter())
    }

    /// The next number; 0 when all are used up.
    pub fn number(&mut self) -> u16 {
        self.0.next().copied().unwrap_or(0)
    }

    /// A number below that one, small when the choice is.
    pub fn below(&mut self, end: usize) -> usize {
        (usize::from(self.number()) * end) >> 16
    }

    /// One of these; the first one is the simplest.
    pub fn one<'t, T: ?Sized>(&mut self, things: &'t [&'t T]) -> &'t T {
        things[self.below(things.len())]
    }

    /// One of the usual things, seldom one of the others.
    pub fn mostly<'t, T: ?Sized>(&mut self, usual: &'t [&'t T], odd: &'t [&'t T]) -> &'t T {
        let things = if self.often(8) { odd } else { usual };
        self.one(things)
    }

    /// Whether something happens that happens so often in a hundred times. It never does when the numbers are used up.
    pub fn often(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// Any bytes.
    pub fn bytes(&mut self, most: usize) -> Vec<u8> {
        let pairs = self.below(most / 2 + 1);
        (0..pairs).flat_map(|_| self.number().to_be_bytes()).collect()
    }
}
