//! The web client and the playground, both part of the binary.

mod files;

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};

use super::encoding;

/// A file whose name holds a digest of what is in it: it never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Any other file: it is asked for each time whether it has changed, so that an upgrade is seen at once.
const ASKED_EACH_TIME: &str = "no-cache";

/// What a page of the web client may load: only what this server sends. Styles are excepted, since its components write
/// some into the page. `connect-src 'self'` covers the socket, too; in Safari since 15.4, older than which its scripts
/// need anyway.
const CLIENT_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; \
    frame-ancestors 'none'; form-action 'self'";
/// The same for GraphiQL, whose editor brings fonts in its styles and starts workers.
const GRAPHIQL_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; \
    base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const GRAPHIQL: &str = "graphiql.html";

/// Addresses below which there is no page of the web client.
const NO_PAGES: [&str; 6] = [".well-known", "assets", "graphiql", "graphql", "healthz", "readyz"];

/// Any page of the web client: the client itself decides what to show.
pub(super) async fn page(uri: Uri, request: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    // Files beside the assets, such as the icon, have an extension; pages have none.
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_file {
        file(path, ASKED_EACH_TIME, &request).unwrap_or_else(nothing)
    } else if NO_PAGES.contains(&first) {
        nothing()
    } else {
        html("index.html", &request)
    }
}

/// GraphiQL.
pub(super) async fn graphiql(request: HeaderMap) -> Response {
    html(GRAPHIQL, &request)
}

/// A script, a style or a font. One of another build is not here: a client that asks for it has to be loaded anew.
pub(super) async fn asset(Path(path): Path<String>, request: HeaderMap) -> Response {
    file(&format!("assets/{path}"), FOR_EVER, &request).unwrap_or_else(nothing)
}

fn html(name: &str, request: &HeaderMap) -> Response {
    file(name, ASKED_EACH_TIME, request).unwrap_or_else(|| {
        let body = "<!doctype html><title>Frontdesk</title><p>The web client is not part of this build: \
                    <code>make run</code> builds it. The API is at <code>/graphql</code>.";
        (StatusCode::NOT_FOUND, Html(body)).into_response()
    })
}

/// A file in the form that the client likes best of those there are; without its content if the client has that.
fn file(name: &str, cache: &'static str, request: &HeaderMap) -> Option<Response> {
    let mut forms = encoding::accepted(request).into_iter();
    let (form, file) = forms.find_map(|form| Some((form, files::find(name, form)?)))?;
    let policy = match name {
        GRAPHIQL => Some(GRAPHIQL_POLICY),
        _ => file.kind.starts_with("text/html").then_some(CLIENT_POLICY),
    };
    let always = [
        (header::CACHE_CONTROL, cache.to_owned()),
        (header::ETAG, file.tag.clone()),
        (header::VARY, "accept-encoding".to_owned()),
    ];
    let policy = policy.map(|policy| [(header::CONTENT_SECURITY_POLICY, policy)]);
    if is_known(&file.tag, request) {
        return Some((StatusCode::NOT_MODIFIED, always, policy, ()).into_response());
    }
    let encoding = form.name().map(|form| [(header::CONTENT_ENCODING, form)]);
    Some((always, policy, encoding, [(header::CONTENT_TYPE, file.kind)], file.bytes).into_response())
}

/// Whether the client has what that entity tag stands for.
fn is_known(tag: &str, request: &HeaderMap) -> bool {
    let lists = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    // `W/` says that the tag is a weak one, which makes no difference here.
    let mut known = lists.flat_map(|list| list.split(',')).map(|known| known.trim().trim_start_matches("W/"));
    known.any(|known| known == tag || known == "*")
}

fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing at this address.\n").into_response()
}
