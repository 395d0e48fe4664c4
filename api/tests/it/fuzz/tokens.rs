//! The tokens of a document, to be taken apart and put together in another way.

use super::choices::Choices;

/// What may stand between two tokens without a meaning.
const NOTHING: [&str; 8] = [" ", " ", "\n", ", ", "\t", "\r\n", " # { \" \u{1f4a3}\n", "\u{feff} "];

/// The words, numbers, texts and signs of a document.
pub fn tokens(document: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = document;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' if rest.starts_with("\"\"\"") => rest[3..].find("\"\"\"").map_or(rest.len(), |end| end + 6),
            '"' => string(rest),
            '.' if rest.starts_with("...") => 3,
            '[' => list_type(rest).unwrap_or(1),
            c if is_of_word(c) || c == '-' => word(rest),
            c => c.len_utf8(),
        };
        if !first.is_whitespace() && first != ',' {
            tokens.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

/// A name or a number, or a type with its mark: async-graphql takes no blanks within a type.
fn word(rest: &str) -> usize {
    let end = 1 + rest[1..].find(|c| !is_of_word(c) && c != '.').unwrap_or(rest.len() - 1);
    end + usize::from(rest[end..].starts_with('!'))
}

/// A type such as `[Ticket!]!`. The writer puts a blank into a list of values.
fn list_type(rest: &str) -> Option<usize> {
    let end = 1 + rest[1..].find(|c| !is_of_word(c) && c != '!')?;
    (end > 1 && rest[end..].starts_with(']')).then(|| end + 1 + usize::from(rest[end + 1..].starts_with('!')))
}

fn string(rest: &str) -> usize {
    let mut escaped = true;
    for (at, c) in rest.char_indices() {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The document that they make, with what has no meaning in between.
pub fn joined(tokens: &[String], choices: &mut Choices<'_>) -> String {
    if !choices.often(20) {
        return tokens.join(" ");
    }
    // async-graphql takes no comment between `on` and the type.
    let mut after = |token: &str| if token == "on" { " " } else { choices.one(&NOTHING) };
    tokens.iter().map(|token| format!("{token}{}", after(token))).collect()
}
