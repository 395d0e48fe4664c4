//! Counts by the values of an enumeration, every value in its order, also those that count 0.

use async_graphql::{Object, SimpleObject};
use entity::{Category, Priority, Status};

use super::enums::{TicketCategory, TicketPriority, TicketStatus};
use crate::domain::tickets::{Count, total_of};

/// How many tickets are of a category.
pub(super) struct CategoryCount {
    category: Category,
    /// The groups of that category.
    counts: Vec<Count>,
}

/// How many tickets are of a priority.
#[derive(SimpleObject)]
pub(super) struct PriorityCount {
    /// The priority.
    priority: TicketPriority,
    /// How many tickets.
    count: i64,
}

/// How many tickets are of a status.
#[derive(SimpleObject)]
pub(super) struct StatusCount {
    /// The status.
    status: TicketStatus,
    /// How many tickets.
    count: i64,
}

/// How many tickets are of a category.
#[Object]
impl CategoryCount {
    /// The category.
    async fn category(&self) -> TicketCategory {
        self.category.into()
    }

    /// How many tickets.
    async fn count(&self) -> i64 {
        total_of(&self.counts, |_| true)
    }

    /// How many of them are of each priority, in the order of the enumeration.
    async fn by_priority(&self) -> Vec<PriorityCount> {
        by_priority(&self.counts)
    }
}

pub(super) fn by_category(counts: &[Count]) -> Vec<CategoryCount> {
    let of = |category| counts.iter().filter(|count| count.category == Some(category)).cloned().collect();
    Category::ALL.map(|category| CategoryCount { category, counts: of(category) }).into()
}

pub(super) fn by_priority(counts: &[Count]) -> Vec<PriorityCount> {
    let of = |priority| total_of(counts, |count| count.priority == Some(priority));
    Priority::ALL.map(|priority| PriorityCount { priority: priority.into(), count: of(priority) }).into()
}

pub(super) fn by_status(counts: &[Count]) -> Vec<StatusCount> {
    let of = |status| total_of(counts, |count| count.status == Some(status));
    Status::ALL.map(|status| StatusCount { status: status.into(), count: of(status) }).into()
}
