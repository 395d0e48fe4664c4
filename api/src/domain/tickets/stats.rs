//! Statistics, computed by SQL `GROUP BY`.
//!
//! Each part is grouped by exactly the columns that somebody reads. Where the filter speaks only of category, priority,
//! status and whole UTC days of filing, the groups come from the tally that triggers keep; otherwise from the tickets
//! themselves. All parts of one answer are read in one snapshot.

mod answer;
mod days;
mod follow;
mod source;
mod statement;

use entity::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, sea_query::SelectStatement};

use super::{Filter, Tickets};
use crate::domain::{error::Error, events};

pub use answer::{Count, Day, Stats, total_of};
pub use days::{DayWindow, Days};
pub(super) use follow::Followed;
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

/// Which parts somebody reads; the others are not computed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Any of the totals: all, open, resolution times, or one of the breakdowns.
    pub totals: bool,
    /// The breakdowns of the totals.
    pub groups: Groups,
    /// The average per day, which needs the earliest ticket.
    pub average_per_day: bool,
    /// Series of days with their breakdowns.
    pub series: Vec<(Days, Groups)>,
    /// Which events the answer has counted.
    pub as_of: bool,
}

impl Parts {
    /// The series seen from today. The same days asked for twice are one series that serves both.
    fn windows(&self, today: i64) -> Result<Vec<(DayWindow, Groups)>, Error> {
        let mut windows: Vec<(DayWindow, Groups)> = Vec::new();
        for (days, groups) in &self.series {
            let window = days.window(today)?;
            match windows.iter_mut().find(|(known, _)| *known == window) {
                Some((_, known)) => *known = known.and(*groups),
                None => windows.push((window, *groups)),
            }
        }
        Ok(windows)
    }
}

impl Tickets {
    /// Statistics of the tickets that the filter matches.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter or the days of a series are not allowed.
    pub async fn stats(&self, filter: Filter, parts: Parts) -> Result<Stats, Error> {
        let today = Timestamp::now().day();
        let (predicate, windows) = (filter.compile()?, parts.windows(today)?);
        let wants_totals = parts.totals || parts.average_per_day;
        let statements = |source: &Source| {
            let statement = |groups, window, earliest| {
                stats_statement(&self.database, &predicate, source, groups, window, earliest)
            };
            let totals = wants_totals.then(|| statement(parts.groups, None, parts.average_per_day));
            let series = windows.iter().map(|(window, groups)| (*window, statement(*groups, Some(*window), false)));
            (totals, series.collect())
        };
        let tally = Source::tally(&predicate);
        // A single statement is a snapshot by itself.
        if let Some(tally) = &tally
            && !parts.as_of
            && usize::from(wants_totals) + windows.len() <= 1
        {
            let (counts, series) = read(self.database.reader(), statements(tally)).await?;
            return Ok(Stats { today, counts, series, as_of: None });
        }
        let snapshot = self.database.snapshot().await?;
        let as_of = if parts.as_of { Some(events::seen(&self.database, &snapshot).await?) } else { None };
        let source = match tally {
            Some(tally) => tally,
            None => Source::tickets(&self.database, &snapshot, &predicate).await?,
        };
        let (counts, series) = read(&snapshot, statements(&source)).await?;
        snapshot.commit().await?;
        Ok(Stats { today, counts, series, as_of })
    }
}

/// What is asked for the totals, and for each series.
type Statements = (Option<SelectStatement>, Vec<(DayWindow, SelectStatement)>);
/// The groups of the totals, and those of each series.
type Groupings = (Vec<Count>, Vec<(DayWindow, Vec<Count>)>);

async fn read(connection: &impl ConnectionTrait, (totals, series): Statements) -> Result<Groupings, DbErr> {
    let counts = match totals {
        Some(totals) => groups(connection, &totals).await?,
        None => Vec::new(),
    };
    let mut read = Vec::with_capacity(series.len());
    for (window, statement) in series {
        read.push((window, groups(connection, &statement).await?));
    }
    Ok((counts, read))
}

async fn groups(connection: &impl ConnectionTrait, statement: &SelectStatement) -> Result<Vec<Count>, DbErr> {
    let rows = connection.query_all(statement).await?;
    rows.iter().map(|row| Count::from_query_result(row, "")).collect()
}
