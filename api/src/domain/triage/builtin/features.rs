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

/// A feature, and which words it comes from.
pub(super) struct Occurrence {
    /// Its place.
    pub place: u32,
    /// The first word.
    pub first: usize,
    /// The word after the last.
    pub past: usize,
    /// Whether it is a run of letters within a word.
    pub letters: bool,
}

/// Every hashed feature of a text, as often as it occurs.
pub(super) fn occurrences(text: &Folded<'_>, told: &[bool]) -> Vec<Occurrence> {
    let mut all = Vec::with_capacity(text.words.len() * 6);
    let untold = |at: usize| told.get(at) == Some(&false);
    for at in (0..text.words.len()).filter(|&at| untold(at)) {
        let word = text.word(at);
        all.push(Occurrence { place: place(b'w', word), first: at, past: at + 1, letters: false });
        let follows = text.words.get(at + 1).is_some_and(|next| next.clause == text.words[at].clause);
        if follows && untold(at + 1) {
            let pair = text.words_folded(at, at + 2);
            all.push(Occurrence { place: place(b'p', pair), first: at, past: at + 2, letters: false });
        }
        // The blanks around the word belong to its runs: how it begins and ends says much.
        let (begin, past) = (text.words[at].start - 1, text.words[at].end + 1);
        let padded = &text.folded[begin..past];
        let borders: Vec<usize> = padded.char_indices().map(|(at, _)| at).chain([padded.len()]).collect();
        for window in borders.windows(RUN + 1) {
            let run = &padded[window[0]..window[RUN]];
            all.push(Occurrence { place: place(b'l', run), first: at, past: at + 1, letters: true });
        }
    }
    all
}

/// What the learned part sees of a text.
pub(super) fn of(text: &Folded<'_>, evidence: &Evidence) -> Features {
    let (mut words, mut letters) = (Vec::new(), Vec::new());
    for occurrence in occurrences(text, &evidence.told) {
        let counts = if text.words[occurrence.first].in_title { TITLE } else { 1.0 };
        if occurrence.letters { &mut letters } else { &mut words }.push((occurrence.place, counts));
    }
    let mut all = scaled(words, WORDS_LENGTH);
    all.append(&mut scaled(letters, LETTERS_LENGTH));
    let mut all = merged(all);
    all.push((place_of(INTERCEPT), 1.0));
    let length = f64::from(u32::try_from(text.words.len()).unwrap_or(u32::MAX)).max(1.0);
    let any_question = f64::from(u8::from(text.questions > 0.0));
    let made = [text.questions, any_question, (length / 60.0).ln() / 2.0];
    let dense = evidence.categories.iter().map(|sum| sum / 4.0).chain(evidence.signals).chain(made);
    all.extend(dense.enumerate().filter(|(_, value)| *value != 0.0).map(|(at, value)| {
        #[allow(clippy::cast_possible_truncation, reason = "between 0 and some tens")]
        let value = value as f32;
        (place_of(INTERCEPT + 1 + at), value)
    }));
    let (places, values) = all.into_iter().unzip();
    Features { places, values }
}

/// Counts what occurs more than once a little more, and brings all of it to a length.
fn scaled(found: Vec<(u32, f32)>, length: f32) -> Vec<(u32, f32)> {
    let mut found = merged(found);
    for (_, count) in &mut found {
        *count = count.sqrt();
    }
    let norm = found.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
    for (_, value) in &mut found {
        *value *= length / norm;
    }
    found
}

fn merged(mut found: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    found.sort_by_key(|&(place, _)| place);
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    found
}

fn place(kind: u8, text: &str) -> u32 {
    let mut hasher = FnvHasher::default();
    hasher.write_u8(kind);
    hasher.write(text.as_bytes());
    let hash = hasher.finish();
    place_of(usize::try_from((hash ^ (hash >> 32)) & (HASHED as u64 - 1)).unwrap_or_default())
}

fn place_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or_default()
}
