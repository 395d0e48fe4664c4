//! Drawing from lists as language does: the first entries often, the last ones hardly ever.

use rand_distr::{Distribution, Zipf};

use super::generator::Numbers;

/// The numbers below some length by Zipf's law: the k-th turns up 1/k^exponent as often as the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranks(Option<Zipf<f64>>);

impl Ranks {
    /// Numbers below `length`.
    pub fn new(length: usize, exponent: f64) -> Self {
        // The law knows no empty list; of such a list nothing is drawn.
        Self(Zipf::new(length as f64, exponent).ok())
    }

    /// One of them.
    pub fn draw(&self, numbers: &mut Numbers) -> usize {
        self.0.map_or(0, |law| law.sample(numbers) as usize - 1)
    }
}

/// A list whose entries turn up by Zipf's law.
#[derive(Clone, Debug)]
pub(super) struct Ranked<T> {
    entries: Vec<T>,
    ranks: Ranks,
}

impl<T> Ranked<T> {
    /// A list with the commonest entry first.
    pub fn new(entries: Vec<T>, exponent: f64) -> Self {
        let ranks = Ranks::new(entries.len(), exponent);
        Self { entries, ranks }
    }

    /// One of the entries; `None` of an empty list.
    pub fn draw(&self, numbers: &mut Numbers) -> Option<&T> {
        self.entries.get(self.ranks.draw(numbers))
    }
}
