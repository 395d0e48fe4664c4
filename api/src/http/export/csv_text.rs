//! Rows of CSV, as RFC 4180 has them.

use csv::{Terminator, WriterBuilder};

/// The rows as text, each ended by CR LF.
pub(super) fn rows<R: IntoIterator<Item = String>>(rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A text that people wrote. Spreadsheets take what begins like a formula for one, and a ticket could make them run it: such
/// a text gets an apostrophe before it, as they know it.
pub(super) fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
