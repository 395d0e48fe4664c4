//! What the phrases of the lexicon say, before anything is learnt.

use super::{
    crowd,
    heads::{CLASSES, Logits},
    instructions,
    lexicon::{Hit, Lexicon, Points},
    normal::Folded,
    signal::Signal,
};

/// What each further phrase for the same thing counts, compared with the one before: the fifth word for money says
/// little that the first four have not said.
const DAMPING: f64 = 0.6;

/// How much more a phrase counts in the title.
const TITLE: f64 = 2.0;

/// The sum of weights at which a signal is given as good as whole.
const PLAIN: f64 = 2.0;

const NEGATIONS: [&str; 24] = [
    "not", "no", "isnt", "arent", "wasnt", "werent", "nothing", "never", "without", "hardly", "neither", "nor",
    "hasnt", "havent", "nicht", "kein", "keine", "keinen", "sin", "ningun", "ninguna", "pas", "aucun", "aucune",
];

/// What may stand between a negation and the word it takes back: "not been a very urgent one".
const FILLERS: [&str; 27] = [
    "a",
    "an",
    "any",
    "very",
    "that",
    "so",
    "super",
    "really",
    "particularly",
    "especially",
    "terribly",
    "too",
    "the",
    "real",
    "been",
    "being",
    "about",
    "say",
    "claim",
    "was",
    "were",
    "sehr",
    "so",
    "wirklich",
    "muy",
    "tres",
    "ete",
];

/// What a category has without any phrase: where nothing is known, a ticket is a general one.
const CATEGORY_LEAD: Logits = [0.0, 0.1, 0.0, 0.5];

/// How many points of logit a point of weight makes.
const CATEGORY_SCALE: f64 = 0.8;

/// What a priority has without any signal. Medium is what a ticket is when nothing speaks for anything else.
const PRIORITY_LEAD: Logits = [0.0, 0.7, 0.0, -0.7];

/// What each signal, given whole, adds to low, medium, high and critical.
const PRIORITY_TABLE: [Logits; Signal::COUNT] = [
    [-1.5, -0.8, 0.6, 2.4],
    [-1.5, -0.8, 0.8, 2.2],
    [-1.5, -0.4, 0.8, 1.8],
    [-1.5, 0.0, 1.8, 0.0],
    [-1.3, 0.2, 1.8, -0.2],
    [-1.2, 0.2, 1.4, 0.4],
    [-0.6, 0.0, 0.8, 0.3],
    [-1.2, 0.9, 0.3, 0.0],
    [0.4, 1.2, -0.9, -1.0],
    [2.2, 0.3, -1.2, -1.5],
];

/// What the phrases say of a text.
pub(super) struct Evidence {
    /// The phrases that count, with what each weighs here.
    pub hits: Vec<Hit>,
    /// Of each word, whether triage is told something with it.
    pub told: Vec<bool>,
    /// How strongly each category is meant.
    pub categories: [f64; CLASSES],
    /// How plainly each signal is given, 0 to 1.
    pub signals: [f64; Signal::COUNT],
}

impl Evidence {
    /// Looks a text's phrases up and weighs them.
    pub fn of(text: &Folded<'_>, lexicon: &Lexicon) -> Self {
        let told = instructions::told(text);
        let mut hits: Vec<Hit> = Vec::new();
        for mut hit in lexicon.hits(text) {
            if told[hit.first..hit.past].iter().any(|&told| told) {
                continue;
            }
            if let Some(first) = negated(text, &hit) {
                hit = Hit { points: Points::At(Signal::Mitigation), weight: hit.weight.min(1.5), first, ..hit };
            }
            if text.words[hit.first].in_title {
                hit.weight *= TITLE;
            }
            match hits.iter_mut().find(|known| known.id == hit.id && known.points == hit.points) {
                Some(known) if known.weight >= hit.weight => {}
                Some(known) => *known = hit,
                None => hits.push(hit),
            }
        }
        hits.extend(crowd::found(text).into_iter().filter(|(first, ..)| !told[*first]).map(|(first, past, weight)| {
            // None of the lexicon's phrases has that number.
            Hit { points: Points::At(Signal::Outage), weight, id: usize::MAX - first, first, past }
        }));
        let categories = std::array::from_fn(|class| {
            damped_sum(&hits, |points| matches!(points, Points::To(category) if category_index(category) == class))
        });
        let signals = Signal::ALL.map(|signal| {
            let sum = damped_sum(&hits, |points| points == Points::At(signal));
            1.0 - (-sum / PLAIN).exp()
        });
        Self { hits, told, categories, signals }
    }

    /// What the phrases say of the category.
    pub fn category_logits(&self) -> Logits {
        std::array::from_fn(|class| CATEGORY_SCALE.mul_add(self.categories[class], CATEGORY_LEAD[class]))
    }

    /// What the phrases say of the priority.
    pub fn priority_logits(&self) -> Logits {
        let mut logits = PRIORITY_LEAD;
        for (given, row) in self.signals.iter().zip(&PRIORITY_TABLE) {
            for (logit, weight) in logits.iter_mut().zip(row) {
                *logit = given.mul_add(*weight, *logit);
            }
        }
        logits
    }
}

/// How much a phrase for this signal says for a priority, by its number.
pub(super) const fn says_for(signal: Signal, priority: usize) -> f64 {
    PRIORITY_TABLE[signal as usize][priority]
}

fn category_index(category: entity::Category) -> usize {
    entity::Category::ALL.iter().position(|known| *known == category).unwrap_or_default()
}

/// "Not hacked" takes the signal back: from which word on.
fn negated(text: &Folded<'_>, hit: &Hit) -> Option<usize> {
    let Points::At(signal) = hit.points else { return None };
    if !signal.can_be_taken_back() {
        return None;
    }
    let clause = text.words[hit.first].clause;
    let mut at = hit.first;
    for _ in 0..4 {
        at = at.checked_sub(1).filter(|&at| text.words[at].clause == clause)?;
        let word = text.word(at);
        if NEGATIONS.contains(&word) {
            return Some(at);
        }
        if !FILLERS.contains(&word) {
            return None;
        }
    }
    None
}

fn damped_sum(hits: &[Hit], counts: impl Fn(Points) -> bool) -> f64 {
    let mut weights: Vec<f64> = hits.iter().filter(|hit| counts(hit.points)).map(|hit| hit.weight).collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    weights.iter().rev().fold(0.0, |sum, weight| DAMPING.mul_add(sum, *weight))
}
