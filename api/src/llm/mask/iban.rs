use super::is_gap;

/// The fewest and the most characters that an IBAN has.
const SHORTEST: usize = 15;
const LONGEST: usize = 34;

pub(super) fn masked(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_word = false;
    while let Some(first) = rest.chars().next() {
        if !is_word
            && first.is_ascii_alphabetic()
            && let Some(length) = length(rest)
        {
            kept.push_str("[iban]");
            rest = &rest[length..];
            is_word = false;
            continue;
        }
        is_word = first.is_alphanumeric();
        kept.push(first);
        rest = &rest[first.len_utf8()..];
    }
    kept
}

/// How long, in bytes, the IBAN is that `text` begins with. Where several would do it is the longest.
fn length(text: &str) -> Option<usize> {
    let (mut count, mut remainder, mut head, mut gap, mut found) = (0, 0, Vec::new(), true, None);
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if count > 0 && is_gap(c) {
            if gap {
                break;
            }
            gap = true;
            continue;
        }
        let Some(value) = c.to_digit(36) else { break };
        let fits = match count {
            0 | 1 => c.is_ascii_alphabetic() && (count == 0 || !gap),
            2 | 3 => c.is_ascii_digit(),
            LONGEST.. => break,
            _ => true,
        };
        if !fits {
            break;
        }
        gap = false;
        count += 1;
        if count <= 4 {
            head.push(value);
        } else {
            remainder = append(remainder, value);
        }
        let ends = characters.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        // The check: the first four characters belong behind the others, and the whole is 1 modulo 97.
        if ends && count >= SHORTEST && head.iter().fold(remainder, |sum, value| append(sum, *value)) == 1 {
            found = Some(at + c.len_utf8());
        }
        if characters.peek().is_some_and(|(_, next)| !next.is_ascii_alphanumeric() && !is_gap(*next)) {
            break;
        }
    }
    found
}

/// The remainder of a number with the digits of `value` (0 to 35) behind it.
const fn append(remainder: u32, value: u32) -> u32 {
    (remainder * if value < 10 { 10 } else { 100 } + value) % 97
}
