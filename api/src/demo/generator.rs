//! One made-up ticket after the other.

use entity::{Category, Priority, Timestamp};
use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};

use super::{clock::Clock, life::Life, texts::Texts};
use crate::domain::tickets::ImportedTicket;

/// Where chance comes from: the same numbers for the same seed, on every machine.
pub(super) type Numbers = ChaCha8Rng;

/// How many in a hundred are of each category.
const CATEGORIES: [(Category, u32); 4] =
    [(Category::Technical, 42), (Category::Billing, 26), (Category::Account, 19), (Category::General, 13)];
/// How many in a hundred are of each priority, by category.
const PRIORITIES: [(Category, [(Priority, u32); 4]); 4] = [
    (
        Category::Technical,
        [(Priority::Medium, 42), (Priority::High, 28), (Priority::Low, 19), (Priority::Critical, 11)],
    ),
    (Category::Billing, [(Priority::Medium, 50), (Priority::Low, 24), (Priority::High, 22), (Priority::Critical, 4)]),
    (Category::Account, [(Priority::Medium, 44), (Priority::High, 30), (Priority::Low, 18), (Priority::Critical, 8)]),
    (Category::General, [(Priority::Low, 60), (Priority::Medium, 34), (Priority::High, 5), (Priority::Critical, 1)]),
];
/// Sets the numbers behind the times apart from those behind the texts, which must not change with the present moment.
const OF_TIMES: u64 = 1;

/// Makes tickets up, from the oldest to the newest.
#[derive(Debug)]
pub struct Generator {
    texts: Texts,
    of_texts: Numbers,
    of_times: Numbers,
    clock: Clock,
    now: Timestamp,
}

impl Generator {
    /// `count` tickets, spread over that many hours up to `now`.
    #[must_use]
    pub fn new(count: u64, seed: u64, hours: usize, now: Timestamp) -> Self {
        let of_texts = Numbers::seed_from_u64(seed);
        let mut of_times = Numbers::seed_from_u64(seed);
        of_times.set_stream(OF_TIMES);
        let clock = Clock::new(count, hours, now, &mut of_times);
        Self { texts: Texts::new(), of_texts, of_times, clock, now }
    }
}

impl Iterator for Generator {
    type Item = ImportedTicket;

    fn next(&mut self) -> Option<ImportedTicket> {
        let created_at = self.clock.next(&mut self.of_times)?;
        let category = weighted(&CATEGORIES, &mut self.of_texts).unwrap_or(Category::General);
        let priorities = PRIORITIES.iter().find(|(of, _)| *of == category).map(|(_, priorities)| priorities);
        let priority =
            priorities.and_then(|priorities| weighted(priorities, &mut self.of_texts)).unwrap_or(Priority::Medium);
        let text = self.texts.write(category, priority, &mut self.of_texts);
        let life = Life::until(self.now, created_at, priority, &mut self.of_times);
        Some(ImportedTicket {
            title: text.title,
            description: text.description,
            category: Some(category),
            priority: Some(priority),
            status: life.status,
            created_at,
            updated_at: life.updated_at,
            resolved_at: life.resolved_at,
            key: None,
        })
    }
}

/// One of the values, as often as its weight says.
fn weighted<T: Copy>(values: &[(T, u32)], numbers: &mut Numbers) -> Option<T> {
    let mut left = numbers.random_range(0..values.iter().map(|(_, weight)| weight).sum());
    values.iter().find_map(|(value, weight)| match left.checked_sub(*weight) {
        None => Some(*value),
        Some(rest) => {
            left = rest;
            None
        }
    })
}

#[cfg(test)]
mod tests;
