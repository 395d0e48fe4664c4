//! Why the model answers as it does, in sentences for people.

use std::collections::BTreeMap;

use super::{
    features::occurrences,
    heads::{CLASSES, Class},
    lexicon::{Hit, Points},
    prior::says_for,
    reading::Reading,
    vocabulary::above_others,
    weights::Weights,
};

/// How many phrases and words are named for each head.
const NAMED: usize = 3;

/// What adds less to a logit is not worth a sentence.
const LEAST: f64 = 0.15;

/// What spoke for an answer: how strongly, which words, and whether that was learnt.
struct Ground {
    strength: f64,
    words: String,
    learnt: bool,
}

/// The sentences for one head: the phrases that carried its answer and the learnt words, the strongest first.
pub(super) fn of<C: Class>(
    reading: &Reading<'_>,
    answer: C,
    name: &str,
    phrase: impl Fn(&Hit) -> Option<f64>,
    learnt: Option<&Weights>,
) -> Vec<String> {
    let mut grounds: Vec<_> = reading
        .evidence
        .hits
        .iter()
        .filter_map(|hit| {
            let strength = phrase(hit).filter(|strength| *strength > 0.0)?;
            Some(Ground { strength, words: reading.text.as_written(hit.first, hit.past), learnt: false })
        })
        .collect();
    if let Some(weights) = learnt {
        grounds.extend(learnt_words(reading, answer.number(), weights));
    }
    grounds.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    let mut said: Vec<String> = Vec::new();
    let mut sentences = Vec::new();
    for ground in grounds {
        if sentences.len() < NAMED && !said.contains(&ground.words) {
            let origin = if ground.learnt { "learnt" } else { "built-in" };
            sentences.push(format!("\"{}\" points to {name} ({origin})", ground.words));
            said.push(ground.words);
        }
    }
    sentences
}

/// How strongly a phrase speaks for a category.
pub(super) fn for_category(hit: &Hit, category: entity::Category) -> Option<f64> {
    (hit.points == Points::To(category)).then_some(hit.weight)
}

/// How strongly a phrase speaks for a priority.
pub(super) fn for_priority(hit: &Hit, priority: entity::Priority) -> Option<f64> {
    match hit.points {
        Points::At(signal) => Some(says_for(signal, priority.number()) * hit.weight),
        Points::To(_) => None,
    }
}

/// The words that the labels of a desk have taught, as far as they spoke for the answer: each with its pair and its runs
/// of letters.
fn learnt_words(reading: &Reading<'_>, answer: usize, weights: &Weights) -> Vec<Ground> {
    let features = &reading.features;
    let all = occurrences(&reading.text, &reading.evidence.told);
    let mut times: BTreeMap<u32, f64> = BTreeMap::new();
    for occurrence in &all {
        *times.entry(occurrence.place).or_default() += 1.0;
    }
    // A place's value is shared among the words that it comes from.
    let mut strengths: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    for occurrence in &all {
        let value = features.places.binary_search(&occurrence.place).map_or(0.0, |at| features.values[at]);
        let weights: [f64; CLASSES] = weights.at(occurrence.place).map(f64::from);
        let strength = above_others(weights, answer) * f64::from(value) / times[&occurrence.place];
        let share = strength / f64::from(u8::from(occurrence.past - occurrence.first == 2) + 1);
        for at in occurrence.first..occurrence.past {
            strengths.entry(reading.text.word(at)).or_insert((0.0, at)).0 += share;
        }
    }
    let grounds = strengths.into_values().filter(|(strength, _)| *strength >= LEAST);
    grounds
        .map(|(strength, at)| Ground { strength, words: reading.text.as_written(at, at + 1), learnt: true })
        .collect()
}
