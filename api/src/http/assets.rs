//! The web client and the playground, both part of the binary.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use rust_embed::RustEmbed;

/// The built web client. A debug build reads it from the disk, a release build holds it.
#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Dist;

/// A file whose name holds a digest of what is in it: it never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Any page of the web client: the client itself decides what to show.
pub(super) async fn page(uri: axum::http::Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    // Files beside the assets, such as the icon, have an extension; pages have none.
    if path.contains('.') { file(path, "no-cache") } else { html("index.html") }
}

/// GraphiQL.
pub(super) async fn graphiql() -> Response {
    html("graphiql.html")
}

/// A script, a style or a font.
pub(super) async fn asset(Path(path): Path<String>) -> Response {
    file(&format!("assets/{path}"), FOR_EVER)
}

fn html(name: &str) -> Response {
    match Dist::get(name) {
        Some(_) => file(name, "no-cache"),
        None => {
            let body = "<!doctype html><title>Frontdesk</title><p>The web client is not part of this build: \
                        <code>make run</code> builds it. The API is at <code>/graphql</code>.";
            (StatusCode::NOT_FOUND, Html(body)).into_response()
        }
    }
}

fn file(path: &str, cache: &'static str) -> Response {
    match Dist::get(path) {
        Some(file) => {
            let kind = mime_guess::from_path(path).first_or_octet_stream();
            let headers = [(header::CONTENT_TYPE, kind.as_ref().to_owned()), (header::CACHE_CONTROL, cache.to_owned())];
            (headers, file.data.into_owned()).into_response()
        }
        None => (StatusCode::NOT_FOUND, "There is nothing at this address.\n").into_response(),
    }
}
