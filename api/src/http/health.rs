//! Whether the process lives, and whether it can serve.

use std::borrow::Cow;

use axum::{extract::State, http::StatusCode};

/// The process runs.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// The database answers, too, and its tables are up to date. How far events lag behind is told, but is no reason to send
/// requests elsewhere: another process would lag as far.
pub(super) async fn ready(State(state): State<super::State>) -> (StatusCode, Cow<'static, str>) {
    let lag = state.events.lag().as_secs_f64();
    let (status, answer) = match state.database.ping().await {
        _ if state.stop.is_cancelled() => (StatusCode::SERVICE_UNAVAILABLE, "stopping\n"),
        Ok(()) => return (StatusCode::OK, format!("ready\nevents lag {lag:.1} s\n").into()),
        Err(error) => {
            tracing::warn!(%error, "not ready: the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    };
    (status, answer.into())
}
