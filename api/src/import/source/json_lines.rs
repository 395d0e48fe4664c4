//! A JSON object on each line.

use std::{
    collections::VecDeque,
    io::{self, BufRead, Read},
};

use serde_json::Value;

use super::LONGEST_RECORD;
use crate::import::{
    error::Error,
    record::{Content, Record},
};

/// How many records are read ahead to learn what columns there are: no line names them all.
const AHEAD: usize = 1_000;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file of JSON lines that is being read.
pub struct JsonLines<R> {
    input: R,
    ahead: VecDeque<Record>,
    columns: Vec<String>,
    line: u64,
    position: u64,
}

impl<R: BufRead> JsonLines<R> {
    /// Reads the first objects.
    pub fn open(input: R) -> Result<Self, Error> {
        let mut this = Self { input, ahead: VecDeque::new(), columns: Vec::new(), line: 0, position: 0 };
        while this.ahead.len() < AHEAD
            && let Some(record) = this.read()?
        {
            if let Content::Object(object) = &record.content {
                let new = object.keys().filter(|name| !this.columns.contains(name)).cloned().collect::<Vec<_>>();
                this.columns.extend(new);
            }
            this.ahead.push_back(record);
        }
        Ok(this)
    }

    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    pub const fn position(&self) -> u64 {
        self.position
    }

    pub fn next(&mut self) -> Result<Option<Record>, Error> {
        match self.ahead.pop_front() {
            Some(record) => Ok(Some(record)),
            None => self.read(),
        }
    }

    fn read(&mut self) -> Result<Option<Record>, Error> {
        loop {
            let Some(line) = self.read_line()? else { return Ok(None) };
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if self.line == 1 && line.trim_ascii_start().starts_with(b"[") {
                let advice = "the file is a JSON array; an object on each line is wanted (`jq -c '.[]'` makes them).";
                return Err(Error::Misfit(advice.to_owned()));
            }
            let (content, broken) = match serde_json::from_slice(&line) {
                Ok(Value::Object(object)) => (Content::Object(object), None),
                Ok(_) => (Content::Raw(line), Some("The line is JSON, but no object.".to_owned())),
                Err(error) if str::from_utf8(&line).is_err() => {
                    (Content::Raw(line), Some(format!("The line is not UTF-8 ({error}).")))
                }
                Err(error) => (Content::Raw(line), Some(format!("The line is no JSON: {error}."))),
            };
            return Ok(Some(Record { line: self.line, content, broken }));
        }
    }

    /// The next line without its end.
    fn read_line(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut line = Vec::new();
        let failed = |source| Error::Read { line: self.line, source };
        let count = (&mut self.input).take(LONGEST_RECORD).read_until(b'\n', &mut line).map_err(failed)?;
        if count == 0 {
            return Ok(None);
        }
        if count as u64 == LONGEST_RECORD && !line.ends_with(b"\n") {
            return Err(failed(io::Error::other("the next line does not end: is this a file of JSON lines?")));
        }
        self.line += 1;
        self.position += count as u64;
        let text = line.trim_ascii_end();
        let text = if self.line == 1 { text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text) } else { text };
        Ok(Some(text.to_vec()))
    }
}
