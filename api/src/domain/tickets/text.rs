//! The texts of a ticket: what is allowed in them, and how search reads them.

use std::ops::Range;

use icu_casemap::CaseMapper;

use crate::domain::error::Violation;

/// The most characters of a title.
pub const MAX_TITLE: usize = 200;
/// The most characters of a description.
pub const MAX_DESCRIPTION: usize = 20_000;

/// The most characters of a text that is looked for.
const MAX_TERM: usize = 200;
/// The most characters of an idempotency key.
const MAX_KEY: usize = 255;

/// Stands between title and description and behind both in the text that search reads. No text may hold it, so that no
/// term matches across; and with two of them at the end the last letters, too, begin a trigram.
const SEPARATOR: char = '\u{1f}';

/// What is wrong with a title, if anything is.
pub(super) fn check_title(title: &str) -> Option<Violation> {
    let forbidden = |c: char| c.is_control();
    check("title", title, MAX_TITLE, forbidden, "line breaks or other control characters")
}

/// What is wrong with a description, if anything is.
pub(super) fn check_description(description: &str) -> Option<Violation> {
    check(
        "description",
        description,
        MAX_DESCRIPTION,
        is_forbidden_in_text,
        "control characters other than tabs and line breaks",
    )
}

/// What is wrong with an idempotency key, if anything is.
pub(super) fn check_key(key: &str) -> Option<Violation> {
    let allowed = (1..=MAX_KEY).contains(&key.chars().count()) && !key.contains(char::is_control);
    let message =
        || format!("The idempotency key must have 1 to {MAX_KEY} characters, none of them a control character.");
    (!allowed).then(|| Violation::invalid("idempotencyKey", message()))
}

/// A text to look for, folded; or what is wrong with it.
pub(super) fn term(text: &str) -> Result<String, String> {
    let length = text.chars().count();
    if length > MAX_TERM {
        Err(format!("The search term has {length} characters, at most {MAX_TERM} are allowed."))
    } else if text.contains(is_forbidden_in_text) {
        Err("The search term must not contain control characters other than tabs and line breaks.".into())
    } else {
        Ok(fold(text))
    }
}

/// Whether a character is neither text nor white space of a text with several lines.
#[must_use]
pub fn is_forbidden_in_text(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

fn check(field: &'static str, text: &str, most: usize, forbidden: fn(char) -> bool, what: &str) -> Option<Violation> {
    let name = if field == "title" { "The title" } else { "The description" };
    let length = text.chars().count();
    let message = if text.trim().is_empty() {
        format!("{name} must not be blank: 1 to {} characters are allowed.", grouped(most))
    } else if length > most {
        format!("{name} has {} characters, at most {} are allowed.", grouped(length), grouped(most))
    } else if text.contains(forbidden) {
        format!("{name} must not contain {what}.")
    } else {
        return None;
    };
    Some(Violation::invalid(field, message))
}

fn grouped(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// A text with its case folded as Unicode says, so that "STRASSE", "Straße" and "strasse" read the same. The databases
/// are not asked: SQLite folds only ASCII, and PostgreSQL as its cluster's locale says.
#[must_use]
pub(super) fn fold(text: &str) -> String {
    // The same for ASCII, and many times faster.
    if text.is_ascii() { text.to_ascii_lowercase() } else { CaseMapper::new().fold_string(text).into_owned() }
}

/// Where in a text a folded term stands first: from the character in whose folding it begins to the end of the one in
/// whose folding it ends.
#[must_use]
pub(super) fn find(text: &str, term: &str) -> Option<Range<usize>> {
    let (begin, before) = unfolded(text, fold(text).find(term)?);
    let mut missing = before + term.len();
    for (at, character) in text[begin..].char_indices() {
        missing = missing.saturating_sub(fold(character.encode_utf8(&mut [0; 4])).len());
        if missing == 0 {
            return Some(begin..begin + at + character.len_utf8());
        }
    }
    None
}

/// Where the character begins in whose folding that byte lies, and how far into its folding that is. Folding may lengthen
/// or shorten a text, but it takes each character by itself: halves of the text are folded to see in which of them it is.
fn unfolded(text: &str, mut byte: usize) -> (usize, usize) {
    let (mut begin, mut end) = (0_usize, text.len());
    loop {
        let middle = text.floor_char_boundary(begin.midpoint(end));
        let middle = if middle > begin { middle } else { text.ceil_char_boundary(begin + 1) };
        if middle >= end {
            return (begin, byte);
        }
        let folded = fold(&text[begin..middle]).len();
        if byte < folded {
            end = middle;
        } else {
            byte -= folded;
            begin = middle;
        }
    }
}

/// What search reads of a ticket.
#[must_use]
pub(super) fn search_text(title: &str, description: &str) -> String {
    let mut text = fold(title);
    text.push(SEPARATOR);
    text.push_str(&fold(description));
    text.extend([SEPARATOR, SEPARATOR]);
    text
}
