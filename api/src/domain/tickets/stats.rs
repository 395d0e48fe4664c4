//! Statistics, computed by SQL `GROUP BY`.
//!
//! Each part is grouped by exactly the columns that somebody reads. Where the filter speaks only of category, priority,
//! status and whole UTC days of filing, the groups come from the tally that triggers keep; otherwise from the tickets
//! themselves. All parts of one answer are read in one snapshot.

mod source;
mod statement;

use entity::{Category, Priority, Status, Timestamp};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{Filter, Tickets};
use crate::domain::error::Error;

pub use source::Source;
pub use statement::stats_statement;

/// Which columns a part is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// By category.
    pub category: bool,
    /// By priority.
    pub priority: bool,
    /// By status.
    pub status: bool,
}

impl Groups {
    /// By the columns of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            category: self.category || other.category,
            priority: self.priority || other.priority,
            status: self.status || other.status,
        }
    }
}

/// A series of days, both ends included, counted since 1970-01-01 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayWindow {
    /// The first day.
    pub from: i64,
    /// The last day.
    pub to: i64,
}

/// Which parts somebody reads; the others are not computed.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Any of the totals: all, open, resolution times, or one of the breakdowns.
    pub totals: bool,
    /// The breakdowns of the totals.
    pub groups: Groups,
    /// The average per day, which needs the earliest ticket.
    pub average_per_day: bool,
    /// Series of days with their breakdowns.
    pub series: Vec<(DayWindow, Groups)>,
}

/// How many tickets one group holds. A column the part was not grouped by is `None`.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Count {
    /// The UTC day of filing.
    pub day: Option<i64>,
    /// The category.
    pub category: Option<Category>,
    /// The priority.
    pub priority: Option<Priority>,
    /// The status.
    pub status: Option<Status>,
    /// All tickets of the group.
    pub total: i64,
    /// Those with status open.
    pub open: i64,
    /// Those that are resolved or closed.
    pub resolved: i64,
    /// The sum of their times from filing to resolution, in milliseconds.
    pub resolution_ms: i64,
    /// The UTC day on which the earliest ticket of the filter was filed.
    pub earliest: Option<i64>,
}

/// A series of days.
#[derive(Clone, Debug)]
pub struct DaySeries {
    /// Which days it was asked for.
    pub window: DayWindow,
    /// The groups by day; a day without tickets is missing.
    pub counts: Vec<Count>,
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    counts: Vec<Count>,
    series: Vec<DaySeries>,
}

impl Tickets {
    /// Statistics of the tickets that the filter matches.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter is not allowed.
    pub async fn stats(&self, filter: Filter, parts: Parts) -> Result<Stats, Error> {
        let predicate = filter.compile()?;
        let source = Source::choose(&self.database, &predicate).await?;
        let totals = (parts.totals || parts.average_per_day)
            .then(|| stats_statement(&self.database, &predicate, &source, parts.groups, None, parts.average_per_day));
        let series: Vec<_> = parts
            .series
            .iter()
            .map(|(window, groups)| {
                (*window, stats_statement(&self.database, &predicate, &source, *groups, Some(*window), false))
            })
            .collect();
        // A single statement is a snapshot by itself.
        if totals.iter().len() + series.len() == 1 {
            read(self.database.reader(), totals, series).await
        } else {
            let snapshot = self.database.snapshot().await?;
            let stats = read(&snapshot, totals, series).await?;
            snapshot.commit().await?;
            Ok(stats)
        }
    }
}

async fn read(
    connection: &impl ConnectionTrait,
    totals: Option<sea_orm::sea_query::SelectStatement>,
    series: Vec<(DayWindow, sea_orm::sea_query::SelectStatement)>,
) -> Result<Stats, Error> {
    let mut stats = Stats::default();
    if let Some(statement) = totals {
        let rows = connection.query_all(&statement).await?;
        stats.counts = rows.iter().map(|row| Count::from_query_result(row, "")).collect::<Result<_, _>>()?;
    }
    for (window, statement) in series {
        let rows = connection.query_all(&statement).await?;
        let counts = rows.iter().map(|row| Count::from_query_result(row, "")).collect::<Result<_, _>>()?;
        stats.series.push(DaySeries { window, counts });
    }
    Ok(stats)
}

impl Stats {
    /// All tickets.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.sum(|count| count.total)
    }

    /// The tickets with status open.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.sum(|count| count.open)
    }

    /// The tickets of the groups that `belongs` picks.
    #[must_use]
    pub fn total_of(&self, belongs: impl Fn(&Count) -> bool) -> i64 {
        self.counts.iter().filter(|count| belongs(count)).map(|count| count.total).sum()
    }

    /// The total divided by the UTC days from the earliest ticket to `now`, both ends counted; 0 without tickets.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a count of tickets is far below 2^52")]
    pub fn average_per_day(&self, now: Timestamp) -> f64 {
        match self.counts.iter().filter_map(|count| count.earliest).min() {
            Some(earliest) => self.total() as f64 / (now.day() - earliest + 1).max(1) as f64,
            None => 0.0,
        }
    }

    /// The mean time from filing to resolution in seconds; `None` when nothing is resolved.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a sum of milliseconds is far below 2^52 up to some 100,000 ticket years"
    )]
    pub fn average_resolution_seconds(&self) -> Option<f64> {
        let resolved = self.sum(|count| count.resolved);
        (resolved > 0).then(|| self.sum(|count| count.resolution_ms) as f64 / 1_000.0 / resolved as f64)
    }

    /// The series that was computed for that window.
    #[must_use]
    pub fn series(&self, window: DayWindow) -> Option<&DaySeries> {
        self.series.iter().find(|series| series.window == window)
    }

    fn sum(&self, of: impl Fn(&Count) -> i64) -> i64 {
        self.counts.iter().map(of).sum()
    }
}
