//! Requests that are refused before GraphQL sees them: their answer has the form of its errors all the same.

use axum::{
    Extension,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::request_log::{Operation, RequestId};
use crate::graphql::ErrorCode;

/// The media type of an answer where there is no choice of them.
pub(super) const JSON: &str = "application/json; charset=utf-8";

/// What is said of a fault of ours.
pub(super) const INTERNAL: &str = "Something went wrong on our side. It has been logged under the request id.";

/// Why a request is refused.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    code: ErrorCode,
    message: String,
    /// The methods that are allowed in the place of the one that is not.
    allow: Option<&'static str>,
    /// A limit that is exceeded: its name, what is allowed, and what was requested where that is known.
    limit: Option<(&'static str, usize, Option<u64>)>,
}

impl Refusal {
    /// A mistake of the caller, unless another code is said.
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, code: ErrorCode::BadUserInput, message: message.into(), allow: None, limit: None }
    }

    /// A request that says something that it may not say.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// A method that the address, or what is asked at it, does not have.
    pub(super) fn method(message: impl Into<String>, allowed: &'static str) -> Self {
        Self { allow: Some(allowed), ..Self::new(StatusCode::METHOD_NOT_ALLOWED, message) }
    }

    /// A body that is too large. How large it is, is known when the caller said so before.
    pub(super) fn body(allowed: usize, requested: Option<u64>) -> Self {
        let message = format!("The body is larger than {} KiB.", allowed / 1_024);
        let limit = Some(("body", allowed, requested));
        Self { code: ErrorCode::LimitExceeded, limit, ..Self::new(StatusCode::PAYLOAD_TOO_LARGE, message) }
    }

    /// A request that takes too long to arrive.
    pub(super) fn late(message: impl Into<String>) -> Self {
        Self { code: ErrorCode::Timeout, ..Self::new(StatusCode::REQUEST_TIMEOUT, message) }
    }

    /// A fault of ours, which the caller learns nothing about.
    pub(super) fn internal() -> Self {
        Self { code: ErrorCode::Internal, ..Self::new(StatusCode::INTERNAL_SERVER_ERROR, INTERNAL) }
    }

    /// The answer, as JSON of that media type.
    pub(super) fn answer(self, content_type: &'static str, id: &RequestId) -> Response {
        let code = self.code.name();
        let mut extensions = json!({ "code": code, "retryable": self.code.is_retryable(), "requestId": id.0 });
        if let Some((limit, allowed, requested)) = self.limit {
            extensions["limit"] = json!(limit);
            extensions["allowed"] = json!(allowed);
            if let Some(requested) = requested {
                extensions["requested"] = json!(requested);
            }
        }
        let body = json!({ "errors": [{ "message": self.message, "extensions": extensions }] });
        let allow = self.allow.map(|methods| [(header::ALLOW, HeaderValue::from_static(methods))]);
        let operation = Operation { name: None, outcome: code.to_owned() };
        let content_type = [(header::CONTENT_TYPE, content_type)];
        (self.status, content_type, allow, Extension(operation), body.to_string()).into_response()
    }
}

/// The answer to another method than GET at the address of a file.
pub(super) async fn other_method(Extension(id): Extension<RequestId>) -> Response {
    Refusal::method("A file is fetched by GET.", "GET, HEAD").answer(JSON, &id)
}
