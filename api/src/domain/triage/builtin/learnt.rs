//! What a desk's labels teach beyond the model as it is shipped.

use super::{
    fit::{Manner, fit},
    heads::Class,
    reading::Reading,
    shipped::Shipped,
    softmax::{Penalty, Row},
    vocabulary::Vocabulary,
    weights::Weights,
};
use crate::domain::triage::{Evidence, Judged, Label, TicketText};

/// From so many labels at most is learnt: the newest.
pub(super) const MOST: usize = 20_000;

/// The intercept is held back hard: it would else follow the first twenty labels, and those are of one kind.
const INTERCEPT: f64 = 50.0;

/// How the category is learnt.
const CATEGORY: Manner =
    Manner { penalty: Penalty { hashed: 0.3, intercept: INTERCEPT, dense: 10.0 }, least: 2, steps: 40 };

/// How the priority is learnt: with more restraint, since people agree less on it.
const PRIORITY: Manner =
    Manner { penalty: Penalty { hashed: 1.0, intercept: INTERCEPT, dense: 10.0 }, least: 2, steps: 40 };

/// What labels teach.
pub(super) struct Learnt {
    /// Of the category.
    pub category: Weights,
    /// Of the priority.
    pub priority: Weights,
    /// From how many.
    pub labels: usize,
    /// The words that were learnt to go by.
    pub vocabulary: Vocabulary,
}

impl Learnt {
    /// Learns from the newest labels, which come last.
    pub fn from(labels: &[Label], shipped: &Shipped) -> Option<Self> {
        let newest = &labels[labels.len().saturating_sub(MOST)..];
        let judged: Vec<_> = newest.iter().filter(|label| label.category.is_some() || label.priority.is_some()).collect();
        if judged.is_empty() {
            return None;
        }
        let readings: Vec<_> = judged.iter().map(|label| Reading::new(text_of(label), &shipped.lexicon)).collect();
        let (mut categories, mut priorities) = (Vec::new(), Vec::new());
        for (label, reading) in judged.iter().zip(&readings) {
            let features = &reading.features;
            if let Some(judged) = label.category {
                let (answer, counts) = (judged.value.number(), counts(judged));
                categories.push(Row { features, offset: shipped.category_logits(reading), answer, counts });
            }
            if let Some(judged) = label.priority {
                let (answer, counts) = (judged.value.number(), counts(judged));
                priorities.push(Row { features, offset: shipped.priority_logits(reading), answer, counts });
            }
        }
        let (category, priority) = (fit(categories, CATEGORY), fit(priorities, PRIORITY));
        let vocabulary = Vocabulary::of(&readings, &category, &priority);
        Some(Self { category, priority, labels: judged.len(), vocabulary })
    }
}

/// How much a judgement counts. To let a suggestion stand costs nothing, and so it proves little.
const fn counts<T: Copy>(judged: Judged<T>) -> f64 {
    match judged.evidence {
        Evidence::Corrected | Evidence::Filed => 1.0,
        Evidence::Kept => 0.3,
    }
}

fn text_of(label: &Label) -> TicketText<'_> {
    TicketText { title: Some(&label.title), description: &label.description }
}
