//! Which days a series has.

use crate::domain::error::Error;

/// The days of a series when the caller says nothing.
const DEFAULT_DAYS: i64 = 30;
/// The most days of a series.
const MAX_DAYS: i64 = 366;

/// The days a caller asks for, counted since 1970-01-01 in UTC; what is left out is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first day: 29 days before the last one when left out.
    pub from: Option<i64>,
    /// The last day, itself included: today when left out, or the first one where that is later.
    pub to: Option<i64>,
}

/// A series of days, both ends included, counted since 1970-01-01 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayWindow {
    /// The first day.
    pub from: i64,
    /// The last day.
    pub to: i64,
}

impl Days {
    /// The days that are meant, seen from `today`.
    ///
    /// # Errors
    /// [`Error::Refused`] when the last day is before the first one, or there are more than 366.
    pub fn window(self, today: i64) -> Result<DayWindow, Error> {
        let to = self.to.unwrap_or_else(|| today.max(self.from.unwrap_or(today)));
        let from = self.from.unwrap_or(to - DEFAULT_DAYS + 1);
        let days = to - from + 1;
        if days < 1 {
            return Err(Error::invalid("perDay", "`perDay` ends before it begins: `from` is after `to`."));
        }
        if days > MAX_DAYS {
            let message = format!("`perDay` asks for {days} days, at most {MAX_DAYS} are allowed.");
            return Err(Error::invalid("perDay", message));
        }
        Ok(DayWindow { from, to })
    }
}
