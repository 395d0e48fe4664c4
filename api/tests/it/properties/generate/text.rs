//! Texts: what people write, what breaks things, and anything at all.

use proptest::{
    prelude::*,
    sample::{Index, select},
};

use crate::properties::model::Ticket;

/// Words that meet each other in search: letters that fold into others, characters that mean something to SQL, LIKE or
/// FTS5, scripts written from the right, combining marks, and the ends of Unicode.
const WORDS: [&str; 48] = [
    "Straße",
    "STRASSE",
    "strasse",
    "ẞ",
    "ΣΊΣΥΦΟΣ",
    "σίσυφος",
    "İstanbul",
    "ıstanbul",
    "ISTANBUL",
    "ﬁn",
    "FIN",
    "\u{212a}elvin",
    "kelvin",
    "ſ",
    "ŉ",
    "ᾳ",
    "Ꭰ",
    "ꭰ",
    "ǅ",
    "Ǆ",
    "e\u{301}",
    "é",
    "É",
    "שלום",
    "مرحبا",
    "日本語",
    "本",
    "👩‍👩‍👧",
    "💳",
    "100%",
    "100_",
    "a%b",
    "a_b",
    "back\\slash",
    "\\%",
    "'; --",
    "\"in\"",
    "NEAR(",
    "AND",
    "*",
    "^a",
    "{x}:",
    "invoice",
    "Invoice",
    "INVOICE",
    "a\u{10ffff}b",
    "\u{ffff}\u{fffe}",
    "\u{fffd}",
];

/// Terms that would be wildcards, quotes or operators elsewhere.
const SIGNS: [&str; 14] = ["%", "_", "\\", "%%", "a%", "_b", "\\%", "*", "\"", "'", "''", "-", "OR", "("];

/// A character that is no control character.
fn character() -> impl Strategy<Value = char> {
    any::<char>().prop_map(|c| if c.is_control() { '\u{301}' } else { c })
}

/// Up to 4 words, or runs of any characters, with something between them.
fn words(between: &'static [&'static str]) -> impl Strategy<Value = String> {
    let any_text = prop::collection::vec(character(), 1..6).prop_map(String::from_iter);
    let word = prop_oneof![4 => select(&WORDS[..]).prop_map(str::to_owned), 1 => any_text];
    let pieces = prop::collection::vec((word, select(between)), 1..=4);
    pieces
        .prop_map(|pieces| pieces.into_iter().map(|(word, between)| word + between).collect())
        .prop_filter("not blank", |text: &String| !text.trim().is_empty())
}

/// A title that is allowed.
pub fn title() -> impl Strategy<Value = String> {
    words(&["", "", " ", "-", "\u{3000}"])
}

/// A description that is allowed.
pub fn description() -> impl Strategy<Value = String> {
    words(&["", " ", "\n", "\r\n", "\t"])
}

/// Any text, allowed or not: empty, full of control characters, long.
pub fn text() -> impl Strategy<Value = String> {
    let any_text = prop::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter);
    let control = prop::collection::vec(select(vec!['\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{85}', '\n', 'a']), 0..20);
    prop_oneof![
        3 => any_text,
        2 => control.prop_map(String::from_iter),
        2 => description(),
        1 => (description(), 1_000..4_000usize).prop_map(|(text, times)| text.repeat(times).chars().take(60_000).collect()),
        1 => Just(String::new()),
    ]
}

/// A text that is not allowed for that many characters, whether of several lines or of one.
pub fn flaw(most: usize, lines: bool) -> impl Strategy<Value = String> {
    let blanks: Vec<char> = ('\0'..=char::MAX).filter(|c| c.is_whitespace()).collect();
    let allowed = move |c: &char| lines && matches!(c, '\t' | '\n' | '\r');
    let controls: Vec<char> = ('\0'..'\u{a0}').filter(|c| c.is_control() && !allowed(c)).collect();
    let blank = prop::collection::vec(select(blanks), 0..9).prop_map(String::from_iter);
    let letter = || character().prop_filter("not blank", |c| !c.is_whitespace());
    let long = (letter(), 1..4usize).prop_map(move |(c, more)| c.to_string().repeat(most + more));
    let control = (letter(), select(controls), letter()).prop_map(|(a, b, c)| String::from_iter([a, b, c]));
    prop_oneof![blank, long, control]
}

/// A term to search for: mostly a piece of a ticket's own text in other case.
pub fn term(tickets: &[Ticket]) -> impl Strategy<Value = String> + use<> {
    let texts = tickets.iter().flat_map(|ticket| [ticket.title.clone(), ticket.description.clone()]);
    let texts: Vec<Vec<char>> = texts.chain([WORDS[0].to_owned()]).map(|text| text.chars().collect()).collect();
    let across = tickets.iter().map(|ticket| {
        let (end, start) = (ticket.title.chars().last(), ticket.description.chars().next());
        end.into_iter().chain(start).collect::<String>()
    });
    let across: Vec<String> = across.chain([WORDS[1].to_owned()]).collect();
    let piece = (select(texts), any::<Index>(), 1..8usize).prop_map(|(text, from, length)| {
        let from = from.index(text.len());
        text[from..text.len().min(from + length)].iter().collect::<String>()
    });
    let cased = (piece, 0..4).prop_map(|(text, case)| match case {
        0 => text,
        1 => text.to_uppercase(),
        2 => text.to_lowercase(),
        _ => text
            .chars()
            .map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
            .collect(),
    });
    let any_text = prop::collection::vec(character(), 0..4).prop_map(String::from_iter);
    prop_oneof![
        6 => cased,
        2 => select(&WORDS[..]).prop_map(str::to_owned),
        1 => select(&SIGNS[..]).prop_map(str::to_owned),
        1 => select(across),
        1 => any_text,
    ]
}
