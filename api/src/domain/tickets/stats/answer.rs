//! What statistics say, from the groups that the database counted.

use entity::{Category, Priority, Status};
use sea_orm::FromQueryResult;

use super::{DayWindow, Days};
use crate::domain::{error::Error, events::Position};

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

/// The tickets filed on one UTC day, by groups.
#[derive(Clone, Debug)]
pub struct Day {
    /// The day, counted since 1970-01-01.
    pub day: i64,
    /// Its groups; none on a day without tickets.
    pub counts: Vec<Count>,
}

/// Statistics, as of one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    pub(super) today: i64,
    pub(super) counts: Vec<Count>,
    pub(super) series: Vec<(DayWindow, Vec<Count>)>,
    pub(super) as_of: Option<Position>,
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

    /// Which events are counted, if that was asked for: those after this position are not.
    #[must_use]
    pub const fn as_of(&self) -> Option<&Position> {
        self.as_of.as_ref()
    }

    /// The groups of the totals.
    #[must_use]
    pub fn counts(&self) -> &[Count] {
        &self.counts
    }

    /// The total divided by the UTC days from the earliest ticket to today, both ends counted; 0 without tickets.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a count of tickets is far below 2^52")]
    pub fn average_per_day(&self) -> f64 {
        match self.counts.iter().filter_map(|count| count.earliest).min() {
            Some(earliest) => self.total() as f64 / (self.today - earliest + 1).max(1) as f64,
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

    /// A series that was asked for, day by day, days without tickets included.
    ///
    /// # Errors
    /// [`Error::Refused`] when those days are not allowed.
    pub fn per_day(&self, days: Days) -> Result<Vec<Day>, Error> {
        let window = days.window(self.today)?;
        let mut series: Vec<_> = (window.from..=window.to).map(|day| Day { day, counts: Vec::new() }).collect();
        let counted = self.series.iter().find(|(counted, _)| *counted == window);
        for count in counted.map_or(&[][..], |(_, counts)| counts) {
            let offset = count.day.and_then(|day| usize::try_from(day - window.from).ok());
            if let Some(day) = offset.and_then(|offset| series.get_mut(offset)) {
                day.counts.push(count.clone());
            }
        }
        Ok(series)
    }

    fn sum(&self, of: impl Fn(&Count) -> i64) -> i64 {
        self.counts.iter().map(of).sum()
    }
}

/// The tickets of the groups that `belongs` picks.
#[must_use]
pub fn total_of(counts: &[Count], belongs: impl Fn(&Count) -> bool) -> i64 {
    counts.iter().filter(|count| belongs(count)).map(|count| count.total).sum()
}
