//! The texts of a ticket: what is allowed in them, and how search reads them.

use icu_casemap::CaseMapper;

use crate::domain::error::Violation;

/// The most characters of a title.
pub const MAX_TITLE: usize = 200;
/// The most characters of a description.
pub const MAX_DESCRIPTION: usize = 20_000;

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
    CaseMapper::new().fold_string(text).into_owned()
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
