//! Which web pages of other origins may use the API.

use std::{sync::Arc, time::Duration};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use tower_http::cors::{AllowHeaders, CorsLayer};

/// How long a browser may keep what it was told about that.
const KEPT: Duration = Duration::from_secs(600);

/// The origins whose pages may use the API beside our own: none, unless the settings name some.
#[derive(Clone, Debug, Default)]
pub struct Origins(Arc<[HeaderValue]>);

impl FromIterator<HeaderValue> for Origins {
    fn from_iter<T: IntoIterator<Item = HeaderValue>>(origins: T) -> Self {
        Self(origins.into_iter().collect())
    }
}

impl Origins {
    /// What browsers are told about pages of other origins; nothing when there are none, and then they read nothing here.
    pub(super) fn cors(&self) -> Option<CorsLayer> {
        let layer = CorsLayer::new()
            .allow_origin(self.0.to_vec())
            .allow_methods([Method::GET, Method::POST])
            .allow_headers(AllowHeaders::mirror_request())
            .expose_headers([HeaderName::from_static("x-request-id"), header::CONTENT_DISPOSITION])
            .max_age(KEPT);
        (!self.0.is_empty()).then_some(layer)
    }

    /// Whether a socket may be opened. Browsers let a page of any origin open one, and say which origin it is; programs say
    /// none.
    pub(super) fn let_in(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else { return true };
        let text = |value: &HeaderValue| value.to_str().ok().map(ToOwned::to_owned);
        // Behind a proxy that speaks TLS the scheme of the page is another one than ours. Names of hosts have no case.
        let host = text(origin).and_then(|origin| Some(origin.split_once("://")?.1.to_owned()));
        let ours = headers.get(header::HOST).and_then(text);
        let same = host.zip(ours).is_some_and(|(host, ours)| host.eq_ignore_ascii_case(&ours));
        same || self.0.contains(origin)
    }
}
