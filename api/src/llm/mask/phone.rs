use std::{borrow::Cow, sync::LazyLock};

use regex::{Captures, Regex};

/// Digits with gaps that a phone number may have, and what may stand before them.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[+(]{0,2}[0-9](?:[ ()./\-\u{a0}\u{202f}\u{2010}-\u{2013}]{0,3}[0-9]){6,}").expect("a pattern")
});

/// `(555) 123-4567`, the way it is written in North America.
static AMERICAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:1[ .\-]{1,2})?\(?[2-9][0-9]{2}\)?[ .\-]{1,2}[0-9]{3}[ .\-][0-9]{4}$").expect("a pattern")
});

/// Dates and amounts, which have digits and gaps, too.
static OTHERWISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[0-9]{1,2}[./\-][0-9]{1,2}[./\-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}[./\-][0-9]{1,2}[./\-][0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3})*\.[0-9]{1,2})$").expect("a pattern")
});

/// Words that say what number follows.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:phone|tel|telephone|telefon|mobile|mobil|handy|cell|call|fax|whatsapp|sms|teléfono|téléphone|móvil)\b|☎|📞)(?:[ .:#]| ?(?:no|nr|number|nummer|is|me at|me on|us at|at|on|under|auf)\b){0,4}$").expect("a pattern")
});

pub(super) fn masked(text: &str) -> Cow<'_, str> {
    NUMBER.replace_all(text, |found: &Captures<'_>| {
        let run = found.get(0).map_or(0..0, |run| run.range());
        without_phones(&text[..run.start], &text[run.clone()], &text[run.end..])
    })
}

/// The run without phone numbers. It may hold several, and other numbers beside them, with blanks between.
fn without_phones(before: &str, run: &str, after: &str) -> String {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, c) in run.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        match words.last_mut() {
            Some((_, end)) if *end == at => *end = at + c.len_utf8(),
            _ => words.push((at, at + c.len_utf8())),
        }
    }
    let mut kept = String::with_capacity(run.len());
    let (mut from, mut first) = (0, 0);
    while first < words.len() {
        let begin = words[first].0;
        let ends = words[first..].iter().map(|(_, end)| *end);
        // No phone number has more words than digits.
        let fits = |end: &usize| is_phone(before, &run[..begin], &run[begin..*end], &run[*end..], after);
        match ends.take(15).enumerate().rfind(|(_, end)| fits(end)) {
            Some((more, end)) => {
                kept.push_str(&run[from..begin]);
                kept.push_str("[phone]");
                from = end;
                first += more + 1;
            }
            None => first += 1,
        }
    }
    kept.push_str(&run[from..]);
    kept
}

fn is_phone(before: &str, earlier: &str, number: &str, later: &str, after: &str) -> bool {
    // A bracket around the whole, and one around the area code.
    let number = number.strip_prefix('(').filter(|inner| inner.starts_with(['(', '+'])).unwrap_or(number);
    let previous = earlier.chars().next_back().or_else(|| before.chars().next_back());
    let next = later.chars().next().or_else(|| after.chars().next());
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let count = digits.len();
    if number.split_whitespace().any(|word| OTHERWISE.is_match(word)) {
        return false;
    }
    if number.starts_with('+') {
        return (7..=16).contains(&count);
    }
    // Part of something longer: a serial number, an amount, a version.
    let is_part =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '#' | '_' | '$' | '€' | '£' | '%'));
    let is_behind = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '/' | '.' | ',' | '='));
    let is_open = number.starts_with('(');
    if (!is_open && (is_part(previous) || is_behind(previous))) || is_part(next) {
        return false;
    }
    let has_gap = number.chars().any(|c| !c.is_ascii_digit());
    let is_local =
        digits.starts_with('0') && !digits.starts_with("00") && count <= 13 && count >= if has_gap { 8 } else { 10 };
    let is_abroad = digits.starts_with("00") && !digits.starts_with("000") && (10..=18).contains(&count);
    let announced = || {
        let context = if earlier.trim().is_empty() { tail(before, 32) } else { "" };
        (7..=15).contains(&count) && ANNOUNCED.is_match(context)
    };
    is_local || is_abroad || AMERICAN.is_match(number) || announced()
}

/// The end of a text, of so many bytes or a few less.
fn tail(text: &str, bytes: usize) -> &str {
    let from = (text.len().saturating_sub(bytes)..=text.len()).find(|at| text.is_char_boundary(*at));
    &text[from.unwrap_or(text.len())..]
}
