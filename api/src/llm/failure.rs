//! What a failed call means: for who asked, for a second try, and for the circuit.

use std::time::Duration;

use async_openai::error::OpenAIError;
use reqwest::StatusCode;

use super::{
    circuit::{Ended, Why},
    transport::TransportError,
};
use crate::domain::triage::Failure;

/// A call that brought no answer.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    /// What who asked is told.
    pub failure: Failure,
    /// What kind of trouble it is.
    pub kind: Kind,
    /// For how long the provider wants to be left alone, where it says so.
    pub retry_after: Option<Duration>,
}

/// The kinds of trouble that are dealt with differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It may work the next time: overloaded, broken, not reached.
    Passing,
    /// It stays as it is until somebody sets something right: the key is refused, nothing is paid for.
    Barred,
    /// The server cannot make sense of the request. It may be the one part that not every server knows.
    Misunderstood,
    /// It came to nothing, and would again.
    Lasting,
    /// Something came that is no answer.
    Nonsense,
}

impl Trouble {
    /// What the circuit is to know of it.
    pub fn ended(&self) -> Ended {
        let why = if self.failure == Failure::RateLimited { Why::RateLimited } else { Why::Failing };
        match (self.kind, self.retry_after) {
            (Kind::Barred, _) => Ended::Barred(why),
            (Kind::Passing, Some(time)) => Ended::Paused(time, why),
            (Kind::Passing | Kind::Lasting, _) => Ended::Failed,
            // It may be the text that the server stumbles over, as with nonsense.
            (Kind::Nonsense | Kind::Misunderstood, _) => Ended::Nonsense,
        }
    }

    /// Something came that is no answer.
    pub fn nonsense(detail: String) -> Self {
        Self { failure: Failure::BadAnswer(detail), kind: Kind::Nonsense, retry_after: None }
    }

    /// Nothing came before the deadline.
    pub const fn timeout() -> Self {
        Self { failure: Failure::Timeout, kind: Kind::Lasting, retry_after: None }
    }
}

/// What the library's error means for triage.
///
/// The details are chosen, not passed on: the library's own messages quote bodies, and a body may quote a ticket or a
/// key.
pub(super) fn from_library(error: OpenAIError) -> Trouble {
    let lasting = |detail: &str| Trouble {
        failure: Failure::Provider(detail.to_owned()),
        kind: Kind::Lasting,
        retry_after: None,
    };
    match error {
        OpenAIError::Boxed(error) => match error.downcast::<TransportError>() {
            Ok(error) => from_transport(&error),
            Err(_) => lasting("the call failed"),
        },
        OpenAIError::JSONDeserialize(error, _) => Trouble::nonsense(unreadable("envelope", &error)),
        OpenAIError::InvalidArgument(_) => lasting("the request could not be built"),
        OpenAIError::Reqwest(error) => from_transport(&TransportError::Http(error)),
        _ => lasting("the call failed"),
    }
}

fn from_transport(error: &TransportError) -> Trouble {
    let provider = || Failure::Provider(error.to_string());
    match error {
        TransportError::Status { status, code, retry_after } => {
            let is_unpaid = code.as_deref().is_some_and(|code| code == "insufficient_quota");
            let (failure, kind) = match *status {
                StatusCode::TOO_MANY_REQUESTS if is_unpaid => (Failure::RateLimited, Kind::Barred),
                StatusCode::TOO_MANY_REQUESTS => (Failure::RateLimited, Kind::Passing),
                StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::PAYMENT_REQUIRED => {
                    (provider(), Kind::Barred)
                }
                StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => (provider(), Kind::Misunderstood),
                status if status.is_server_error() => (provider(), Kind::Passing),
                _ => (provider(), Kind::Lasting),
            };
            Trouble { failure, kind, retry_after: *retry_after }
        }
        TransportError::TooLong => Trouble::nonsense(error.to_string()),
        TransportError::Http(error) if error.is_builder() => {
            Trouble { failure: provider(), kind: Kind::Lasting, retry_after: None }
        }
        TransportError::Http(_) => Trouble { failure: provider(), kind: Kind::Passing, retry_after: None },
    }
}

/// Where JSON could not be read. `serde_json`'s own message would quote the value it stumbled over.
pub(super) fn unreadable(what: &str, error: &serde_json::Error) -> String {
    format!("the {what} is unreadable: {:?} error at line {} column {}", error.classify(), error.line(), error.column())
}
