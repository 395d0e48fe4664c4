//! Random tickets, texts, filters and orders.

mod filter;
mod text;
mod ticket;

pub use filter::{condition, filter, range, tally_filter, whole_filter};
pub use text::{description, flaw, term, text, title};
pub use ticket::{input, order, stock, ticket};

use proptest::{prelude::*, sample::select};

use super::model::{CATEGORIES, PRIORITIES, STATUSES};

/// A category.
pub fn category() -> impl Strategy<Value = &'static str> {
    select(&CATEGORIES[..])
}

/// A priority.
pub fn priority() -> impl Strategy<Value = &'static str> {
    select(&PRIORITIES[..])
}

/// A status.
pub fn status() -> impl Strategy<Value = &'static str> {
    select(&STATUSES[..])
}
