//! What is to be imported, and how.

use std::path::PathBuf;

use clap::ValueEnum;
use entity::{Category, Priority, Status};

use super::values::ValueMap;

/// What is to be imported, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// The file; `-` is standard input.
    pub file: PathBuf,
    /// How it is written; told by its name when left out.
    pub format: Option<Format>,
    /// What stands between two fields of CSV.
    pub delimiter: u8,
    /// Which column is what.
    pub columns: ColumnNames,
    /// What the values of the category's column mean.
    pub categories: ValueMap<Category>,
    /// What the values of the priority's column mean.
    pub priorities: ValueMap<Priority>,
    /// What the values of the status's column mean.
    pub statuses: ValueMap<Status>,
    /// What the keys of this source begin with; the name of the key's column when left out.
    pub key_prefix: Option<String>,
    /// Where rejected rows go.
    pub rejected: Option<PathBuf>,
}

/// The columns as somebody named them; the usual name is looked for where one is left out.
#[derive(Clone, Debug, Default)]
pub struct ColumnNames {
    /// What it is about, in a line.
    pub title: Option<String>,
    /// What it is about, in full.
    pub description: Option<String>,
    /// Its category.
    pub category: Option<String>,
    /// Its priority.
    pub priority: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// When it was filed.
    pub created_at: Option<String>,
    /// When it was last changed.
    pub updated_at: Option<String>,
    /// When it was resolved.
    pub resolved_at: Option<String>,
    /// What tells it from all others of the file. There is no usual name.
    pub key: Option<String>,
}

/// How a file is written.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, with a line of column names.
    Csv,
    /// A JSON object on each line.
    Jsonl,
}

impl Request {
    /// How the file is written: as asked, else as its name says, else CSV.
    #[must_use]
    pub fn format(&self) -> Format {
        let by_name = || {
            let extension = self.file.extension().unwrap_or_default().to_ascii_lowercase();
            let json = ["jsonl", "ndjson", "json"].iter().any(|name| extension == *name);
            if json { Format::Jsonl } else { Format::Csv }
        };
        self.format.unwrap_or_else(by_name)
    }

    /// Whether the file is standard input.
    #[must_use]
    pub fn is_standard_input(&self) -> bool {
        self.file.as_os_str() == "-"
    }
}
