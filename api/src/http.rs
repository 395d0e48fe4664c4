//! The HTTP surface, on one page.

mod assets;
mod graphql;
mod health;
mod outcome;
mod request_log;
mod serve;
mod socket;

use axum::{Router, extract::DefaultBodyLimit, http::HeaderValue, http::header, middleware, routing::get};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_http::{compression::CompressionLayer, set_header::SetResponseHeaderLayer};

use crate::{
    domain::{database::Database, events::Events},
    graphql::Schema,
};

pub use serve::serve;

/// The largest request body, in bytes.
const MAX_BODY: usize = 512 * 1_024;

/// What the handlers share.
#[derive(Clone)]
pub struct State {
    /// The GraphQL schema with everything behind it.
    pub schema: Schema,
    /// The database, asked whether it is there.
    pub database: Database,
    /// The log, asked how far it lags.
    pub events: Events,
    /// Cancelled when the server stops.
    pub stop: CancellationToken,
    /// The open sockets.
    pub sockets: TaskTracker,
}

/// Every address the server answers at.
pub fn router(state: State) -> Router {
    let pages = Router::new()
        .route("/graphiql", get(assets::graphiql))
        .route("/assets/{*path}", get(assets::asset))
        .fallback(get(assets::page))
        .layer(CompressionLayer::new());
    Router::new()
        .route("/graphql", get(graphql::get_or_upgrade).post(graphql::post).layer(DefaultBodyLimit::max(MAX_BODY)))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .merge(pages)
        .layer(SetResponseHeaderLayer::if_not_present(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(middleware::from_fn(request_log::log))
        .with_state(state)
}
