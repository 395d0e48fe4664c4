use async_openai::error::OpenAIError;
use reqwest::StatusCode;

use super::transport::TransportError;
use crate::domain::triage::Failure;

/// What a failed call means for triage.
///
/// The details are chosen, not passed on: the library's own messages quote bodies, and a body may quote a ticket or a
/// key.
pub(super) fn from_library(error: OpenAIError) -> Failure {
    match error {
        OpenAIError::Boxed(error) => match error.downcast::<TransportError>() {
            Ok(error) => from_transport(&error),
            Err(_) => Failure::Provider("the call failed".to_owned()),
        },
        OpenAIError::JSONDeserialize(error, _) => Failure::BadAnswer(unreadable("envelope", &error)),
        OpenAIError::InvalidArgument(_) => Failure::Provider("the request could not be built".to_owned()),
        OpenAIError::Reqwest(error) => from_transport(&TransportError::Http(error)),
        _ => Failure::Provider("the call failed".to_owned()),
    }
}

fn from_transport(error: &TransportError) -> Failure {
    match error {
        TransportError::Status { status: StatusCode::TOO_MANY_REQUESTS, .. } => Failure::RateLimited,
        TransportError::Http(error) if error.is_timeout() => Failure::Timeout,
        TransportError::TooLong => Failure::BadAnswer(error.to_string()),
        _ => Failure::Provider(error.to_string()),
    }
}

/// Where JSON could not be read. `serde_json`'s own message would quote the value it stumbled over.
pub(super) fn unreadable(what: &str, error: &serde_json::Error) -> String {
    format!("the {what} is unreadable: {:?} error at line {} column {}", error.classify(), error.line(), error.column())
}
