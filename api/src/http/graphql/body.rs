//! The body of an answer.

use std::io::Write;

use async_graphql::{Response, Value};
use axum::http::HeaderMap;
use flate2::{Compression, write::GzEncoder};

use crate::http::encoding::{Encoding, accepted};

/// From this size on an answer is compressed. A smaller one goes out in the first packets of a connection, so that it
/// would come no sooner, and would cost more than it took to make it.
const LARGE: usize = 14 * 1_024;

/// Nothing was executed: then no error has a path, and there is no data.
pub(super) fn is_request_error(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// The response as JSON; a request that was not executed has no `data`.
pub(super) fn json(response: &Response) -> Vec<u8> {
    let json = if is_request_error(response) {
        serde_json::to_value(response).and_then(|mut json| {
            json.as_object_mut().and_then(|answer| answer.remove("data"));
            serde_json::to_vec(&json)
        })
    } else {
        serde_json::to_vec(response)
    };
    json.unwrap_or_else(|error| {
        tracing::error!(%error, "an answer could not be written as JSON");
        br#"{"errors":[{"message":"Something went wrong on our side.","extensions":{"code":"INTERNAL","retryable":false}}]}"#.to_vec()
    })
}

/// The body in the form it is sent in.
pub(super) fn encoded(body: Vec<u8>, request: &HeaderMap) -> (Encoding, Vec<u8>) {
    let mut forms = accepted(request).into_iter().filter(|form| matches!(form, Encoding::Gzip | Encoding::Identity));
    if body.len() >= LARGE && forms.next() == Some(Encoding::Gzip) {
        let mut gzip = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::fast());
        if let Ok(compressed) = gzip.write_all(&body).and_then(|()| gzip.finish()) {
            return (Encoding::Gzip, compressed);
        }
    }
    (Encoding::Identity, body)
}
