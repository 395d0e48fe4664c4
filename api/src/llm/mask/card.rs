use std::{borrow::Cow, ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

/// Digits with at most one gap between two of them, and enough of them.
static DIGITS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[0-9](?:[ .\-\u{a0}\u{202f}\u{2010}-\u{2013}]?[0-9]){12,}").expect("a pattern"));

pub(super) fn masked(text: &str) -> Cow<'_, str> {
    DIGITS.replace_all(text, |found: &Captures<'_>| without_cards(&found[0]))
}

fn without_cards(run: &str) -> String {
    let groups = groups(run);
    let mut kept = String::with_capacity(run.len());
    let (mut from, mut first) = (0, 0);
    while first < groups.len() {
        match card(run, &groups, first) {
            Some(last) => {
                kept.push_str(&run[from..groups[first].start]);
                kept.push_str("[card]");
                from = groups[last].end;
                first = last + 1;
            }
            None => first += 1,
        }
    }
    kept.push_str(&run[from..]);
    kept
}

/// The last group of the longest card number that begins with group `first`.
fn card(run: &str, groups: &[Range<usize>], first: usize) -> Option<usize> {
    let mut digits = String::new();
    let mut found = None;
    for (last, group) in groups.iter().enumerate().skip(first) {
        digits.push_str(&run[group.clone()]);
        if digits.len() > 19 {
            break;
        }
        // In a row of short numbers, one in ten that are put together would pass the check.
        let is_grouped = groups[first..last].iter().all(|group| group.len() >= 3);
        let is_whole = first == 0 && last + 1 == groups.len();
        // No card begins with 0, and 1 is what milliseconds since 1970 begin with.
        let begins = !digits.starts_with(['0', '1']);
        if digits.len() >= 13 && (is_grouped || is_whole) && begins && luhn(&digits) {
            found = Some(last);
        }
    }
    found
}

fn groups(run: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, _) in run.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match groups.last_mut() {
            Some(group) if group.end == at => group.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// Every second digit from the right doubled, the digits of all added up: a multiple of ten.
fn luhn(digits: &str) -> bool {
    let value = |(at, byte): (usize, u8)| {
        let digit = u32::from(byte - b'0');
        if at % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
    };
    digits.bytes().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}
