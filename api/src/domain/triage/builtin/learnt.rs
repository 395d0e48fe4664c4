//! What a desk's labels teach beyond the model as it is shipped.

use super::{
    fit::{Manner, fit},
    heads::{CLASSES, Class, greatest, only, softmax},
    reading::Reading,
    shipped::Shipped,
    softmax::{Penalty, Row},
    tickets,
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
    Manner { penalty: Penalty { hashed: 0.07, intercept: INTERCEPT, dense: 10.0 }, least: 2, steps: 40 };

/// How the priority is learnt: with more restraint, since people agree less on it.
const PRIORITY: Manner =
    Manner { penalty: Penalty { hashed: 0.15, intercept: INTERCEPT, dense: 10.0 }, least: 2, steps: 40 };

/// Until an answer has been given about so often, its share among the answers says little.
const FEW: f64 = 5.0;

/// How much each of our own tickets counts. They are gone through again, the shipped model's own answers being the right
/// ones: new labels should change what they speak of, and nothing else.
const REHEARSED: f64 = 2.0;

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
        let judged: Vec<_> =
            newest.iter().filter(|label| label.category.is_some() || label.priority.is_some()).collect();
        if judged.is_empty() {
            return None;
        }
        let readings: Vec<_> = judged.iter().map(|label| Reading::new(text_of(label), &shipped.lexicon)).collect();
        let (mut categories, mut priorities) = (Vec::new(), Vec::new());
        for (label, reading) in judged.iter().zip(&readings) {
            let features = &reading.features;
            if let Some(judged) = label.category {
                let (right, counts) = (only(judged.value.number()), counts(judged));
                categories.push(Row { features, offset: shipped.category_logits(reading), right, counts });
            }
            if let Some(judged) = label.priority {
                let (right, counts) = (only(judged.value.number()), counts(judged));
                priorities.push(Row { features, offset: shipped.priority_logits(reading), right, counts });
            }
        }
        even_out(&mut categories);
        even_out(&mut priorities);
        let ours: Vec<_> = tickets::to_learn().collect();
        let rehearsed: Vec<_> = ours.iter().map(|known| Reading::new(known.text(), &shipped.lexicon)).collect();
        for reading in &rehearsed {
            let features = &reading.features;
            let offset = shipped.category_logits(reading);
            categories.push(Row { features, offset, right: softmax(offset), counts: REHEARSED });
            let offset = shipped.priority_logits(reading);
            priorities.push(Row { features, offset, right: softmax(offset), counts: REHEARSED });
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

/// Lets an answer that most labels give count less: who files ten tickets about money teaches what money is like, not that
/// all tickets are about it.
fn even_out(rows: &mut [Row<'_>]) {
    let mut totals = [0.0; CLASSES];
    for row in rows.iter() {
        totals[greatest(row.right)] += row.counts;
    }
    let mean = totals.iter().sum::<f64>() / 4.0;
    for row in rows {
        row.counts *= ((mean + FEW) / (totals[greatest(row.right)] + FEW)).min(1.0);
    }
}

fn text_of(label: &Label) -> TicketText<'_> {
    TicketText { title: Some(&label.title), description: &label.description }
}
