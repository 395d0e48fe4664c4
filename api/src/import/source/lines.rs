//! Telling on which line of a file a byte stands.
//!
//! The CSV reader counts lines, but a record's position is where the reader stood before it: on the second half of a
//! CRLF, or on the blank lines before the record. So the line breaks are noted here as they pass.

use std::{
    collections::VecDeque,
    io::{self, Read},
};

use super::LONGEST_RECORD;

/// A line break: a line feed, a carriage return, or both.
#[derive(Clone, Copy, Debug)]
struct Break {
    start: u64,
    end: u64,
}

/// Notes the line breaks of what is read through it.
#[derive(Debug)]
pub(super) struct Lines<R> {
    inner: R,
    offset: u64,
    breaks: VecDeque<Break>,
    after_return: bool,
    /// Line breaks before `record`.
    passed: u64,
    record: u64,
}

impl<R> Lines<R> {
    pub const fn new(inner: R) -> Self {
        Self { inner, offset: 0, breaks: VecDeque::new(), after_return: false, passed: 0, record: 0 }
    }

    /// The line, from 1, of the first byte at or behind `position` that belongs to no line break. Positions must grow.
    pub fn line_of(&mut self, mut position: u64) -> u64 {
        while let Some(next) = self.breaks.front().filter(|next| next.start <= position) {
            position = position.max(next.end);
            self.passed += 1;
            self.breaks.pop_front();
        }
        self.record = position;
        self.passed + 1
    }

    fn note(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            let (start, end) = (self.offset, self.offset + 1);
            match byte {
                b'\n' if self.after_return => {
                    // The carriage return may have been asked for already; then the line is counted.
                    if let Some(last) = self.breaks.back_mut().filter(|last| last.end == start) {
                        last.end = end;
                    }
                }
                b'\n' | b'\r' => self.breaks.push_back(Break { start, end }),
                _ => {}
            }
            self.after_return = byte == b'\r';
            self.offset = end;
        }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.offset - self.record > LONGEST_RECORD {
            let line = self.passed + 1;
            let reason = format!("the record that begins on line {line} does not end: is a closing quote missing?");
            return Err(io::Error::other(reason));
        }
        let count = self.inner.read(buffer)?;
        self.note(&buffer[..count]);
        Ok(count)
    }
}

#[cfg(test)]
mod tests;
