//! The rows that were rejected: the first of them on standard error, all of them in a file that can be put right and
//! imported again with the same options.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use csv::ByteRecord;
use serde_json::Value;

use super::{
    error::Error,
    record::{Content, Record},
    request::{Format, Request},
};
use crate::progress::Progress;

/// How many are shown while the import runs.
const SHOWN: u64 = 10;
/// The columns that the report puts before those of the file.
const OURS: [&str; 2] = ["line", "reason"];

/// A record that is no ticket, and why.
#[derive(Debug)]
pub(super) struct Rejected {
    pub record: Record,
    pub reason: String,
}

/// Where rejected rows go.
pub(super) struct Report {
    count: u64,
    path: PathBuf,
    file: Option<Sink>,
    /// Columns of the file that are an earlier report's own, and are not written twice.
    skip: usize,
}

enum Sink {
    Csv(Box<csv::Writer<File>>),
    JsonLines(BufWriter<File>),
}

impl Report {
    /// Begins the file of rejected rows, where one is wanted.
    pub fn begin(request: &Request, columns: &[String]) -> Result<Self, Error> {
        let skip = if columns.starts_with(&OURS.map(str::to_owned)) { OURS.len() } else { 0 };
        let Some(path) = request.rejected.clone() else {
            return Ok(Self { count: 0, path: PathBuf::new(), file: None, skip });
        };
        if path.canonicalize().is_ok_and(|path| request.file.canonicalize().is_ok_and(|file| file == path)) {
            return Err(Error::Misfit(
                "--rejected names the file that is imported; it would be overwritten.".to_owned(),
            ));
        }
        let file = File::create(&path).map_err(Error::file("write", &path))?;
        let mut this = Self { count: 0, path, file: None, skip };
        let mut sink = match request.format() {
            Format::Csv => Sink::Csv(Box::new(
                csv::WriterBuilder::new().delimiter(request.delimiter).flexible(true).from_writer(file),
            )),
            Format::Jsonl => Sink::JsonLines(BufWriter::new(file)),
        };
        if let Sink::Csv(writer) = &mut sink {
            let header: ByteRecord = OURS.into_iter().chain(columns.iter().skip(skip).map(String::as_str)).collect();
            writer.write_byte_record(&header).map_err(csv_failure).map_err(Error::file("write", &this.path))?;
        }
        this.file = Some(sink);
        Ok(this)
    }

    /// Takes up a rejected row.
    pub fn add(&mut self, rejected: &Rejected, progress: &Progress) -> Result<(), Error> {
        self.count += 1;
        if self.count <= SHOWN {
            progress.say(&format!("line {}: {}", rejected.record.line, rejected.reason));
        } else if self.count == SHOWN + 1 {
            let more = if self.file.is_some() {
                "they are in the file of rejected rows"
            } else {
                "--rejected FILE would list them all"
            };
            progress.say(&format!("… and more: {more}"));
        }
        let written = match &mut self.file {
            None => Ok(()),
            Some(Sink::Csv(writer)) => writer.write_byte_record(&row(rejected, self.skip)).map_err(csv_failure),
            Some(Sink::JsonLines(writer)) => writeln!(writer, "{}", line(rejected)),
        };
        written.map_err(Error::file("write", &self.path))
    }

    /// Writes what is not written yet.
    pub fn end(mut self) -> Result<(), Error> {
        let written = match &mut self.file {
            None => Ok(()),
            Some(Sink::Csv(writer)) => writer.flush(),
            Some(Sink::JsonLines(writer)) => writer.flush(),
        };
        written.map_err(Error::file("write", &self.path))
    }
}

fn row(rejected: &Rejected, skip: usize) -> ByteRecord {
    let mut row = ByteRecord::new();
    row.push_field(rejected.record.line.to_string().as_bytes());
    row.push_field(rejected.reason.as_bytes());
    if let Content::Fields(fields) = &rejected.record.content {
        row.extend(fields.iter().skip(skip));
    }
    row
}

/// The object with line and reason in it; what was no object stands in it as text.
fn line(rejected: &Rejected) -> Value {
    let mut object = match &rejected.record.content {
        Content::Object(object) => object.clone(),
        Content::Raw(text) => [("record".to_owned(), String::from_utf8_lossy(text).into())].into_iter().collect(),
        Content::Fields(_) => serde_json::Map::new(),
    };
    object.insert("line".to_owned(), rejected.record.line.into());
    object.insert("reason".to_owned(), rejected.reason.clone().into());
    Value::Object(object)
}

fn csv_failure(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
