//! Ranges of time, taken out of a filter to become the bounds of a walk.

use super::{Predicate, Range};

/// Which time of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// When it was filed.
    Created,
    /// When it was last changed.
    Updated,
}

impl Range {
    /// Whether it says anything.
    #[must_use]
    pub const fn is_bounded(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// What lies in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let to = match (self.to, other.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { from: self.from.max(other.from), to }
    }
}

impl Predicate {
    /// The range in which that time has to lie, as far as a conjunction says so, and what else has to hold.
    #[must_use]
    pub fn split_range(&self, moment: Moment) -> (Self, Range) {
        match (self, moment) {
            (Self::Created(range), Moment::Created) | (Self::Updated(range), Moment::Updated) => {
                (Self::All(Vec::new()), *range)
            }
            (Self::All(parts), _) => {
                let (rest, ranges): (Vec<_>, Vec<_>) = parts.iter().map(|part| part.split_range(moment)).unzip();
                let says_something = |part: &Self| *part != Self::All(Vec::new());
                let rest = rest.into_iter().filter(says_something).collect();
                (Self::All(rest), ranges.into_iter().fold(Range::default(), Range::and))
            }
            (other, _) => (other.clone(), Range::default()),
        }
    }
}
