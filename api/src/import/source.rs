//! Reading a file record by record.

mod csv_file;
mod json_lines;
mod lines;

use std::{
    fs::File,
    io::{self, BufReader, Read},
};

use super::{
    error::Error,
    record::Record,
    request::{Format, Request},
};
use csv_file::CsvFile;
use json_lines::JsonLines;

/// The longest record. A quote that is never closed makes a record of the rest of the file: it should end in a sentence,
/// not in a machine without memory.
const LONGEST_RECORD: u64 = 16 << 20;

/// What records are read from.
type Input = Box<dyn Read + Send>;

/// A file that is being read.
pub(super) enum Source {
    Csv(CsvFile<Input>),
    JsonLines(JsonLines<BufReader<Input>>),
}

impl Source {
    /// Opens the file and reads what columns it has. The size is of a file, not of a pipe.
    pub fn open(request: &Request) -> Result<(Self, Option<u64>), Error> {
        let (input, size): (Input, _) = if request.is_standard_input() {
            (Box::new(io::stdin()), None)
        } else {
            let file = File::open(&request.file).map_err(Error::file("open", &request.file))?;
            let metadata = file.metadata().map_err(Error::file("open", &request.file))?;
            if metadata.is_dir() {
                return Err(Error::Misfit(format!("{} is a folder, not a file.", request.file.display())));
            }
            (Box::new(file), metadata.is_file().then_some(metadata.len()))
        };
        let source = match request.format() {
            Format::Csv => CsvFile::open(input, request.delimiter).map(Self::Csv),
            Format::Jsonl => JsonLines::open(BufReader::new(input)).map(Self::JsonLines),
        };
        Ok((source?, size))
    }

    /// The names of the columns: of the first line of CSV, or of the first thousand objects.
    pub fn columns(&self) -> &[String] {
        match self {
            Self::Csv(source) => source.columns(),
            Self::JsonLines(source) => source.columns(),
        }
    }

    /// How many bytes have been read.
    pub fn position(&self) -> u64 {
        match self {
            Self::Csv(source) => source.position(),
            Self::JsonLines(source) => source.position(),
        }
    }

    /// The next record; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Record>, Error> {
        match self {
            Self::Csv(source) => source.next(),
            Self::JsonLines(source) => source.next(),
        }
    }
}
