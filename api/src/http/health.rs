//! Whether the process lives, and whether it can serve.

use axum::{extract::State, http::StatusCode};

/// The process runs.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// The database answers, too, and its tables are up to date.
pub(super) async fn ready(State(state): State<super::State>) -> (StatusCode, &'static str) {
    match state.database.ping().await {
        _ if state.stop.is_cancelled() => (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"),
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready: the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
