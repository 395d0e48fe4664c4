//! What a caller hears when something went wrong.
//!
//! What a caller can put right in a mutation is data, see [`user_error`](super::user_error). The rest ends here, as an
//! entry of `errors` with `extensions.code` and `extensions.retryable`. The text of an internal failure never goes to the
//! caller; it travels with the error as its [`cause`], for the log. [`ApiError`] has no `Display` on purpose:
//! async-graphql would otherwise turn any error with one into a message for the caller.

use std::{sync::Arc, time::Duration};

use async_graphql::{ErrorExtensions, Pos, Response, ServerError, Value};

use super::{budget::MAX_ANSWER, error_code::ErrorCode};
use crate::domain::error::{Error, Refusal};

/// An error on its way to the caller.
#[derive(Clone, Debug)]
pub(super) enum ApiError {
    /// What went wrong in the domain.
    Failed(Arc<Error>),
    /// It was not done within that time.
    TooLate(Duration),
    /// The answer would have so many bytes of text.
    TooLarge(usize),
    /// All answers that are on their way take up what they may.
    Busy,
}

/// What an error carries for the log.
struct Cause(Arc<Error>);

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self::Failed(Arc::new(error))
    }
}

impl From<Arc<Error>> for ApiError {
    fn from(error: Arc<Error>) -> Self {
        Self::Failed(error)
    }
}

impl From<ApiError> for async_graphql::Error {
    fn from(error: ApiError) -> Self {
        let error = match error {
            ApiError::Failed(error) => error,
            ApiError::TooLate(deadline) => return too_late(deadline),
            ApiError::TooLarge(bytes) => return too_large(bytes),
            ApiError::Busy => {
                let message =
                    "The server is sending as much text to others as it can hold. Try again in a few seconds.";
                return coded(message, ErrorCode::RateLimited);
            }
        };
        match &*error {
            Error::Refused(refusal) => refused(refusal),
            Error::InvalidCursor => {
                let message = "The cursor in `after` is none that this server gave out for events.";
                coded(message, ErrorCode::InvalidCursor).extend_with(|_, extensions| extensions.set("field", "after"))
            }
            Error::ResyncRequired => coded(
                "The log no longer holds what comes after this cursor: read the tickets or the statistics anew, and \
                 go on from there.",
                ErrorCode::ResyncRequired,
            ),
            Error::Database(_) => failed(error),
        }
    }
}

fn refused(refusal: &Refusal) -> async_graphql::Error {
    let messages: Vec<_> = refusal.violations.iter().map(|violation| violation.message.as_str()).collect();
    let field = refusal.violations.first().and_then(|violation| violation.field);
    coded(messages.join(" "), ErrorCode::BadUserInput).extend_with(|_, extensions| {
        if let Some(field) = field {
            extensions.set("field", field);
        }
    })
}

fn failed(error: Arc<Error>) -> async_graphql::Error {
    let told = if error.is_unavailable() {
        coded("The database cannot serve this at the moment. Try again in a few seconds.", ErrorCode::Unavailable)
    } else {
        coded("Something went wrong on our side. It has been logged under the request id.", ErrorCode::Internal)
    };
    async_graphql::Error { source: Some(Arc::new(Cause(error))), ..told }
}

fn too_large(bytes: usize) -> async_graphql::Error {
    let message = format!(
        "The answer has more than {} MiB of text. Ask for smaller pages, or for `excerpt` in the place of `description`.",
        MAX_ANSWER / 1_024 / 1_024
    );
    coded(message, ErrorCode::LimitExceeded).extend_with(|_, extensions| {
        extensions.set("limit", "answer");
        extensions.set("allowed", MAX_ANSWER);
        extensions.set("requested", bytes);
    })
}

/// What a caller hears whose request was given up.
fn too_late(deadline: Duration) -> async_graphql::Error {
    let message = format!(
        "This was not done within {} seconds, and was given up. A mutation may have taken effect all the same.",
        deadline.as_secs_f64()
    );
    coded(message, ErrorCode::Timeout)
}

/// The answer to a request that was given up. Some of it may have been executed.
pub(super) fn given_up(deadline: Duration) -> Response {
    let mut error = too_late(deadline).into_server_error(Pos::default());
    error.locations.clear();
    Response::from_errors(vec![error])
}

/// Whether nothing of a request was executed, because of what is wrong with it: then its answer has no data, not even
/// null.
#[must_use]
pub fn is_request_error(response: &Response) -> bool {
    let refused = |error: &ServerError| {
        let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
        error.path.is_empty() && code != Some(&Value::from(ErrorCode::Timeout.name()))
    };
    response.data == Value::Null && !response.errors.is_empty() && response.errors.iter().all(refused)
}

/// What is behind an error, in full, for the log.
#[must_use]
pub fn cause(error: &ServerError) -> Option<String> {
    let Cause(error) = error.source.as_deref()?.downcast_ref()?;
    let links = std::iter::successors(Some(&**error as &dyn std::error::Error), |error| error.source());
    links.map(ToString::to_string).reduce(|chain, link| {
        // Some errors quote what they come from.
        if chain.ends_with(&link) { chain } else { format!("{chain}: {link}") }
    })
}

fn coded(message: impl Into<String>, code: ErrorCode) -> async_graphql::Error {
    async_graphql::Error::new(message).extend_with(|_, extensions| code.tell(extensions))
}
