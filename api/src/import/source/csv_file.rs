//! Comma-separated values.

use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::lines::Lines;
use crate::import::{
    error::Error,
    record::{Content, Record},
};

/// A CSV file that is being read. Its first record names the columns.
pub struct CsvFile<R> {
    reader: Reader<Lines<R>>,
    columns: Vec<String>,
    /// Where the record before began.
    line: u64,
}

impl<R: Read> CsvFile<R> {
    /// Reads the names of the columns. A byte-order mark before them is no part of them.
    pub fn open(input: R, delimiter: u8) -> Result<Self, Error> {
        // Rows of another length are ours to reject, with their line.
        let reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(Lines::new(input));
        let mut this = Self { reader, columns: Vec::new(), line: 1 };
        let header = this.reader.byte_headers().map_err(unreadable(1))?;
        this.columns = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        Ok(this)
    }

    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    pub fn position(&self) -> u64 {
        self.reader.position().byte()
    }

    pub fn next(&mut self) -> Result<Option<Record>, Error> {
        let mut fields = ByteRecord::new();
        let more = self.reader.read_byte_record(&mut fields).map_err(unreadable(self.line))?;
        if !more {
            return Ok(None);
        }
        let position = fields.position().map_or(0, csv::Position::byte);
        self.line = self.reader.get_mut().line_of(position);
        let (has, wants) = (fields.len(), self.columns.len());
        let broken = (has != wants).then(|| {
            format!("The row has {has} fields where the first line has {wants}: is a quote or a delimiter wrong?")
        });
        Ok(Some(Record { line: self.line, content: Content::Fields(fields), broken }))
    }
}

fn unreadable(line: u64) -> impl FnOnce(csv::Error) -> Error {
    move |error| {
        let source = match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            kind => io::Error::other(format!("{kind:?}")),
        };
        Error::Read { line, source }
    }
}
