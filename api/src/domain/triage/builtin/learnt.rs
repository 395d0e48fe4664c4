//! What a desk's labels teach beyond the model as it is shipped.

use super::{
    features::Features,
    fit::{Manner, fit},
    heads::{CLASSES, Class, Logits, greatest, only, softmax},
    reading::Reading,
    shipped::Shipped,
    softmax::{Penalty, Row},
    vocabulary::{self, Vocabulary},
    weights::Weights,
};
use crate::domain::triage::{Evidence, Judged, Label, TicketText};

/// From so many labels at most is learnt: the newest.
pub(super) const MOST: usize = 20_000;

/// The intercept takes up how often the labels give each answer, so that words need not, and is thrown away after: who
/// files ten tickets about money teaches what money is like, not that all tickets are about it.
const INTERCEPT: f64 = 3.0;

/// How the category is learnt.
const CATEGORY: Manner =
    Manner { penalty: Penalty { hashed: 0.03, intercept: INTERCEPT, dense: 10.0 }, least: 2, steps: 40 };

/// How the priority is learnt: signals, too, may come to mean something else at a desk.
const PRIORITY: Manner =
    Manner { penalty: Penalty { hashed: 0.03, intercept: INTERCEPT, dense: 3.0 }, least: 2, steps: 40 };

/// Until an answer has been given about so often, its share among the answers says little.
const FEW: f64 = 2.0;

/// How much each of our own tickets counts. They are gone through again, the shipped model's own answers being the right
/// ones: new labels should change what they speak of, and nothing else.
const REHEARSED: f64 = 4.0;

/// How much each counts for the priority, of which the shipped model is less sure.
const REHEARSED_PRIORITY: f64 = 2.0;

/// What is learnt of the category counts half when it lifts one answer by so much above another.
const PLAIN: f64 = 0.8;

/// The same of the priority.
const PLAIN_PRIORITY: f64 = 0.6;

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
    pub fn from<'a>(labels: &[Label], shipped: impl FnOnce() -> &'a Shipped) -> Option<Self> {
        let newest = &labels[labels.len().saturating_sub(MOST)..];
        let judged: Vec<_> =
            newest.iter().filter(|label| label.category.is_some() || label.priority.is_some()).collect();
        if judged.is_empty() {
            return None;
        }
        let shipped = shipped();
        let read: Vec<_> = judged.iter().map(|label| Read::new(text_of(label), shipped)).collect();
        let (mut categories, mut priorities) = (Vec::new(), Vec::new());
        for (label, read) in judged.iter().zip(&read) {
            categories.extend(
                label.category.map(|judged| read.row(read.category, only(judged.value.number()), counts(judged), true)),
            );
            priorities.extend(
                label.priority.map(|judged| read.row(read.priority, only(judged.value.number()), counts(judged), true)),
            );
        }
        even_out(&mut categories);
        even_out(&mut priorities);
        let rehearsed: Vec<_> = shipped.known.iter().map(|known| Read::new(known.text(), shipped)).collect();
        for read in &rehearsed {
            categories.push(read.row(read.category, softmax(read.category), REHEARSED, false));
            priorities.push(read.row(read.priority, softmax(read.priority), REHEARSED_PRIORITY, false));
        }
        let (category, priority) = (fit(categories, CATEGORY), fit(priorities, PRIORITY));

        let (category, priority) = (category.without_intercept(), priority.without_intercept());
        let newest = &judged[judged.len().saturating_sub(vocabulary::TEXTS)..];
        let readings: Vec<_> = newest.iter().map(|label| Reading::new(text_of(label), &shipped.lexicon)).collect();
        let vocabulary = Vocabulary::of(&readings, &category, &priority);
        Some(Self { category, priority, labels: judged.len(), vocabulary })
    }

    /// What was learnt says of a text, of the category and of the priority.
    pub fn logits(&self, features: &Features) -> (Logits, Logits) {
        (plain(self.category.logits(features), PLAIN), plain(self.priority.logits(features), PLAIN_PRIORITY))
    }
}

/// What is kept of a text to learn from it. There may be many.
struct Read {
    features: Features,
    /// What the shipped model says of the category.
    category: Logits,
    /// What it says of the priority.
    priority: Logits,
}

impl Read {
    fn new(text: TicketText<'_>, shipped: &Shipped) -> Self {
        let reading = Reading::new(text, &shipped.lexicon);
        let (category, priority) = (shipped.category_logits(&reading), shipped.priority_logits(&reading));
        Self { features: reading.features, category, priority }
    }

    const fn row(&self, offset: Logits, right: Logits, counts: f64, intercept: bool) -> Row<'_> {
        Row { features: &self.features, offset, right, counts, intercept }
    }
}

/// Holds back what says little. A hint from some letters would turn round the answers on the edge, and those of the shipped
/// model are right more often; what was learnt of a word that many labels hold says more than that.
fn plain(logits: Logits, half: f64) -> Logits {
    let most = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = logits.iter().copied().fold(f64::INFINITY, f64::min);
    let plainly = (most - least).powi(2);
    logits.map(|logit| logit * plainly / half.mul_add(half, plainly))
}

/// How much a judgement counts. To let a suggestion stand costs nothing, and so it proves little.
const fn counts<T: Copy>(judged: Judged<T>) -> f64 {
    match judged.evidence {
        Evidence::Corrected | Evidence::Filed => 1.0,
        Evidence::Kept => 0.3,
    }
}

/// Lets an answer that most labels give count less, since it has had more to say.
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

#[cfg(test)]
mod tests;
