//! Files of tickets: from CSV or JSON lines to the domain's [`ImportedTicket`](crate::domain::tickets::ImportedTicket).
//!
//! A [`Request`] says which file, what its columns mean and what to do with its rows. [`source`] reads the file record
//! by record and knows the line on which each begins, [`plan`] turns a record into a ticket or says why not, [`report`]
//! keeps what was rejected, and [`run`](run::run) puts them in a row: one thread reads while the domain stores the batch
//! before, so that memory stays the same however long the file is.

mod columns;
mod error;
mod labelled;
mod moment;
mod plan;
mod record;
mod report;
mod request;
mod run;
mod source;
mod texts;
mod values;

pub use error::Error;
pub use labelled::{Labelled, LabelledFile, read_labelled};
pub use request::{ColumnNames, Format, Request};
pub use run::{Summary, run};
pub use values::{CategoryMeaning, Label, Meaning, PriorityMeaning, StatusMeaning, ValueMap};
