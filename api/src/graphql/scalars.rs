//! Moments and days.

use async_graphql::{ID, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use entity::{Timestamp, timestamp::MICROS_PER_DAY};
use time::{
    OffsetDateTime,
    format_description::{BorrowedFormatItem, well_known::Rfc3339},
    macros::format_description,
};

/// A moment in time as RFC 3339 text. Answers are always in UTC with six digits of a second, such as
/// `2026-11-20T13:09:53.123456Z`, so that they sort as text. Inputs may have any offset from UTC; what is finer than a
/// microsecond is cut off.
#[derive(Clone, Copy)]
pub(super) struct DateTime(pub Timestamp);

/// A day in UTC, such as `2026-11-20`.
#[derive(Clone, Copy)]
pub(super) struct Date(pub i64);

const DAY: &[BorrowedFormatItem<'static>] = format_description!("[year]-[month]-[day]");

/// A moment in time as RFC 3339 text. Answers are always in UTC with six digits of a second, such as
/// `2026-11-20T13:09:53.123456Z`, so that they sort as text. Inputs may have any offset from UTC; what is finer than a
/// microsecond is cut off.
#[Scalar]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let moment = OffsetDateTime::parse(text, &Rfc3339)
            .map_err(|_| InputValueError::custom("expected an RFC 3339 time such as 2026-11-20T13:09:53Z"))?;
        Ok(Self(moment.into()))
    }

    fn is_valid(value: &Value) -> bool {
        Self::parse(value.clone()).is_ok()
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A day in UTC, such as `2026-11-20`.
#[Scalar]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let day =
            time::Date::parse(text, DAY).map_err(|_| InputValueError::custom("expected a day such as 2026-11-20"))?;
        if day.year() < 1 {
            return Err(InputValueError::custom("expected a day of the years 0001 to 9999"));
        }
        Ok(Self(Timestamp::from(day.midnight().assume_utc()).day()))
    }

    fn is_valid(value: &Value) -> bool {
        Self::parse(value.clone()).is_ok()
    }

    fn to_value(&self) -> Value {
        // The text of a moment begins with its day.
        Value::String(Timestamp(self.0 * MICROS_PER_DAY).to_string().chars().take(10).collect())
    }
}

/// The number behind a ticket's id; `None` for a text that no ticket has as its id.
pub(super) fn ticket_id(id: &ID) -> Option<i64> {
    // Only the text that was given out: neither "+1" nor "007".
    id.parse().ok().filter(|number: &i64| number.to_string() == **id)
}
