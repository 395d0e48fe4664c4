//! Which tickets are meant: one filter for lists, counts, statistics and subscriptions.
//!
//! A [`Filter`] is what a caller says. It compiles to a [`Predicate`], a plain boolean expression, which knows how to
//! test a ticket in memory ([`Predicate::matches`]), how to say the same in SQL ([`Predicate::condition`]), and which
//! of the 64 cells of category, priority and status it can match at all ([`Predicate::cells`]).

mod cells;
mod compile;
pub(super) mod condition;
mod matches;
mod ranges;

use entity::{Category, Priority, Status, Timestamp};

pub use cells::{Cell, Cells};
pub use ranges::Moment;

/// What a caller says. The conditions of one filter all have to hold; one that is left out always holds.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// One of these categories; none when the list is empty.
    pub category: Option<Vec<Category>>,
    /// One of these priorities; none when the list is empty.
    pub priority: Option<Vec<Priority>>,
    /// One of these statuses; none when the list is empty.
    pub status: Option<Vec<Status>>,
    /// This text stands in the title or in the description, whatever the case.
    pub search: Option<String>,
    /// Filed in this range.
    pub created: Option<Range>,
    /// Last changed in this range.
    pub updated: Option<Range>,
    /// Whether a person should look at it.
    pub needs_review: Option<bool>,
    /// All of these hold.
    pub and: Option<Vec<Filter>>,
    /// At least one of these holds; none when the list is empty.
    pub or: Option<Vec<Filter>>,
    /// This does not hold.
    pub not: Option<Box<Filter>>,
}

/// A range of time: from (included) to (not included).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The first moment of it; from the beginning when left out.
    pub from: Option<Timestamp>,
    /// The first moment after it; without end when left out.
    pub to: Option<Timestamp>,
}

/// A boolean expression about a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// All of these hold.
    All(Vec<Predicate>),
    /// At least one of these holds.
    Any(Vec<Predicate>),
    /// This does not hold.
    Not(Box<Predicate>),
    /// The category is one of these.
    Category(Vec<Category>),
    /// The priority is one of these.
    Priority(Vec<Priority>),
    /// The status is one of these.
    Status(Vec<Status>),
    /// The folded text holds this folded term.
    Search(String),
    /// Filed in this range.
    Created(Range),
    /// Last changed in this range.
    Updated(Range),
    /// A person should look at it.
    NeedsReview,
}

impl Range {
    fn contains(&self, moment: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= moment) && self.to.is_none_or(|to| moment < to)
    }
}
