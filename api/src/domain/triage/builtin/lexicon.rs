//! The phrases and stems that the model knows before it has learnt anything, in four languages.
//!
//! They are data, reviewed by people: `lexicon/en.txt` and its siblings. A section names what its phrases point to; a line
//! is a weight and a phrase, in which `*` at the end of a word stands for any ending.

use aho_corasick::AhoCorasick;
use entity::Category;

use super::{
    normal::{Folded, fold_phrase},
    signal::Signal,
};

const SOURCES: [&str; 4] = [
    include_str!("lexicon/en.txt"),
    include_str!("lexicon/de.txt"),
    include_str!("lexicon/es.txt"),
    include_str!("lexicon/fr.txt"),
];

/// The longest ending of a word that is not the last of its phrase: "log* in" is "logging in", not "logistics in".
const ENDING_WITHIN: usize = 4;

/// What a phrase points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Points {
    /// A category.
    To(Category),
    /// A signal, by which a priority is found.
    At(Signal),
}

/// A phrase, where it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// What it points to.
    pub points: Points,
    /// How strongly.
    pub weight: f64,
    /// Which phrase it is.
    pub id: usize,
    /// Its first word.
    pub first: usize,
    /// The word after its last.
    pub past: usize,
}

struct Phrase {
    words: Vec<String>,
    points: Points,
    weight: f64,
}

/// All phrases, ready to be looked for.
pub(super) struct Lexicon {
    phrases: Vec<Phrase>,
    /// Finds how phrases begin: up to the first `*`, or the whole of it.
    beginnings: Option<AhoCorasick>,
}

impl Lexicon {
    /// Reads the phrases that come with the program. A line that is none is left out; a test holds that there is none.
    pub fn new() -> Self {
        let phrases: Vec<_> = SOURCES.iter().flat_map(|source| parse(source)).filter_map(Result::ok).collect();
        let beginnings = phrases.iter().map(|phrase| {
            let whole = phrase.words.join(" ");
            format!(" {}", whole.split('*').next().unwrap_or_default())
        });
        // Only patterns of gigabytes are refused.
        let beginnings = AhoCorasick::new(beginnings).ok();
        Self { phrases, beginnings }
    }

    /// Every phrase found. Where phrases of one kind overlap, the one that begins first stands, and of those that begin
    /// together the longest: "not urgent" takes "urgent" away.
    pub fn hits(&self, text: &Folded<'_>) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        let candidates = self.beginnings.iter().flat_map(|all| all.find_overlapping_iter(text.folded.as_str()));
        for candidate in candidates {
            let id = candidate.pattern().as_usize();
            let Some(first) = text.word_at(candidate.start() + 1) else { continue };
            let phrase = &self.phrases[id];
            if phrase.begins(text, first) {
                let past = first + phrase.words.len();
                found.push(Hit { points: phrase.points, weight: phrase.weight, id, first, past });
            }
        }
        found.sort_by_key(|hit| (hit.first, std::cmp::Reverse(hit.past), hit.id));
        let mut kept: Vec<Hit> = Vec::new();
        let (mut category_past, mut signal_past) = (0, 0);
        let (mut category_span, mut signal_span) = ((0, 0), (0, 0));
        for hit in found {
            let (past, span) = match hit.points {
                Points::To(_) => (&mut category_past, &mut category_span),
                Points::At(_) => (&mut signal_past, &mut signal_span),
            };
            // The same words may point to two signals: "is down" says that it is broken, and for all.
            if hit.first >= *past || *span == (hit.first, hit.past) {
                *past = hit.past;
                *span = (hit.first, hit.past);
                kept.push(hit);
            }
        }
        kept
    }
}

impl Phrase {
    fn begins(&self, text: &Folded<'_>, first: usize) -> bool {
        let Some(words) = text.words.get(first..first + self.words.len()) else { return false };
        let last = self.words.len() - 1;
        self.words.iter().enumerate().all(|(at, pattern)| {
            words[at].clause == words[0].clause
                && words[at].in_title == words[0].in_title
                && match (pattern.strip_suffix('*'), text.word(first + at)) {
                    (Some(stem), word) => {
                        word.strip_prefix(stem).is_some_and(|rest| at == last || rest.len() <= ENDING_WITHIN)
                    }
                    (None, word) => word == pattern,
                }
        })
    }
}

fn parse(source: &str) -> impl Iterator<Item = Result<Phrase, String>> {
    let mut section = None;
    source.lines().map(str::trim).filter_map(move |line| {
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = match name.split_once(' ') {
                Some(("category", name)) => Category::parse(name).map(Points::To),
                Some(("signal", name)) => Signal::parse(name).map(Points::At),
                _ => None,
            };
            return section.is_none().then(|| Err(line.to_owned()));
        }
        let phrase = line.split_once(' ').and_then(|(weight, phrase)| {
            let words: Vec<_> = fold_phrase(phrase).split(' ').map(str::to_owned).collect();
            let weight = weight.parse().ok().filter(|weight| (0.0..=5.0).contains(weight))?;
            words.iter().all(|word| !word.is_empty()).then_some(Phrase { words, points: section?, weight })
        });
        Some(phrase.ok_or_else(|| line.to_owned()))
    })
}

#[cfg(test)]
mod tests;
