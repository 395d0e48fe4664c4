//! What the learned part sees of a text: its words, its pairs of words and its runs of four letters, each at the place that
//! a fixed hash gives it; and what the phrases say.

use std::hash::Hasher;

use fnv::FnvHasher;

use super::{normal::Folded, prior::Evidence, signal::Signal};

/// How many places there are for what is hashed.
pub(super) const HASHED: usize = 1 << 16;

/// How many places there are in all: for what is hashed, for the intercept, the categories, the signals and how the text is made.
pub(super) const PLACES: usize = HASHED + 1 + 4 + Signal::COUNT + 3;

/// The place of the intercept.
pub(super) const INTERCEPT: usize = HASHED;

/// How long the words of a text are, as a vector.
const WORDS_LENGTH: f32 = 1.0;

/// How long its runs of letters are.
const LETTERS_LENGTH: f32 = 0.6;

/// How much more a word counts in the title.
const TITLE: f32 = 2.0;

/// A run of letters is this long.
const RUN: usize = 4;

/// What a text has at some places. Each place occurs once, in rising order.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// The places.
    pub places: Vec<u32>,
    /// What it has there.
    pub values: Vec<f32>,
}

/// A word, a pair or a run of letters, where it stands.
#[derive(Clone, Copy)]
pub(super) struct Occurrence {
    /// Its place.
    pub place: u32,
    /// Which of the text's features it is.
    pub feature: u32,
    /// The first word.
    pub first: u32,
    /// Of how many words it is made.
    pub words: u8,
    /// Whether it is a run of letters within a word.
    pub letters: bool,
}

/// Every hashed feature of a text, as often as it occurs.
fn occurrences(text: &Folded<'_>, told: &[bool]) -> Vec<Occurrence> {
    let mut all = Vec::with_capacity(text.words.len() * 6);
    let untold = |at: usize| told.get(at) == Some(&false);
    for at in (0..text.words.len()).filter(|&at| untold(at)) {
        let mut add = |kind, text, words, letters| {
            all.push(Occurrence { place: place(kind, text), feature: 0, first: narrow(at), words, letters });
        };
        add(b'w', text.word(at), 1, false);
        let follows = text.words.get(at + 1).is_some_and(|next| next.clause == text.words[at].clause);
        if follows && untold(at + 1) {
            add(b'p', text.words_folded(at, at + 2), 2, false);
        }
        // The blanks around the word belong to its runs: how it begins and ends says much.
        let (begin, past) = (text.words[at].start - 1, text.words[at].end + 1);
        let padded = &text.folded[begin..past];
        let mut ends = padded.char_indices().map(|(at, _)| at).chain([padded.len()]).skip(RUN);
        for (start, _) in padded.char_indices() {
            let Some(end) = ends.next() else { break };
            add(b'l', &padded[start..end], 1, true);
        }
    }
    all
}

/// What the learned part sees of a text, and where it stands.
pub(super) fn of(text: &Folded<'_>, evidence: &Evidence) -> (Features, Vec<Occurrence>) {
    let mut all = occurrences(text, &evidence.told);
    let mut order: Vec<(u32, u32)> = all.iter().map(|one| one.place).zip(0..).collect();
    order.sort_unstable();

    // What occurs more than once counts a little more: by the root of how often, so that the squares of all are its sum.
    let counts = |occurrence: &Occurrence| if text.words[occurrence.first as usize].in_title { TITLE } else { 1.0 };
    let total = |letters| all.iter().filter(|one| one.letters == letters).map(counts).sum::<f32>().sqrt().max(1e-9);
    let (words, letters) = (WORDS_LENGTH / total(false), LETTERS_LENGTH / total(true));

    let mut features = Features::default();
    for same in order.chunk_by(|a, b| a.0 == b.0) {
        let (mut word_count, mut letter_count) = (0.0_f32, 0.0_f32);
        for &(_, at) in same {
            let occurrence = &mut all[at as usize];
            occurrence.feature = narrow(features.places.len());
            let counts = if text.words[occurrence.first as usize].in_title { TITLE } else { 1.0 };
            *(if occurrence.letters { &mut letter_count } else { &mut word_count }) += counts;
        }
        features.places.push(same[0].0);
        features.values.push(words * word_count.sqrt() + letters * letter_count.sqrt());
    }
    features.append(text, evidence);
    (features, all)
}

impl Features {
    /// What the phrases say, and how the text is made.
    fn append(&mut self, text: &Folded<'_>, evidence: &Evidence) {
        let length = f64::from(narrow(text.words.len())).max(1.0);
        let any_question = f64::from(u8::from(text.questions > 0.0));
        let made = [text.questions, any_question, (length / 60.0).ln() / 2.0];
        let dense = evidence.categories.iter().map(|sum| sum / 4.0).chain(evidence.signals).chain(made);
        for (at, value) in [1.0].into_iter().chain(dense).enumerate().filter(|(_, value)| *value != 0.0) {
            self.places.push(narrow(INTERCEPT + at));
            #[allow(clippy::cast_possible_truncation, reason = "between 0 and some tens")]
            self.values.push(value as f32);
        }
    }
}

fn place(kind: u8, text: &str) -> u32 {
    let mut hasher = FnvHasher::default();
    hasher.write_u8(kind);
    hasher.write(text.as_bytes());
    let hash = hasher.finish();
    u32::try_from((hash ^ (hash >> 32)) & (HASHED as u64 - 1)).unwrap_or_default()
}

/// Numbers of words and places are small.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
