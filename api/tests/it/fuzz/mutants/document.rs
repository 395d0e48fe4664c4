//! What can be wrong in a document.

use crate::fuzz::{
    choices::Choices,
    texts,
    tokens::{joined, tokens},
};

/// What stands where it should not.
const STRAYS: [&str; 44] = [
    "nothing",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ":",
    "=",
    "!",
    "$",
    "@",
    "...",
    "|",
    "&",
    "\"",
    "\"\"\"",
    "#",
    "null",
    "true",
    "{}",
    "[]",
    "[[]]",
    "[null]",
    "0",
    "on",
    "fragment",
    "query",
    "mutation",
    "subscription",
    "__typename",
    "__schema{types{name}}",
    "@skip",
    "@include(if:null)",
    "@deprecated",
    "$nothing",
    "\"\\ud800\"",
    "\"\\u{110000}\"",
    "\"\\u{1f4a3}\"",
    "\"\\x\"",
    "\0",
    "\u{1}",
    "💣",
    "Int",
];

/// A document with something wrong in it.
pub(super) fn spoilt(document: String, choices: &mut Choices<'_>) -> String {
    let mut tokens = tokens(&document);
    if tokens.is_empty() {
        return choices.one(&STRAYS).to_owned();
    }
    let at = choices.below(tokens.len());
    let other = choices.below(tokens.len());
    match choices.below(20) {
        0 => drop(tokens.remove(at)),
        1 => tokens.insert(at, tokens[at].clone()),
        2 => tokens[at] = tokens[other].clone(),
        3 => tokens.swap(at, other),
        4 => tokens.truncate(at),
        5 => tokens[at] = choices.one(&STRAYS).to_owned(),
        6 => tokens.insert(at, choices.one(&STRAYS).to_owned()),
        7 => tokens[at] = choices.one(&texts::NUMBERS).to_owned(),
        8 => tokens[at] = format!("\"{}\"", texts::text(choices)),
        9 => replace_after(
            &mut tokens,
            at,
            ":",
            choices.one(&["null", "nothing", "[]", "{}", "1.5", "\"\"", "true", "$nothing", "[[1]]"]),
        ),
        10 => replace_after(&mut tokens, at, "$", "nothing"),
        11 => replace_after(&mut tokens, at, "...", "Nothing"),
        12 => replace_after(
            &mut tokens,
            at,
            "on",
            choices.one(&["Nothing", "Mutation", "Int", "TicketFilter", "PageInfo"]),
        ),
        13 => replace_after(&mut tokens, at, "@", choices.one(&["nothing", "deprecated", "specifiedBy", "oneOf"])),
        14 => replace_after(
            &mut tokens,
            at,
            "{",
            choices.one(&["nothing", "...Z", "__typename{a}", "a:__typename a:__schema{description}"]),
        ),
        15 => return cyclic(tokens, at, choices),
        16 => return deep(&tokens, at, choices),
        17 => return format!("{document}{document}"),
        18 => return format!("{document} query Twice {{ __typename }} query Twice {{ __typename }}"),
        _ => return at_a_character(document, choices),
    }
    joined(&tokens, choices)
}

/// Puts something in the place of what comes after a certain token, the first one from `from` on.
fn replace_after(tokens: &mut [String], from: usize, after: &str, by: &str) {
    let found = (from..tokens.len()).chain(0..from).find(|at| tokens[*at] == after && at + 1 < tokens.len());
    if let Some(at) = found {
        tokens[at + 1] = by.to_owned();
    }
}

/// Fragments that spread themselves or each other, or that nobody spreads.
fn cyclic(mut tokens: Vec<String>, at: usize, choices: &mut Choices<'_>) -> String {
    if let Some(open) = (at..tokens.len()).find(|at| tokens[*at] == "{") {
        tokens.insert(open + 1, "...Z".to_owned());
    }
    let fragments = choices.one(&[
        "fragment Z on Query { ...Z }",
        "fragment Z on Query { __typename ...Y } fragment Y on Query { ...Z }",
        "fragment Z on Query { tickets { nodes { ...Y } } } fragment Y on Ticket { events { nodes { ticket { ...Y } } } }",
        "fragment Z on Query { __typename } fragment Z on Query { __typename }",
        "fragment Z on Nothing { __typename }",
        "fragment on on on { on }",
    ]);
    format!("{} {fragments}", tokens.join(" "))
}

/// Brackets within brackets at some place.
fn deep(tokens: &[String], at: usize, choices: &mut Choices<'_>) -> String {
    let times = [3, 20, 40, 70, 400, 3_000][choices.below(6)];
    let (open, close) =
        [("{a", "}"), ("[", "]"), ("{a:", "}"), ("...{", "}"), ("(a:{b:", "})"), ("...on Query{", "}"), ("!", "")]
            [choices.below(7)];
    let close = if choices.often(60) { close } else { "" };
    let (before, after) = tokens.split_at(at);
    format!("{} {} {} {}", before.join(" "), open.repeat(times), close.repeat(times), after.join(" "))
}

/// Something before a character, in its place, or in the place of all that follows.
fn at_a_character(document: String, choices: &mut Choices<'_>) -> String {
    let at = document.floor_char_boundary(choices.below(document.len() + 1));
    let (before, after) = document.split_at(at);
    match choices.below(3) {
        0 => before.to_owned(),
        1 => format!("{before}{}{after}", texts::text(choices)),
        _ => format!("{before}{}", after.chars().skip(1).collect::<String>()),
    }
}
