//! Which media type the answer has.

use axum::http::{HeaderMap, header};

/// A media type the answer can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepted {
    /// `application/graphql-response+json`: a request that cannot be executed has the status 400.
    GraphqlResponse,
    /// `application/json`, for clients from before: the status is 200 in any case.
    Json,
}

impl Accepted {
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// The media type the client likes best of ours; `application/json` when it does not care, `None` when it wants
/// neither.
pub(super) fn accepted(headers: &HeaderMap) -> Option<Accepted> {
    let accepts: Vec<_> = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    if accepts.is_empty() {
        return Some(Accepted::Json);
    }
    let ranges = accepts.iter().flat_map(|value| value.split(',')).filter_map(range);
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

fn range(text: &str) -> Option<(Accepted, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let accepted = match parts.next()?.to_ascii_lowercase().as_str() {
        "application/graphql-response+json" => Accepted::GraphqlResponse,
        "application/json" | "application/*" | "*/*" => Accepted::Json,
        _ => return None,
    };
    let quality =
        parts.find_map(|part| part.strip_prefix("q=")).and_then(|quality| quality.parse().ok()).unwrap_or(1.0);
    Some((accepted, quality))
}
