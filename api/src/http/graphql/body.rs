//! The body of a request, and that of an answer.

use std::{io::Write, time::Duration};

use async_graphql::Response;
use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Request},
    http::{HeaderMap, StatusCode},
};
use flate2::{Compression, write::GzEncoder};

use crate::{
    graphql::is_request_error,
    http::{
        answer,
        encoding::{Encoding, accepted},
        request_log::RequestId,
    },
};

/// The largest body of a request, in bytes.
pub(super) const MAX_BODY: usize = 512 * 1_024;
/// How long it may take to arrive.
pub(super) const ARRIVAL: Duration = Duration::from_secs(20);
/// From this size on an answer is compressed. A smaller one goes out in the first packets of a connection, so that it
/// would come no sooner, and would cost more than it took to make it.
const LARGE: usize = 14 * 1_024;

/// Why there is no body.
pub(super) enum Incomplete {
    /// It is larger than [`MAX_BODY`].
    TooLarge,
    /// It takes longer than [`ARRIVAL`].
    TooSlow,
    /// The connection broke.
    Broken,
}

/// The whole body of a request.
pub(super) async fn received(mut request: Request) -> Result<Bytes, Incomplete> {
    DefaultBodyLimit::max(MAX_BODY).apply(&mut request);
    match tokio::time::timeout(ARRIVAL, Bytes::from_request(request, &())).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(rejection)) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Incomplete::TooLarge),
        Ok(Err(_)) => Err(Incomplete::Broken),
        Err(_) => Err(Incomplete::TooSlow),
    }
}

/// The response as it goes out, and its JSON. It is another one when that would be too large.
pub(super) fn written(response: Response, id: &RequestId) -> (Response, Vec<u8>) {
    let written = json(&response);
    if written.len() <= answer::MOST {
        return (response, written);
    }
    let refused = answer::too_large(&response, written.len(), id);
    let written = json(&refused);
    (refused, written)
}

/// The response as JSON; a request that was not executed has no `data`.
fn json(response: &Response) -> Vec<u8> {
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
