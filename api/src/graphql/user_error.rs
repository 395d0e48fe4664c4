//! What a caller of a mutation can put right, as data.

use async_graphql::{Enum, SimpleObject};

use super::{error::ApiError, ticket::Ticket};
use crate::domain::{
    self,
    error::{Code, Error, Violation},
};

/// One thing to put right. Nothing was changed.
#[derive(SimpleObject)]
pub(super) struct UserError {
    /// The kind of it, for programs.
    code: UserErrorCode,
    /// The input field it is about, such as `title`; null when it is about no single field.
    field: Option<&'static str>,
    /// A sentence that says what is wrong and what is allowed, for people.
    message: String,
}

/// The kinds of things to put right.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Code")]
pub(super) enum UserErrorCode {
    /// A value is not allowed.
    Invalid,
    /// What the input names does not exist.
    NotFound,
    /// The input contradicts what is stored: the ticket has another version than `expectedVersion`, or another ticket
    /// was filed under the same `idempotencyKey`. The payload carries the ticket as it is now.
    Conflict,
}

impl From<Violation> for UserError {
    fn from(violation: Violation) -> Self {
        Self { code: violation.code.into(), field: violation.field, message: violation.message }
    }
}

/// The two halves of a payload: the ticket, and what to put right.
pub(super) fn outcome(
    result: Result<domain::ticket::Ticket, Error>,
) -> Result<(Option<Ticket>, Vec<UserError>), ApiError> {
    match result {
        Ok(ticket) => Ok((Some(Ticket(ticket)), Vec::new())),
        Err(Error::Refused(refusal)) => {
            let current = refusal.current.map(|current| Ticket(*current));
            Ok((current, refusal.violations.into_iter().map(UserError::from).collect()))
        }
        Err(error) => Err(error.into()),
    }
}
