//! Moments and days.

use std::time::{SystemTime, UNIX_EPOCH};

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// A day in microseconds.
pub const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The present moment, in microseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
    i64::try_from(since.as_micros()).expect("it is long before the year 294,000")
}

/// The present UTC day, counted since 1970.
pub fn today() -> i64 {
    now() / DAY
}

/// A moment as RFC 3339 text.
pub fn moment(micros: i64) -> String {
    let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1_000).expect("a moment");
    moment.format(&Rfc3339).expect("RFC 3339 knows it")
}

/// A day, counted since 1970, as the API spells it.
pub fn date(day: i64) -> String {
    moment(day * DAY)[..10].to_owned()
}

/// The moment that a text of the API names. The text must have six digits of a second and a Z.
pub fn micros(text: &str) -> i64 {
    let digits = |range: std::ops::Range<usize>| text.as_bytes()[range].iter().all(u8::is_ascii_digit);
    let shape = text.len() == 27 && digits(20..26) && text.as_bytes()[19] == b'.' && text.ends_with('Z');
    assert!(shape, "{text} has six digits of a second and a Z");
    let moment = OffsetDateTime::parse(text, &Rfc3339).expect("RFC 3339");
    i64::try_from(moment.unix_timestamp_nanos() / 1_000).expect("a moment of our time")
}
