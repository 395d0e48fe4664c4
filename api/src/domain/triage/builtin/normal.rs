//! A text as the model reads it: words in small letters without accents, and clauses.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::domain::triage::TicketText;

/// How much of a text is read. A person says within the first screen what it is about, and the work stays bounded
/// however long the text is.
pub(super) const CHARACTERS_READ: usize = 4_000;

/// The longest word that is read. What is longer is no word but something encoded.
const LONGEST_WORD: usize = 40;

/// One word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it begins in the folded text.
    pub start: usize,
    /// Where it ends there.
    pub end: usize,
    /// Which clause it stands in: no phrase reaches across a full stop or a comma.
    pub clause: u32,
    /// Whether it stands in the title, where people put what matters.
    pub in_title: bool,
    /// Where it stands in what was written: in the title or in the description.
    written: (usize, usize),
}

/// A text as the model reads it.
pub(super) struct Folded<'a> {
    text: TicketText<'a>,
    /// The words, each with a blank before and after it.
    pub folded: String,
    /// Where each of them is.
    pub words: Vec<Word>,
    /// How many of its sentences are questions, 0 to 1.
    pub questions: f64,
    /// The clauses that end in a question mark.
    asking: Vec<u32>,
}

/// A clause of a text.
pub(super) struct Clause<'a> {
    /// Its words, folded, with a blank between them.
    pub folded: &'a str,
    /// The number of its first word.
    pub first: usize,
    /// Whether it ends in a question mark.
    pub asks: bool,
}

impl<'a> Folded<'a> {
    /// Reads the first [`CHARACTERS_READ`] characters of title and description.
    pub fn new(text: TicketText<'a>) -> Self {
        let title = text.title.unwrap_or_default();
        let mut reader = Reader { folded: " ".to_owned(), ..Reader::default() };
        let read = reader.read(title, CHARACTERS_READ, true);
        reader.read(text.description, CHARACTERS_READ - read, false);
        let questions = f64::from(reader.questions) / f64::from(reader.sentences.max(1));
        Self { text, folded: reader.folded, words: reader.words, questions, asking: reader.asking }
    }

    /// A word, folded.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.folded[word.start..word.end])
    }

    /// Some words, folded, with a blank between them.
    pub fn words_folded(&self, first: usize, past: usize) -> &str {
        match (self.words.get(first), self.words.get(past.wrapping_sub(1))) {
            (Some(first), Some(last)) if first.start < last.end => &self.folded[first.start..last.end],
            _ => "",
        }
    }

    /// Its clauses, in order.
    pub fn clauses(&self) -> Vec<Clause<'_>> {
        let mut first = 0;
        let same = |a: &Word, b: &Word| a.clause == b.clause;
        let clauses = self.words.chunk_by(same).map(|words| {
            let clause = Clause {
                folded: self.words_folded(first, first + words.len()),
                first,
                asks: self.asking.binary_search(&words[0].clause).is_ok(),
            };
            first += words.len();
            clause
        });
        clauses.collect()
    }

    /// Some words as they were written, in small letters and on one line, to be shown.
    pub fn as_written(&self, first: usize, past: usize) -> String {
        let (Some(begin), Some(last)) = (self.words.get(first), self.words.get(past.wrapping_sub(1))) else {
            return String::new();
        };
        let source = if begin.in_title { self.text.title.unwrap_or_default() } else { self.text.description };
        let shown = source.get(begin.written.0..last.written.1).unwrap_or_default();
        shown.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }

    /// Which word begins at this place of the folded text.
    pub fn word_at(&self, start: usize) -> Option<usize> {
        self.words.binary_search_by_key(&start, |word| word.start).ok()
    }
}

/// Folds a phrase of ours, in which `*` stays.
pub(super) fn fold_phrase(phrase: &str) -> String {
    let stars = phrase.replace('*', "\u{1}");
    let folded = Folded::new(TicketText { title: None, description: &stars });
    folded.folded.trim().replace('\u{1}', "*")
}

#[derive(Default)]
struct Reader {
    folded: String,
    words: Vec<Word>,
    clause: u32,
    begun: Option<(usize, usize, usize)>,
    sentences: u32,
    questions: u32,
    asking: Vec<u32>,
}

impl Reader {
    /// Reads at most so many characters, and tells how many it has read.
    fn read(&mut self, source: &str, most: usize, in_title: bool) -> usize {
        let mut count = 0;
        let mut characters = source.char_indices().take(most).peekable();
        while let Some((at, character)) = characters.next() {
            count += 1;
            let next = characters.peek().map(|&(_, next)| next);
            if is_apostrophe(character) {
                // "can't" is one word; "l'accès" is two, and so is a word in quotes and what comes next.
                if !(self.begun.is_some() && is_english_ending(&source[at + character.len_utf8()..])) {
                    self.finish(in_title);
                }
            } else if character.is_alphanumeric() || is_combining_mark(character) || character == '\u{1}' {
                self.push(character, at);
            } else if matches!(character, '$' | '€' | '£') {
                self.finish(in_title);
                self.push(character, at);
                self.finish(in_title);
            } else {
                self.finish(in_title);
                // The dot of "v2.1" or "example.com" ends nothing.
                let within = matches!(character, '.' | ',' | ':') && next.is_some_and(char::is_alphanumeric);
                if is_border(character) && !within {
                    if character == '?' {
                        self.asking.push(self.clause);
                    }
                    self.clause += 1;
                    self.questions += u32::from(character == '?');
                    self.sentences += u32::from(matches!(character, '.' | '?' | '!'));
                }
            }
        }
        self.finish(in_title);
        self.clause += 1;
        count
    }

    fn push(&mut self, character: char, at: usize) {
        let (start, begin, _) = *self.begun.get_or_insert((self.folded.len(), at, at));
        self.begun = Some((start, begin, at + character.len_utf8()));
        if self.folded.len() - start >= LONGEST_WORD {
            return;
        }
        if character.is_ascii() {
            self.folded.push(character.to_ascii_lowercase());
        } else {
            let plain = character.to_lowercase().nfkd().filter(|part| !is_combining_mark(*part));
            for part in plain {
                match part {
                    'ß' => self.folded.push_str("ss"),
                    'ø' => self.folded.push('o'),
                    'æ' => self.folded.push_str("ae"),
                    'œ' => self.folded.push_str("oe"),
                    part if part.is_whitespace() => {}
                    part => self.folded.push(part),
                }
            }
        }
    }

    fn finish(&mut self, in_title: bool) {
        let Some((start, begin, past)) = self.begun.take() else { return };
        let end = self.folded.len();
        if end > start {
            self.words.push(Word { start, end, clause: self.clause, in_title, written: (begin, past) });
            self.folded.push(' ');
        }
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '`' | '´')
}

/// Whether an apostrophe before this belongs to an English word: "can't", "we've", "someone's".
fn is_english_ending(rest: &str) -> bool {
    let ending: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(3).collect();
    matches!(ending.to_ascii_lowercase().as_str(), "t" | "s" | "re" | "ve" | "ll" | "d" | "m")
}

fn is_border(character: char) -> bool {
    matches!(
        character,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '“' | '”' | '„' | '«' | '»' | '…' | '¿' | '¡' | '\n'
    )
}
