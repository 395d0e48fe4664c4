//! The words that a desk's labels have taught the model to go by.

use std::collections::BTreeMap;

use super::{
    features::occurrences,
    heads::{CLASSES, Class},
    reading::Reading,
    weights::Weights,
};
use crate::domain::triage::{LearntWord, PointsTo};

/// So many words are kept to be shown.
const KEPT: usize = 200;

/// Words are looked up in so many of the newest texts at most; what matters now stands there.
const TEXTS: usize = 2_000;

/// A word that stands in fewer texts was not learnt but met.
const LEAST: u32 = 2;

/// The words that were learnt, the strongest first.
pub(super) struct Vocabulary(pub Vec<LearntWord>);

#[derive(Default)]
struct Met {
    texts: u32,
    values: f64,
    place: u32,
}

impl Vocabulary {
    /// Reads off the weights what the words of those texts point to.
    pub fn of(readings: &[Reading<'_>], category: &Weights, priority: &Weights) -> Self {
        let newest = &readings[readings.len().saturating_sub(TEXTS)..];
        // Sorted by the words, so that equals come in the same order everywhere.
        let mut met: BTreeMap<&str, Met> = BTreeMap::new();
        for reading in newest {
            let mut here: Vec<_> = occurrences(&reading.text, &reading.evidence.told)
                .into_iter()
                .filter(|occurrence| !occurrence.letters)
                .map(|occurrence| (reading.text.words_folded(occurrence.first, occurrence.past), occurrence.place))
                .collect();
            here.sort_unstable();
            here.dedup();
            for (words, place) in here {
                let features = &reading.features;
                let value = features.places.binary_search(&place).map_or(0.0, |at| features.values[at]);
                let met = met.entry(words).or_default();
                met.texts += 1;
                met.values += f64::from(value);
                met.place = place;
            }
        }
        let mut words = Vec::new();
        for (text, met) in met.into_iter().filter(|(_, met)| met.texts >= LEAST) {
            let mean = met.values / f64::from(met.texts);
            add(text, category.at(met.place), mean, PointsTo::Category, &mut words);
            add(text, priority.at(met.place), mean, PointsTo::Priority, &mut words);
        }
        words.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        words.truncate(KEPT);
        Self(words)
    }
}

fn add<C: Class>(
    words: &str,
    weights: [f32; CLASSES],
    value: f64,
    points_to: impl Fn(C) -> PointsTo,
    all: &mut Vec<LearntWord>,
) {
    let weights = weights.map(f64::from);
    let best = super::heads::greatest(weights);
    let weight = above_others(weights, best) * value;
    if weight > 0.01 {
        all.push(LearntWord { words: words.to_owned(), points_to: points_to(C::VALUES[best]), weight });
    }
}

/// How much a number is above the mean of the others.
pub(super) fn above_others(numbers: [f64; CLASSES], at: usize) -> f64 {
    let others = numbers.iter().sum::<f64>() - numbers[at];
    numbers[at] - others / 3.0
}
