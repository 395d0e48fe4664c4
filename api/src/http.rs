//! The HTTP surface, on one page.

mod answer;
mod assets;
mod connection;
mod encoding;
mod export;
mod graphql;
mod health;
mod observed;
mod origins;
mod outcome;
mod preferences;
mod refusal;
mod request_log;
mod room;
mod schema_file;
mod serve;
mod socket;

use axum::{
    Router,
    body::Bytes,
    http::{HeaderName, HeaderValue, header},
    middleware,
    routing::get,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::{
    domain::{database::Database, events::Events},
    graphql::Schema,
};

pub use origins::Origins;
pub use room::make_room;
pub use serve::serve;
pub use socket::Liveness;

/// What the handlers share.
#[derive(Clone)]
pub struct State {
    /// The GraphQL schema with everything behind it.
    pub schema: Schema,
    /// The schema as it is written, which is asked for often and does not change.
    pub sdl: Bytes,
    /// The database, asked whether it is there.
    pub database: Database,
    /// The log, asked how far it lags.
    pub events: Events,
    /// Cancelled when the server stops.
    pub stop: CancellationToken,
    /// The open sockets.
    pub sockets: TaskTracker,
    /// How long a silent socket is believed to be alive.
    pub liveness: Liveness,
    /// The web pages that may use the API beside our own.
    pub origins: Origins,
}

/// Every address the server answers at.
pub fn router(state: State) -> Router {
    let endpoint = get(graphql::get_or_upgrade).post(graphql::post).fallback(graphql::other_method);
    let mut api = Router::new()
        .route("/graphql", endpoint.layer(unless_said(header::VARY, "accept, accept-encoding")))
        .route("/schema.graphql", get(schema_file::schema_file).fallback(refusal::other_method))
        .route("/export/tickets.csv", get(export::tickets).fallback(refusal::other_method))
        .route("/export/stats.csv", get(export::statistics).fallback(refusal::other_method));
    // Should a browser ever take an answer for a page, it does nothing.
    api = api.layer(unless_said(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"));
    if let Some(cors) = state.origins.cors() {
        api = api.layer(cors);
    }
    Router::new()
        .merge(api)
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/graphiql", get(assets::graphiql))
        .route("/graphiql/", get(assets::graphiql))
        .route("/assets/{*path}", get(assets::asset))
        .fallback(get(assets::page))
        // An answer that may be kept says so itself.
        .layer(unless_said(header::CACHE_CONTROL, "no-store"))
        .layer(unless_said(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(unless_said(header::REFERRER_POLICY, "same-origin"))
        .layer(middleware::from_fn(request_log::log))
        .with_state(state)
}

fn unless_said(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
