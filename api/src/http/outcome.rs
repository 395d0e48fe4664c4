//! How an operation ended, over either transport.

use std::collections::BTreeSet;

use async_graphql::{Response, Value};

use super::request_log::RequestId;
use crate::graphql::{ErrorCode, cause};

/// Gives every error a code and the request's id, and logs what is behind them, once. An error without a code is
/// GraphQL's own: the document, or a value in it, is not allowed.
pub(super) fn complete(mut response: Response, id: &RequestId) -> Response {
    let causes: BTreeSet<_> = response.errors.iter().filter_map(cause).collect();
    if !causes.is_empty() {
        let error = causes.into_iter().collect::<Vec<_>>().join("; ");
        tracing::error!(error, "a request failed");
    }
    for error in &mut response.errors {
        let extensions = error.extensions.get_or_insert_default();
        if extensions.get("code").is_none() {
            ErrorCode::BadUserInput.tell(extensions);
        }
        extensions.set("requestId", id.0.as_str());
    }
    response
}

/// `ok`, or the codes of the errors.
pub(super) fn outcome(response: &Response) -> String {
    let code = |error: &async_graphql::ServerError| match error.extensions.as_ref().and_then(|all| all.get("code")) {
        Some(Value::String(code)) => code.clone(),
        _ => "ERROR".to_owned(),
    };
    if response.errors.is_empty() {
        "ok".to_owned()
    } else {
        response.errors.iter().map(code).collect::<Vec<_>>().join(",")
    }
}

/// The name of an operation as the log has it. The caller chooses it, and nobody reads more than this of it.
pub(super) fn logged(name: Option<&str>) -> Option<String> {
    name.map(|name| name.chars().take(100).collect())
}
