//! Moments in time as both databases store them.

use sea_orm::DeriveValueType;
use time::{OffsetDateTime, format_description::BorrowedFormatItem, macros::format_description};

/// Microseconds in a day, the unit in which [`Timestamp::day`] counts.
pub const MICROS_PER_DAY: i64 = 86_400_000_000;

/// A moment in UTC, in microseconds since 1970-01-01T00:00:00Z.
///
/// Stored as a 64-bit integer on both engines. PostgreSQL's `timestamptz` and SQLite's text would print differently,
/// and SQLite's text does not sort once trailing zeros are trimmed; an integer is the same everywhere and sorts.
/// In psql: `to_timestamp(created_at / 1e6)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct Timestamp(pub i64);

/// RFC 3339 in UTC with exactly six digits of a second, so that texts sort as the moments do.
const TEXT: &[BorrowedFormatItem<'static>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:6]Z");

impl Timestamp {
    /// The earliest moment a ticket may carry: 1970-01-01T00:00:00Z.
    pub const MIN: Self = Self(0);
    /// The latest moment a ticket may carry: the last microsecond of the year 9999.
    pub const MAX: Self = Self(253_402_300_799_999_999);

    /// The present moment by this machine's clock, cut to microseconds.
    #[must_use]
    pub fn now() -> Self {
        Self::from(OffsetDateTime::now_utc())
    }

    /// The day this moment falls on, counted in UTC days since 1970-01-01.
    #[must_use]
    pub const fn day(self) -> i64 {
        self.0.div_euclid(MICROS_PER_DAY)
    }

    /// The first moment of the given UTC day, counted since 1970-01-01.
    #[must_use]
    pub const fn start_of_day(day: i64) -> Self {
        Self(day.saturating_mul(MICROS_PER_DAY))
    }
}

impl From<OffsetDateTime> for Timestamp {
    /// Cuts what is finer than a microsecond.
    fn from(moment: OffsetDateTime) -> Self {
        // The range of `OffsetDateTime` in microseconds fits into an i64 with room to spare.
        Self(i64::try_from(moment.unix_timestamp_nanos().div_euclid(1_000)).unwrap_or(i64::MAX))
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000)
            .ok()
            .and_then(|moment| moment.format(TEXT).ok());
        match text {
            Some(text) => f.write_str(&text),
            None => write!(f, "{} µs since 1970", self.0),
        }
    }
}
