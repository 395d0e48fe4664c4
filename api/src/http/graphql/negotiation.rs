//! Which media type the answer has.

use axum::http::{HeaderMap, header};

use crate::http::preferences::preferences;

/// A media type the answer can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepted {
    /// `application/json`, for clients from before: the status is 200 in any case.
    Json,
    /// `application/graphql-response+json`: a request that cannot be executed has the status 400.
    GraphqlResponse,
    /// `text/event-stream`: the answers come as they are there, by the protocol graphql-sse with a connection for each
    /// operation. The only one for subscriptions.
    EventStream,
}

impl Accepted {
    /// All of them. Where a client likes several as well, the first is what it gets.
    const ALL: [Self; 3] = [Self::Json, Self::GraphqlResponse, Self::EventStream];

    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => crate::http::refusal::JSON,
            Self::EventStream => "text/event-stream; charset=utf-8",
        }
    }

    /// How precisely a range of media types names this one; nothing when it does not.
    fn precision(self, range: &str) -> Option<u8> {
        let (name, family) = match self {
            Self::Json => ("application/json", "application/*"),
            Self::GraphqlResponse => ("application/graphql-response+json", "application/*"),
            Self::EventStream => ("text/event-stream", "text/*"),
        };
        [("*/*", 0), (family, 1), (name, 2)]
            .into_iter()
            .find_map(|(one, precision)| (one == range).then_some(precision))
    }
}

/// The media type the client likes best of ours; `application/json` when it does not care, `None` when it wants none of
/// them.
pub(super) fn accepted(headers: &HeaderMap) -> Option<Accepted> {
    best(headers, &Accepted::ALL)
}

/// The media type for an error of a request that GraphQL never saw.
pub(super) fn for_refusal(headers: &HeaderMap) -> Accepted {
    // Whoever wants neither learns at least why there is nothing else.
    best(headers, &[Accepted::Json, Accepted::GraphqlResponse]).unwrap_or(Accepted::Json)
}

fn best(headers: &HeaderMap, ours: &[Accepted]) -> Option<Accepted> {
    let said: Vec<(String, f32)> = preferences(headers, header::ACCEPT).collect();
    if said.is_empty() {
        return ours.first().copied();
    }
    // The quality of a type is that of the most precise range that matches it (RFC 9110, 12.5.1).
    let liked = ours.iter().filter_map(|&one| {
        let matching = said
            .iter()
            .enumerate()
            .filter_map(|(place, (range, quality))| Some((one.precision(range)?, std::cmp::Reverse(place), *quality)));
        let (precision, place, quality) = matching.max_by_key(|&(precision, place, _)| (precision, place))?;
        (quality > 0.0).then_some((quality, (precision, place), one))
    });
    // The client's preference first, then the more precise of two ranges, then what it named first, then what is ours.
    let first = liked.reduce(|best, next| {
        let order = next.0.total_cmp(&best.0).then(next.1.cmp(&best.1));
        if order.is_gt() { next } else { best }
    });
    first.map(|(_, _, accepted)| accepted)
}

/// Whether a browser asks for a page.
pub(super) fn is_browser(headers: &HeaderMap) -> bool {
    preferences(headers, header::ACCEPT).any(|(range, quality)| range == "text/html" && quality > 0.0)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(lists: &[&'static str]) -> HeaderMap {
        lists.iter().map(|list| (header::ACCEPT, HeaderValue::from_static(list))).collect()
    }

    #[test]
    fn the_client_gets_what_it_likes_best() {
        use Accepted::{EventStream, GraphqlResponse, Json};
        for (lists, expected) in [
            (&[][..], Some(Json)),
            (&["*/*"], Some(Json)),
            (&["application/*"], Some(Json)),
            (&["text/*"], Some(EventStream)),
            (&["text/*, */*;q=0.5"], Some(EventStream)),
            (&["*/*, application/graphql-response+json"], Some(GraphqlResponse)),
            (&["application/graphql-response+json, application/json;q=0.9"], Some(GraphqlResponse)),
            (&["application/json, application/graphql-response+json"], Some(Json)),
            (&["application/graphql-response+json, application/json"], Some(GraphqlResponse)),
            (&["application/graphql-response+json;q=0.5", "application/json"], Some(Json)),
            (&["image/png", "Application/JSON; charset=utf-8"], Some(Json)),
            (&["application/json;q=0, */*"], Some(GraphqlResponse)),
            (&["*/*, application/json;q=0"], Some(GraphqlResponse)),
            (&["application/*;q=0, */*;q=0.1"], Some(EventStream)),
            (&["application/json, text/plain, */*"], Some(Json)),
            (&["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"], Some(Json)),
            (&["application/json;q=0.2, */*;q=0.1"], Some(Json)),
            (&["*/*;q=0"], None),
            (&["application/json;q=0"], None),
            (&["text/html, image/*"], None),
        ] {
            assert_eq!(accepted(&headers(lists)), expected, "{lists:?}");
        }
    }

    #[test]
    fn a_refusal_is_json_of_the_type_that_is_accepted() {
        for (list, expected) in [
            ("*/*", Accepted::Json),
            ("application/graphql-response+json", Accepted::GraphqlResponse),
            ("text/event-stream, application/graphql-response+json;q=0.1", Accepted::GraphqlResponse),
            ("text/event-stream", Accepted::Json),
            ("image/png", Accepted::Json),
        ] {
            assert_eq!(for_refusal(&headers(&[list])), expected, "{list}");
        }
    }
}
