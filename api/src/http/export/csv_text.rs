//! Rows of CSV, as RFC 4180 has them.

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// What spreadsheets know UTF-8 by: without it many of them read each byte as a letter.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The beginning of a file: the names of its columns.
pub(super) fn beginning<const COLUMNS: usize>(names: [&str; COLUMNS]) -> Result<Vec<u8>, csv::Error> {
    let names = rows([names.map(str::to_owned)])?;
    Ok([BYTE_ORDER_MARK.as_bytes(), &names].concat())
}

/// The rows as text, each ended by CR LF. All fields are in quotes: a spreadsheet that splits rows at another sign than the
/// comma would otherwise find fields, and formulas, in the middle of a text.
pub(super) fn rows<R: IntoIterator<Item = String>>(rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Always).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A text that people wrote. Spreadsheets take what begins like a formula for one, and a ticket could make them run it: such
/// a text gets an apostrophe before it, as they know it. Some pass over white space before a formula, and those for wide
/// letters know its signs in that width, too.
pub(super) fn harmless(text: &str) -> String {
    let begins = |text: &str| text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins(text.trim_start()) || text.starts_with(['\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_a_text() {
        for text in
            ["=1", "+1", "-1", "@a", "\t1", "\r1", "\n1", " =1", "\u{a0}\u{3000}-1", "＝1", "＋1", " －1", "＠a"]
        {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", " ", "1=1", " a", "a\n=1", "'=1", "é"] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn every_field_is_in_quotes() {
        let text = rows([["a;=1".to_owned(), String::new(), "\"b\"".to_owned()]]).expect("CSV");
        assert_eq!(String::from_utf8(text).expect("UTF-8"), "\"a;=1\",\"\",\"\"\"b\"\"\"\r\n");
        assert_eq!(beginning(["a", "b"]).expect("CSV"), b"\xef\xbb\xbf\"a\",\"b\"\r\n");
    }
}
