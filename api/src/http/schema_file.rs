//! The schema as a file, for the tools of integrators.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

/// The schema in GraphQL's schema definition language.
pub(super) async fn schema_file(State(state): State<super::State>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], state.sdl).into_response()
}
