//! The plain model: tickets in a list, and the contract in the simplest words. It shares no code with the server.

mod filter;
mod page;
mod stats;
mod time;

pub use filter::{Filter, Range, folded, holds};
pub use page::{Order, Page};
pub use stats::stats;
pub use time::{DAY, date, micros, moment, now, today};

/// The categories, in their order.
pub const CATEGORIES: [&str; 4] = ["BILLING", "TECHNICAL", "ACCOUNT", "GENERAL"];
/// The priorities, from the least to the most.
pub const PRIORITIES: [&str; 4] = ["LOW", "MEDIUM", "HIGH", "CRITICAL"];
/// The statuses, in their order.
pub const STATUSES: [&str; 4] = ["OPEN", "IN_PROGRESS", "RESOLVED", "CLOSED"];

/// A ticket. Times are microseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// 0 until it is stored.
    pub id: i64,
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// One of [`CATEGORIES`].
    pub category: &'static str,
    /// One of [`PRIORITIES`].
    pub priority: &'static str,
    /// One of [`STATUSES`].
    pub status: &'static str,
    /// When it was filed.
    pub created: i64,
    /// When it was last changed.
    pub updated: i64,
    /// When it was resolved, while it is.
    pub resolved: Option<i64>,
    /// Whether a person should look at it.
    pub needs_review: bool,
}

/// Whether a ticket of that status has a time of resolution.
pub fn is_done(status: &str) -> bool {
    matches!(status, "RESOLVED" | "CLOSED")
}

/// The ids of tickets as the API spells them.
pub fn ids<'a>(tickets: impl IntoIterator<Item = &'a Ticket>) -> Vec<String> {
    tickets.into_iter().map(|ticket| ticket.id.to_string()).collect()
}
