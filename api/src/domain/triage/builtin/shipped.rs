//! The model as it is shipped: the phrases, and what our own tickets teach beyond them.

use std::sync::LazyLock;

use super::{
    fit::{Manner, fit},
    heads::{Class, Logits, only},
    lexicon::Lexicon,
    reading::Reading,
    softmax::{Penalty, Row},
    temperature::{self, cooled},
    tickets::{self, Known},
    weights::Weights,
};

/// How the categories of our tickets are learnt.
pub(super) const CATEGORY: Manner =
    Manner { penalty: Penalty { hashed: 0.1, intercept: 50.0, dense: 0.5 }, least: 2, steps: 30 };

/// How their priorities are learnt.
pub(super) const PRIORITY: Manner =
    Manner { penalty: Penalty { hashed: 0.3, intercept: 50.0, dense: 0.3 }, least: 2, steps: 30 };

/// The model as it is shipped.
pub(super) struct Shipped {
    /// The phrases.
    pub lexicon: Lexicon,
    /// What our tickets teach of the category.
    pub category: Weights,
    /// What they teach of the priority.
    pub priority: Weights,
    /// Our tickets, to be gone through again.
    pub known: Vec<Known>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| Shipped::learnt_from(&tickets::to_learn().collect::<Vec<_>>()));

impl Shipped {
    /// The one that all models of this process share.
    pub fn get() -> &'static Self {
        &SHIPPED
    }

    /// Learns from some tickets.
    pub fn learnt_from(known: &[Known]) -> Self {
        Self::learnt_so(known, CATEGORY, PRIORITY)
    }

    /// Learns from some tickets in some manner.
    pub fn learnt_so(known: &[Known], category: Manner, priority: Manner) -> Self {
        let lexicon = Lexicon::new();
        let readings: Vec<_> = known.iter().map(|known| Reading::new(known.text(), &lexicon)).collect();
        let rows = |offset: fn(&Reading<'_>) -> Logits, answer: fn(&Known) -> usize| -> Vec<Row<'_>> {
            let both = readings.iter().zip(known);
            both.map(|(reading, known)| Row {
                features: &reading.features,
                offset: offset(reading),
                right: only(answer(known)),
                counts: 1.0,
                intercept: true,
            })
            .collect()
        };
        let categories = rows(|reading| reading.evidence.category_logits(), |known| known.category.number());
        let priorities = rows(|reading| reading.evidence.priority_logits(), |known| known.priority.number());
        let (category, priority) = (fit(categories, category), fit(priorities, priority));
        Self { category, priority, known: known.to_vec(), lexicon }
    }

    /// What it says of the category.
    pub fn category_logits(&self, reading: &Reading<'_>) -> Logits {
        let learnt = self.category.logits(&reading.features);
        cooled(sum(reading.evidence.category_logits(), learnt), temperature::CATEGORY)
    }

    /// What it says of the priority.
    pub fn priority_logits(&self, reading: &Reading<'_>) -> Logits {
        let learnt = self.priority.logits(&reading.features);
        cooled(sum(reading.evidence.priority_logits(), learnt), temperature::PRIORITY)
    }
}

/// One logit on top of the other.
pub(super) fn sum(a: Logits, b: Logits) -> Logits {
    std::array::from_fn(|class| a[class] + b[class])
}
