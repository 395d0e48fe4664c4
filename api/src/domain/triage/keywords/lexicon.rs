use std::collections::HashMap;

use super::words::Word;

/// Phrases of one weight that point to the same thing.
///
/// A phrase is lower-case words without apostrophes; a word that ends in `*` also stands for its longer forms
/// (`refund*`: "refunds", "refunded"). Weight 0 makes a phrase that means nothing, and keeps the words in it from
/// meaning something alone.
pub(super) struct Group<L: 'static> {
    pub points_to: L,
    pub weight: f64,
    /// Separated by commas.
    pub phrases: &'static str,
}

impl<L> Group<L> {
    /// The phrases one by one.
    pub fn each(&self) -> impl Iterator<Item = &'static str> {
        self.phrases.split(',').map(str::trim)
    }
}

/// How many letters `*` may stand for: "refundable" yes, a word that merely begins alike no.
const LONGEST_ENDING: usize = 4;

/// What a title's words count more than others.
const TITLE: f64 = 1.3;

/// A phrase found in a ticket.
pub(super) struct Hit<L> {
    pub points_to: L,
    pub weight: f64,
    /// The words as the ticket has them.
    pub phrase: String,
    phrase_id: usize,
}

/// What a phrase means after the words before it.
pub(super) struct Turned<L> {
    pub points_to: L,
    pub weight: f64,
    /// How many of the words before belong to it.
    pub words_before: usize,
}

struct Phrase<L> {
    words: Vec<&'static str>,
    points_to: L,
    weight: f64,
}

/// Phrases arranged for look-up.
pub(super) struct Lexicon<L> {
    phrases: Vec<Phrase<L>>,
    /// The phrases by the first letter of their first word, longest first.
    by_first_letter: HashMap<char, Vec<usize>>,
}

impl<L: Copy + PartialEq> Lexicon<L> {
    pub fn new(groups: &'static [Group<L>]) -> Self {
        let phrase = |group: &Group<L>, text: &'static str| Phrase {
            words: text.split(' ').collect(),
            points_to: group.points_to,
            weight: group.weight,
        };
        let mut phrases: Vec<_> =
            groups.iter().flat_map(|group| group.each().map(move |text| phrase(group, text))).collect();
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));

        let mut by_first_letter: HashMap<char, Vec<usize>> = HashMap::new();
        for (id, phrase) in phrases.iter().enumerate() {
            if let Some(first) = phrase.words.first().and_then(|word| word.chars().next()) {
                by_first_letter.entry(first).or_default().push(id);
            }
        }
        Self { phrases, by_first_letter }
    }

    /// Every phrase found, each counted once, the longest wherever several begin at one word.
    ///
    /// `turned` sees the words before a phrase in its clause and what it points to, and may give it another meaning.
    pub fn hits(&self, words: &[Word], turned: impl Fn(&[Word], L) -> Option<Turned<L>>) -> Vec<Hit<L>> {
        let mut hits: Vec<Hit<L>> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some((id, phrase)) = self.longest_at(&words[at..]) else {
                at += 1;
                continue;
            };
            let end = at + phrase.words.len();
            let clause = words[at].clause;
            let start_of_clause = words[..at].iter().rposition(|word| word.clause != clause).map_or(0, |last| last + 1);
            let Turned { points_to, weight, words_before } = turned(&words[start_of_clause..at], phrase.points_to)
                .unwrap_or(Turned { points_to: phrase.points_to, weight: phrase.weight, words_before: 0 });
            if weight > 0.0 {
                let weight = if words[at].in_title { weight * TITLE } else { weight };
                match hits.iter_mut().find(|hit| hit.phrase_id == id && hit.points_to == points_to) {
                    Some(known) => known.weight = known.weight.max(weight),
                    None => {
                        let phrase = joined(&words[at - words_before..end]);
                        hits.push(Hit { points_to, weight, phrase, phrase_id: id });
                    }
                }
            }
            at = end;
        }
        hits
    }

    fn longest_at(&self, words: &[Word]) -> Option<(usize, &Phrase<L>)> {
        let first = words.first()?.text.chars().next()?;
        let candidates = self.by_first_letter.get(&first)?;
        candidates.iter().map(|&id| (id, &self.phrases[id])).find(|(_, phrase)| phrase.begins(words))
    }
}

impl<L> Phrase<L> {
    fn begins(&self, words: &[Word]) -> bool {
        let clause = words.first().map(|word| word.clause);
        self.words.len() <= words.len()
            && self.words.iter().zip(words).all(|(pattern, word)| {
                Some(word.clause) == clause
                    && match pattern.strip_suffix('*') {
                        Some(stem) => {
                            word.text.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= LONGEST_ENDING)
                        }
                        None => *pattern == word.text,
                    }
            })
    }
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}
