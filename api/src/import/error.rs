//! Why an import did not run to its end.

use std::path::PathBuf;

use crate::domain;

/// Why an import did not run to its end. What was stored until then stays.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line does not fit the file; nothing was stored.
    #[error("{0}")]
    Misfit(String),
    /// A file could not be opened, read or written.
    #[error("cannot {verb} {path}", path = .path.display())]
    File {
        /// What was tried.
        verb: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The file cannot be read any further.
    #[error("cannot read on after line {line}")]
    Read {
        /// The first line of the last record that could be read.
        line: u64,
        /// What went wrong.
        #[source]
        source: std::io::Error,
    },
    /// The domain did not store a batch.
    #[error("the tickets of lines {first} to {last} could not be stored; all before them are")]
    Store {
        /// The line of the batch's first record.
        first: u64,
        /// The line of the batch's last record.
        last: u64,
        /// Why not.
        #[source]
        source: domain::error::Error,
    },
    /// The thread that reads the file ended before its time.
    #[error("the reading of the file broke off")]
    Reader(#[from] tokio::task::JoinError),
}

impl Error {
    /// Says which file could not be opened, read or written.
    pub(super) fn file(verb: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { verb, path, source }
    }
}
