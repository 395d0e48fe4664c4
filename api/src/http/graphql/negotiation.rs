//! Which media type the answer has.

use axum::http::{HeaderMap, header};

use crate::http::preferences::preferences;

/// A media type the answer can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepted {
    /// `application/graphql-response+json`: a request that cannot be executed has the status 400.
    GraphqlResponse,
    /// `application/json`, for clients from before: the status is 200 in any case.
    Json,
    /// `text/event-stream`: the answers come as they are there, by the protocol graphql-sse with a connection for each
    /// operation. The only one for subscriptions.
    EventStream,
}

impl Accepted {
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::EventStream => "text/event-stream; charset=utf-8",
        }
    }
}

/// The media type the client likes best of ours; `application/json` when it does not care, `None` when it wants none of
/// them.
pub(super) fn accepted(headers: &HeaderMap) -> Option<Accepted> {
    if !headers.contains_key(header::ACCEPT) {
        return Some(Accepted::Json);
    }
    let ranges =
        preferences(headers, header::ACCEPT).filter_map(|(range, quality)| Some((media_type(&range)?, quality)));
    // The client's preference first, then the more precise of two ranges, then what it named first.
    let mut best: Option<(Accepted, f32)> = None;
    for (accepted, quality) in ranges {
        if quality > 0.0 && best.is_none_or(|(_, before)| quality > before) {
            best = Some((accepted, quality));
        }
    }
    best.map(|(accepted, _)| accepted)
}

/// Whether a browser asks for a page.
pub(super) fn is_browser(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

fn media_type(range: &str) -> Option<Accepted> {
    match range {
        "application/graphql-response+json" => Some(Accepted::GraphqlResponse),
        "application/json" | "application/*" | "*/*" => Some(Accepted::Json),
        "text/event-stream" => Some(Accepted::EventStream),
        _ => None,
    }
}
