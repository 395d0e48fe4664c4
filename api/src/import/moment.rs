//! Moments as files write them.

use entity::Timestamp;
use time::{
    Date, OffsetDateTime, PrimitiveDateTime, format_description::BorrowedFormatItem,
    format_description::well_known::Rfc3339, macros::format_description,
};

const DATE: &[BorrowedFormatItem<'static>] = format_description!("[year]-[month]-[day]");
const TIME_OF_DAY: [&[BorrowedFormatItem<'static>]; 2] = [
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second]"),
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second].[subsecond]"),
];

/// Reads a moment. One that names no zone is taken as UTC, a mere day as its first moment.
pub(super) fn parse(text: &str) -> Result<Timestamp, String> {
    let text = text.trim();
    let moment =
        OffsetDateTime::parse(text, &Rfc3339).ok().or_else(|| without_zone(text).map(PrimitiveDateTime::assume_utc));
    moment.map(Timestamp::from).ok_or_else(|| {
        let shown: String = text.chars().take(60).collect();
        format!("{shown:?} is no time as in 2026-01-31T09:30:00Z, 2026-01-31 09:30:00 or 2026-01-31")
    })
}

fn without_zone(text: &str) -> Option<PrimitiveDateTime> {
    let moment = TIME_OF_DAY.iter().find_map(|format| PrimitiveDateTime::parse(text, format).ok());
    moment.or_else(|| Date::parse(text, DATE).ok().map(Date::midnight))
}
