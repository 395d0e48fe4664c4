//! Letters of a text that are written by their numbers in a way that only the specification knows: `\u{1F600}`, and in two
//! halves `\uD83D\uDE00`. async-graphql's parser takes neither.

use std::iter::repeat_n;

/// A text in its quotes with each such letter as itself, and as many blanks behind as keep what follows in its column.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let length = if let Some((letter, length)) = letter(escape) {
            match letter {
                '"' | '\\' => plain.extend(['\\', letter]),
                '\n' => plain.push_str("\\n"),
                '\r' => plain.push_str("\\r"),
                _ => plain.push(letter),
            }
            length
        } else {
            // Another escape, or none: that is for the parser to say.
            let length = escape.chars().take(2).map(char::len_utf8).sum();
            plain.push_str(&escape[..length]);
            length
        };
        rest = &escape[length..];
    }
    plain.push_str(rest);
    let gone = text.chars().count().saturating_sub(plain.chars().count());
    plain.extend(repeat_n(' ', gone));
    plain
}

/// The letter that an escape stands for, and the length of the escape.
fn letter(escape: &str) -> Option<(char, usize)> {
    if let Some(digits) = escape.strip_prefix("\\u{") {
        let length = digits.bytes().position(|byte| !byte.is_ascii_hexdigit())?;
        let (digits, behind) = digits.split_at(length);
        let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
        return behind.starts_with('}').then_some((letter, "\\u{}".len() + length));
    }
    let (high, low) = (half(escape)?, half(escape.get(HALF..)?)?);
    // Two letters of one half each are left to the parser.
    let letter = char::decode_utf16([high, low]).next()?.ok()?;
    (letter.len_utf16() == 2).then_some((letter, 2 * HALF))
}

/// The length of an escape such as `\uD83D`.
const HALF: usize = 6;

fn half(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..HALF - 2)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_number { u16::from_str_radix(digits, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn letters_by_their_numbers_are_themselves() {
        for (text, expected) in [
            (r#""a""#, "\"a\""),
            (r#""\u{1F600}b""#, "\"😀b\"        "),
            (r#""\uD83D\uDE00""#, "\"😀\"           "),
            (r#""\ud83d\ude00""#, "\"😀\"           "),
            (r#""\u{22}\u{5c}\u{A}\u{d}""#, "\"\\\"\\\\\\n\\r\"              "),
            (r#""\\u{41}\\\u{41}""#, "\"\\\\u{41}\\\\A\"     "),
            (r#""\u0041\n\"""#, r#""\u0041\n\"""#),
            // What is no letter stays as it is.
            (r#""\u{110000}\u{}\u{D800}\u{+1}\u{1""#, r#""\u{110000}\u{}\u{D800}\u{+1}\u{1""#),
            (r#""\uD83D\u0041\uDE00\uD83D""#, r#""\uD83D\u0041\uDE00\uD83D""#),
            (r#""\é\"#, r#""\é\"#),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }
}
