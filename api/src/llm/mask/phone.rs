use std::{borrow::Cow, sync::LazyLock};

use regex::{Captures, Regex};

/// Digits with gaps that a phone number may have, and what may stand before them.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[+(]{0,2}[0-9](?:[ ()./\-\u{a0}\u{202f}\u{2010}-\u{2013}]{0,3}[0-9]){6,}").expect("a pattern")
});

/// The fewest and the most digits of a phone number, with all that may be dialled before it.
const FEWEST_DIGITS: usize = 7;
const MOST_DIGITS: usize = 18;

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
    Regex::new(r"(?i)(?:\b(?:phone|tel|telephone|telefon|telefonnummer|handynummer|mobilnummer|rufnummer|faxnummer|mobile|mobil|handy|cell|call|fax|whatsapp|sms|teléfono|téléphone|móvil)\b|☎|📞)(?:[ .:#]| ?(?:no|nr|number|nummer|is|me at|me on|us at|at|on|under|auf)\b){0,4}$").expect("a pattern")
});

/// Words that say that what follows is the number of something else.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:order|invoice|ticket|case|customer|contract|tracking|parcel|serial|reference|ref)(?: ?(?:number|no|nr|id))?|nummer)[ .:#]{0,3}$").expect("a pattern")
});

pub(super) fn masked(text: &str) -> Cow<'_, str> {
    NUMBER.replace_all(text, |found: &Captures<'_>| {
        let run = found.get(0).map_or(0..0, |run| run.range());
        without_phones(&text[..run.start], &text[run.clone()], &text[run.end..])
    })
}

/// What stands between two blanks in a run.
struct Word {
    begin: usize,
    end: usize,
    digits: usize,
    /// It is a date or an amount.
    is_otherwise: bool,
}

/// The run without phone numbers. It may hold several, and other numbers beside them, with blanks between.
fn without_phones(before: &str, run: &str, after: &str) -> String {
    let words = words(run);
    let mut kept = String::with_capacity(run.len());
    let (mut from, mut first) = (0, 0);
    while let Some(word) = words.get(first) {
        match phone(before, run, after, &words[first..], first == 0) {
            Some(more) => {
                kept.push_str(&run[from..word.begin]);
                kept.push_str("[phone]");
                from = words[first + more].end;
                first += more + 1;
            }
            None => first += 1,
        }
    }
    kept.push_str(&run[from..]);
    kept
}

fn words(run: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, c) in run.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let (end, digits) = (at + c.len_utf8(), usize::from(c.is_ascii_digit()));
        match words.last_mut() {
            Some(word) if word.end == at => (word.end, word.digits) = (end, word.digits + digits),
            _ => words.push(Word { begin: at, end, digits, is_otherwise: false }),
        }
    }
    for word in &mut words {
        word.is_otherwise = (3..=15).contains(&word.digits) && OTHERWISE.is_match(&run[word.begin..word.end]);
    }
    words
}

/// How many words more than the first one the longest phone number has that these words begin with.
fn phone(before: &str, run: &str, after: &str, words: &[Word], is_first: bool) -> Option<usize> {
    let (mut digits, mut found) = (0, None);
    let begin = words.first()?.begin;
    for (more, word) in words.iter().enumerate() {
        digits += word.digits;
        if digits > MOST_DIGITS || word.is_otherwise {
            break;
        }
        if digits < FEWEST_DIGITS {
            continue;
        }
        let earlier = run[..begin].chars().next_back().or_else(|| before.chars().next_back());
        let later = run[word.end..].chars().next().or_else(|| after.chars().next());
        let context = if is_first { before } else { "" };
        if is_phone(&run[begin..word.end], digits, earlier, later, context) {
            found = Some(more);
        }
    }
    found
}

fn is_phone(number: &str, count: usize, previous: Option<char>, next: Option<char>, context: &str) -> bool {
    // A bracket around the whole, and one around the area code.
    let number = number.strip_prefix('(').filter(|inner| inner.starts_with(['(', '+'])).unwrap_or(number);
    if number.starts_with('+') {
        return count <= 16;
    }
    // Part of something longer: a serial number, an amount, a version.
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '#' | '_' | '$' | '€' | '£' | '%');
    let is_behind = |c: char| is_part(c) || matches!(c, '-' | '/' | '.' | ',' | '=');
    let is_open = number.starts_with('(');
    if (!is_open && previous.is_some_and(is_behind)) || next.is_some_and(is_part) {
        return false;
    }
    let mut leading = number.chars().filter(char::is_ascii_digit).map(|digit| digit == '0');
    let zeros = (0..3).take_while(|_| leading.next() == Some(true)).count();
    let has_gap = number.chars().any(|c| !c.is_ascii_digit());
    if !has_gap && NAMED.is_match(tail(context, 32)) && !is_announced(context, count) {
        return false;
    }
    match zeros {
        0 => {}
        1 => return count <= 13 && count >= if has_gap { 8 } else { 10 } || is_announced(context, count),
        2 => return count >= 10 || is_announced(context, count),
        _ => return is_announced(context, count),
    }
    (matches!(count, 10 | 11) && AMERICAN.is_match(number)) || is_announced(context, count)
}

fn is_announced(context: &str, count: usize) -> bool {
    count <= 15 && !context.is_empty() && ANNOUNCED.is_match(tail(context, 32))
}

/// The end of a text, of so many bytes or a few less.
fn tail(text: &str, bytes: usize) -> &str {
    let from = (text.len().saturating_sub(bytes)..=text.len()).find(|at| text.is_char_boundary(*at));
    &text[from.unwrap_or(text.len())..]
}
