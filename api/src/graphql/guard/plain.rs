//! A document as each of the two parsers reads it, with every token at the line and the column where it was.
//!
//! - A comma means what a blank does: apollo-compiler's parser looks for the name after `...` and takes a comma for it.
//! - So does a mark of the order of bytes, and a comment: async-graphql's parser takes one after `on` for no blank.
//! - `[ Int ! ]` is a type as `[Int!]` is, which is all that async-graphql's parser knows.
//! - Letters by their numbers: see [`escapes`](super::escapes).

use super::{
    escapes::unescaped,
    scan::{block_string, is_of_word, run, string},
};

/// The text with blanks in the place of its commas and comments, and none within types.
pub(super) fn plain(text: &str) -> String {
    together(&blank(text))
}

/// Puts blanks in the place of commas, comments and the like, and letters in the place of their numbers.
fn blank(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let (token, others) = rest.split_at(length(rest, first));
        match first {
            b',' => plain.push(' '),
            _ if token == "\u{feff}" => plain.push(' '),
            b'#' => plain.extend(token.chars().map(|_| ' ')),
            b'"' if !token.starts_with(r#"""""#) => plain.push_str(&unescaped(token)),
            _ => plain.push_str(token),
        }
        rest = others;
    }
    plain
}

/// Puts the tokens of each type one right after the other, and the blanks behind. What follows in a later line stays in
/// its column.
fn together(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut rest, mut before) = (text, [0, 0]);
    while let Some(first) = rest.bytes().next() {
        let (token, others) = rest.split_at(length(rest, first));
        plain.push_str(token);
        rest = others;
        if is_blank(first) {
            continue;
        }
        // Only a variable that is declared has a colon behind it.
        if before[0] == b'$' && is_of_word(before[1]) && first == b':' {
            let start = run(rest.as_bytes(), is_blank);
            plain.push_str(&rest[..start]);
            rest = &rest[start..];
            let (kind, others) = rest.split_at(kind(rest.as_bytes()));
            let tokens: String = kind.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
            let moved = kind.find(['\n', '\r']).unwrap_or(tokens.len());
            plain.push_str(&tokens);
            plain.extend(kind[moved..].chars().map(|letter| if matches!(letter, '\n' | '\r') { letter } else { ' ' }));
            rest = others;
        }
        before = [before[1], first];
    }
    plain
}

/// The length of what begins there: a word, a text, a comment, or one letter.
fn length(text: &str, first: u8) -> usize {
    let bytes = text.as_bytes();
    match first {
        b'#' => run(bytes, |byte| !matches!(byte, b'\n' | b'\r')),
        b'"' if bytes.starts_with(br#"""""#) => block_string(bytes).unwrap_or(bytes.len()),
        b'"' => string(bytes).unwrap_or(bytes.len()),
        byte if is_of_word(byte) => run(bytes, is_of_word),
        _ => text.chars().next().map_or(1, char::len_utf8),
    }
}

/// The length of the type that begins there.
fn kind(bytes: &[u8]) -> usize {
    let (mut at, mut end, mut open, mut named) = (0, 0, 0_usize, false);
    while let Some(byte) = bytes.get(at) {
        let length = match byte {
            byte if is_blank(*byte) => {
                at += 1;
                continue;
            }
            b'[' if !named => {
                open += 1;
                1
            }
            byte if is_of_word(*byte) && !named => {
                named = true;
                run(&bytes[at..], is_of_word)
            }
            b']' if named && open > 0 => {
                open -= 1;
                1
            }
            // Of two that follow each other the second one is a mistake, wherever it stands.
            b'!' if named => 1,
            _ => break,
        };
        at += length;
        end = at;
    }
    end
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn commas_and_comments_between_tokens_are_blanks() {
        for (text, expected) in [
            ("{a,b}", "{a b}"),
            (r#"{a(b:",\",",c:1),}"#, r#"{a(b:",\"," c:1) }"#),
            ("{a # ,\n,...,F}", "{a    \n ... F}"),
            ("{a # é\r\n}", "{a    \r\n}"),
            ("{a(b:\"#\")#\"\n}", "{a(b:\"#\")  \n}"),
            ("{a(b:\"\"\",\\\"\"\",#\"\"\",)}", "{a(b:\"\"\",\\\"\"\",#\"\"\" )}"),
            ("\u{feff}é,", " é "),
            ("\"", "\""),
            ("é\"é", "é\"é"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn the_tokens_of_a_type_stand_together() {
        for (text, expected) in [
            ("query($id: ID !){a}", "query($id: ID! ){a}"),
            ("query($a:[ Int ]$b:[Int]!=1){a}", "query($a:[Int]  $b:[Int]!=1){a}"),
            ("($a : [ [Int ! ] ! ] ! = [[1]])", "($a : [[Int!]!]!       = [[1]])"),
            ("($a: ID\u{feff}!\u{feff})", "($a: ID!  )"),
            ("($a: ID # one\n  ! $b: ID)", "($a: ID!\n    $b: ID)"),
            ("($a: [\nInt\n] $b: ID)", "($a: [Int]\n   \n  $b: ID)"),
            ("{a(b: $c, d: [ $e ], f: { g: $h }, i: [ 1 ])}", "{a(b: $c  d: [ $e ]  f: { g: $h }  i: [ 1 ])}"),
            ("{a(b:\"$c: [ d ]\")}", "{a(b:\"$c: [ d ]\")}"),
            ("($a:", "($a:"),
            ("($a: [ ", "($a: [ "),
            ("($a: ] !)", "($a: ] !)"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
