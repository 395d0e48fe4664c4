//! One line in the log for each request, under an id that the caller gets back.

use std::time::Instant;

use axum::{
    extract::Request,
    http::{HeaderValue, Uri},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;
use uuid::Uuid;

/// The header that carries the id, both ways.
const HEADER: &str = "x-request-id";

/// The id of a request: the caller's own, when it sends a sensible one.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub String);

/// What a GraphQL request was and how it ended, for the line in the log.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    /// The name of the operation, if it has one.
    pub name: Option<String>,
    /// `ok`, or the codes of its errors.
    pub outcome: String,
}

/// Gives each request an id, and logs it once it is answered.
pub(super) async fn log(mut request: Request, next: Next) -> Response {
    let id = request
        .headers()
        .get(HEADER)
        .and_then(|value| value.to_str().ok())
        .filter(|value| {
            (1..=64).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        .map_or_else(|| Uuid::now_v7().to_string(), ToOwned::to_owned);
    let method = request.method().clone();
    let path = path(request.uri());
    request.extensions_mut().insert(RequestId(id.clone()));

    let begun = Instant::now();
    let span = tracing::info_span!("request", id);
    let mut response = next.run(request).instrument(span).await;

    let duration = format!("{:.1}ms", begun.elapsed().as_secs_f64() * 1_000.0);
    let status = response.status().as_u16();
    match response.extensions().get::<Operation>() {
        Some(Operation { name, outcome }) => {
            let operation = name.as_deref().unwrap_or("(unnamed)");
            tracing::info!(%method, path, status, operation, outcome, duration, id, "request");
        }
        None => tracing::info!(%method, path, status, duration, id, "request"),
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// The path without what may be secret or long in it.
fn path(uri: &Uri) -> String {
    uri.path().chars().take(200).collect()
}
