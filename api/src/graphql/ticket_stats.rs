//! Statistics.

use std::sync::Arc;

use async_graphql::{Context, InputType, Object, SelectionField};

use super::{
    breakdowns::{CategoryCount, PriorityCount, StatusCount, by_category, by_priority, by_status},
    error::ApiError,
    scalars::Date,
};
use crate::domain::{
    events::Position,
    tickets::{Day, Days, Groups, Parts, Stats, total_of},
};

/// Statistics of tickets. Every value of an enumeration is present, also those that count 0.
pub(super) struct TicketStats(pub Arc<Stats>);

/// The tickets filed on one UTC day, as they are now.
pub(super) struct DayCount(Day);

impl TicketStats {
    /// The parts that a query selects.
    pub(super) fn parts(ctx: &Context<'_>) -> Parts {
        let mut parts = Parts { groups: groups(ctx.field().selection_set()), ..Parts::default() };
        for field in ctx.field().selection_set() {
            match field.name() {
                "perDay" => parts.series.push((days(&field), groups(field.selection_set()))),
                "averagePerDay" => parts.average_per_day = true,
                "asOf" => parts.as_of = true,
                "__typename" => {}
                _ => parts.totals = true,
            }
        }
        parts
    }
}

/// The arguments of a `perDay` that is selected. One that cannot be read is left to the field itself to refuse.
fn days(field: &SelectionField<'_>) -> Days {
    let arguments = field.arguments().unwrap_or_default();
    let day = |name: &str| {
        let (_, value) = arguments.iter().find(|(argument, _)| argument.as_str() == name)?;
        <Date as InputType>::parse(Some(value.clone())).ok().map(|day| day.0)
    };
    Days { from: day("from"), to: day("to") }
}

/// Which breakdowns a selection asks for.
fn groups<'a>(selection: impl Iterator<Item = SelectionField<'a>>) -> Groups {
    let mut groups = Groups::default();
    for field in selection {
        match field.name() {
            "byCategory" => {
                groups.category = true;
                groups.priority |= field.selection_set().any(|part| part.name() == "byPriority");
            }
            "byPriority" => groups.priority = true,
            "byStatus" => groups.status = true,
            _ => {}
        }
    }
    groups
}

/// Statistics of tickets. Every value of an enumeration is present, also those that count 0.
#[Object]
impl TicketStats {
    /// How many tickets.
    async fn total(&self) -> i64 {
        self.0.total()
    }

    /// How many of them have the status OPEN.
    async fn open(&self) -> i64 {
        self.0.open()
    }

    /// The total divided by the number of UTC days from the day of the earliest of these tickets to today, both
    /// counted; 0 when there are none.
    async fn average_per_day(&self) -> f64 {
        self.0.average_per_day()
    }

    /// The mean time from filing to `resolvedAt`, in seconds, over the tickets that are RESOLVED or CLOSED; null when
    /// there are none.
    async fn average_resolution_seconds(&self) -> Option<f64> {
        self.0.average_resolution_seconds()
    }

    /// How many of each category, in the order of the enumeration.
    async fn by_category(&self) -> Vec<CategoryCount> {
        by_category(self.0.counts())
    }

    /// How many of each priority, in the order of the enumeration.
    async fn by_priority(&self) -> Vec<PriorityCount> {
        by_priority(self.0.counts())
    }

    /// How many of each status, in the order of the enumeration.
    async fn by_status(&self) -> Vec<StatusCount> {
        by_status(self.0.counts())
    }

    /// Which events these numbers have counted, for `after` of `ticketEvents`: apply the events from there on to the
    /// numbers, and they stay exact.
    async fn as_of(&self) -> String {
        self.0.as_of().map(Position::encode).unwrap_or_default()
    }

    /// How many were filed on each UTC day, earliest first, days without tickets included. At most 366 days.
    async fn per_day(
        &self,
        #[graphql(desc = "The first day; 29 days before `to` when left out.")] from: Option<Date>,
        #[graphql(desc = "The last day, itself included; today when left out, or `from` where that is later.")]
        to: Option<Date>,
    ) -> Result<Vec<DayCount>, ApiError> {
        let days = Days { from: from.map(|day| day.0), to: to.map(|day| day.0) };
        Ok(self.0.per_day(days)?.into_iter().map(DayCount).collect())
    }
}

/// The tickets filed on one UTC day, as they are now.
#[Object]
impl DayCount {
    /// The day.
    async fn date(&self) -> Date {
        Date(self.0.day)
    }

    /// How many tickets were filed on it.
    async fn total(&self) -> i64 {
        total_of(&self.0.counts, |_| true)
    }

    /// How many of each category, in the order of the enumeration.
    async fn by_category(&self) -> Vec<CategoryCount> {
        by_category(&self.0.counts)
    }

    /// How many of each priority, in the order of the enumeration.
    async fn by_priority(&self) -> Vec<PriorityCount> {
        by_priority(&self.0.counts)
    }

    /// How many of each status they have today, in the order of the enumeration.
    async fn by_status(&self) -> Vec<StatusCount> {
        by_status(&self.0.counts)
    }
}
