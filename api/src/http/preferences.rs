//! What a client likes best: headers such as `Accept` and `Accept-Encoding`.

use axum::http::{HeaderMap, HeaderName};

/// What a header lists, in lower case, each with its quality from 0 to 1, in the order of the header.
pub(super) fn preferences(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = (String, f32)> {
    let lists = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).filter_map(preference)
}

fn preference(text: &str) -> Option<(String, f32)> {
    let mut parts = text.split(';').map(|part| part.trim().to_ascii_lowercase());
    let value = parts.next().filter(|value| !value.is_empty())?;
    let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse().ok());
    Some((value, quality.unwrap_or(1.0)))
}
