//! Statistics.

use async_graphql::{Context, InputType, Object, SelectionField, SimpleObject};
use entity::{Category, Priority, Status, Timestamp};

use super::{
    enums::{TicketCategory, TicketPriority, TicketStatus},
    error::ApiError,
    scalars::Date,
};
use crate::domain::{
    error::Error,
    tickets::{Count, DayWindow, Groups, Parts, Stats},
};

/// The days of a series when the caller says nothing.
const DEFAULT_DAYS: i64 = 30;
/// The most days of a series.
const MAX_DAYS: i64 = 366;

/// Statistics of tickets. Every value of an enumeration is present, also those that count 0.
pub(super) struct TicketStats {
    stats: Stats,
    request: StatsRequest,
}

/// What a query asks of statistics, read from its selection.
pub(super) struct StatsRequest {
    now: Timestamp,
    parts: Parts,
}

/// How many tickets are of a category.
#[derive(SimpleObject)]
pub(super) struct CategoryCount {
    /// The category.
    category: TicketCategory,
    /// How many tickets.
    count: i64,
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

/// The tickets filed on one UTC day, as they are now.
pub(super) struct DayCount {
    day: i64,
    counts: Vec<Count>,
}

impl StatsRequest {
    pub(super) fn parts(&self) -> Parts {
        self.parts.clone()
    }

    fn window(&self, from: Option<Date>, to: Option<Date>) -> Result<DayWindow, ApiError> {
        let today = self.now.day();
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (from.0, to.0),
            (Some(from), None) => (from.0, today.max(from.0)),
            (None, Some(to)) => (to.0 - DEFAULT_DAYS + 1, to.0),
            (None, None) => (today - DEFAULT_DAYS + 1, today),
        };
        if from > to {
            return Err(Error::invalid("perDay", "`perDay` ends before it begins: `from` is after `to`.").into());
        }
        let days = to - from + 1;
        if days > MAX_DAYS {
            let message = format!("`perDay` asks for {days} days, at most {MAX_DAYS} are allowed.");
            return Err(Error::invalid("perDay", message).into());
        }
        Ok(DayWindow { from, to })
    }
}

impl TicketStats {
    pub(super) const fn new(stats: Stats, request: StatsRequest) -> Self {
        Self { stats, request }
    }

    /// Reads from the selection which parts are wanted.
    pub(super) fn request(ctx: &Context<'_>) -> Result<StatsRequest, ApiError> {
        let mut request = StatsRequest { now: Timestamp::now(), parts: Parts::default() };
        for field in ctx.field().selection_set() {
            match field.name() {
                "perDay" => {
                    let (from, to) = days(&field);
                    let window = request.window(from, to)?;
                    let groups = groups(field.selection_set());
                    // The same days selected twice, under two names: one statement that groups by all serves both.
                    match request.parts.series.iter_mut().find(|(known, _)| *known == window) {
                        Some((_, known)) => *known = known.and(groups),
                        None => request.parts.series.push((window, groups)),
                    }
                }
                "averagePerDay" => request.parts.average_per_day = true,
                "__typename" => {}
                _ => request.parts.totals = true,
            }
        }
        request.parts.groups = groups(ctx.field().selection_set());
        Ok(request)
    }
}

/// The arguments of a `perDay` that is selected. One that cannot be read is left to the field itself to refuse.
fn days(field: &SelectionField<'_>) -> (Option<Date>, Option<Date>) {
    let arguments = field.arguments().unwrap_or_default();
    let day = |name: &str| {
        let (_, value) = arguments.iter().find(|(argument, _)| argument.as_str() == name)?;
        <Date as InputType>::parse(Some(value.clone())).ok()
    };
    (day("from"), day("to"))
}

/// Which breakdowns a selection asks for.
fn groups<'a>(selection: impl Iterator<Item = SelectionField<'a>>) -> Groups {
    let mut groups = Groups::default();
    for field in selection {
        match field.name() {
            "byCategory" => groups.category = true,
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
        self.stats.total()
    }

    /// How many of them have the status OPEN.
    async fn open(&self) -> i64 {
        self.stats.open()
    }

    /// The total divided by the number of UTC days from the day of the earliest of these tickets to today, both
    /// counted; 0 when there are none.
    async fn average_per_day(&self) -> f64 {
        self.stats.average_per_day(self.request.now)
    }

    /// The mean time from filing to `resolvedAt`, in seconds, over the tickets that are RESOLVED or CLOSED; null when
    /// there are none.
    async fn average_resolution_seconds(&self) -> Option<f64> {
        self.stats.average_resolution_seconds()
    }

    /// How many of each category, in the order of the enumeration.
    async fn by_category(&self) -> Vec<CategoryCount> {
        by_category(|category| self.stats.total_of(|count| count.category == Some(category)))
    }

    /// How many of each priority, in the order of the enumeration.
    async fn by_priority(&self) -> Vec<PriorityCount> {
        by_priority(|priority| self.stats.total_of(|count| count.priority == Some(priority)))
    }

    /// How many of each status, in the order of the enumeration.
    async fn by_status(&self) -> Vec<StatusCount> {
        by_status(|status| self.stats.total_of(|count| count.status == Some(status)))
    }

    /// How many were filed on each UTC day, earliest first, days without tickets included. At most 366 days.
    async fn per_day(
        &self,
        #[graphql(desc = "The first day; 29 days before `to` when left out.")] from: Option<Date>,
        #[graphql(desc = "The last day, itself included; today when left out, or `from` where that is later.")]
        to: Option<Date>,
    ) -> Result<Vec<DayCount>, ApiError> {
        let window = self.request.window(from, to)?;
        let mut days: Vec<_> = (window.from..=window.to).map(|day| DayCount { day, counts: Vec::new() }).collect();
        for count in self.stats.series(window).map_or(&[][..], |series| &series.counts) {
            let offset = count.day.and_then(|day| usize::try_from(day - window.from).ok());
            if let Some(day) = offset.and_then(|offset| days.get_mut(offset)) {
                day.counts.push(count.clone());
            }
        }
        Ok(days)
    }
}

/// The tickets filed on one UTC day, as they are now.
#[Object]
impl DayCount {
    /// The day.
    async fn date(&self) -> Date {
        Date(self.day)
    }

    /// How many tickets were filed on it.
    async fn total(&self) -> i64 {
        self.total_of(|_| true)
    }

    /// How many of each category, in the order of the enumeration.
    async fn by_category(&self) -> Vec<CategoryCount> {
        by_category(|category| self.total_of(|count| count.category == Some(category)))
    }

    /// How many of each priority, in the order of the enumeration.
    async fn by_priority(&self) -> Vec<PriorityCount> {
        by_priority(|priority| self.total_of(|count| count.priority == Some(priority)))
    }

    /// How many of each status they have today, in the order of the enumeration.
    async fn by_status(&self) -> Vec<StatusCount> {
        by_status(|status| self.total_of(|count| count.status == Some(status)))
    }
}

impl DayCount {
    fn total_of(&self, belongs: impl Fn(&Count) -> bool) -> i64 {
        self.counts.iter().filter(|count| belongs(count)).map(|count| count.total).sum()
    }
}

fn by_category(count: impl Fn(Category) -> i64) -> Vec<CategoryCount> {
    Category::ALL.map(|value| CategoryCount { category: value.into(), count: count(value) }).into()
}

fn by_priority(count: impl Fn(Priority) -> i64) -> Vec<PriorityCount> {
    Priority::ALL.map(|value| PriorityCount { priority: value.into(), count: count(value) }).into()
}

fn by_status(count: impl Fn(Status) -> i64) -> Vec<StatusCount> {
    Status::ALL.map(|value| StatusCount { status: value.into(), count: count(value) }).into()
}
