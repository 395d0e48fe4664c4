//! The schema as a file, for the tools of integrators.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use crate::graphql::sdl;

/// The schema in GraphQL's schema definition language.
pub(super) async fn schema_file() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], sdl()).into_response()
}
