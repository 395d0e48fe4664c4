//! How well triage and people agree.

use async_graphql::{Object, SimpleObject};
use entity::{Category, Priority};

use super::{
    enums::{TicketCategory, TicketPriority},
    scalars::Date,
};
use crate::domain::suggestions::{Agreement, Confusion};

/// How often triage and people agreed on one day.
pub(super) struct TriageAgreement(pub Agreement);

/// How often triage said one category and people another, or the same.
#[derive(SimpleObject)]
pub(super) struct CategoryConfusion {
    /// What triage said.
    suggested: TicketCategory,
    /// What people said.
    actual: TicketCategory,
    /// How often.
    count: i64,
}

/// How often triage said one priority and people another, or the same.
#[derive(SimpleObject)]
pub(super) struct PriorityConfusion {
    /// What triage said.
    suggested: TicketPriority,
    /// What people said.
    actual: TicketPriority,
    /// How often.
    count: i64,
}

/// How often triage and people agreed on one day.
#[Object]
impl TriageAgreement {
    /// The day, in UTC.
    async fn date(&self) -> Date {
        Date(self.0.day)
    }

    /// Categories and priorities that people gave, confirmed or changed on that day. Of each ticket only the last word
    /// counts.
    async fn judged(&self) -> i64 {
        self.0.category_judged + self.0.priority_judged
    }

    /// Of `categoryJudged`, those that triage had said, too.
    async fn category(&self) -> i64 {
        self.0.category_agreed
    }

    /// Of `priorityJudged`, those that triage had said, too.
    async fn priority(&self) -> i64 {
        self.0.priority_agreed
    }

    /// Categories that people gave, confirmed or changed on that day.
    async fn category_judged(&self) -> i64 {
        self.0.category_judged
    }

    /// Priorities that people gave, confirmed or changed on that day.
    async fn priority_judged(&self) -> i64 {
        self.0.priority_judged
    }
}

impl From<Confusion<Category>> for CategoryConfusion {
    fn from(pair: Confusion<Category>) -> Self {
        Self { suggested: pair.suggested.into(), actual: pair.actual.into(), count: pair.count }
    }
}

impl From<Confusion<Priority>> for PriorityConfusion {
    fn from(pair: Confusion<Priority>) -> Self {
        Self { suggested: pair.suggested.into(), actual: pair.actual.into(), count: pair.count }
    }
}
