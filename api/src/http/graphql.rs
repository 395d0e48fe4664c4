//! GraphQL over HTTP: what the draft of the specification asks of a server.
//!
//! The stock handler of async-graphql-axum runs mutations sent by GET and by a form of any web page, and always
//! answers 200; hence our own.

mod body;
mod event_stream;
mod negotiation;
mod sending;

use async_graphql::{Request, Response, parser::types::OperationType};
use axum::{
    Extension,
    extract::{self, RawQuery, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect},
};

use self::{
    event_stream::event_stream,
    negotiation::{Accepted, accepted},
};
use super::{
    observed::Observed,
    outcome::{complete, logged, outcome},
    request_log::{Operation, RequestId},
    socket,
};
use crate::graphql::{ErrorCode, Held, is_request_error};

/// The answer to a request that GraphQL never saw, or that it answered.
type Answer = axum::response::Response;

/// A query by GET, or the beginning of a socket.
pub(super) async fn get_or_upgrade(
    State(state): State<super::State>,
    Extension(id): Extension<RequestId>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    upgrade: Option<socket::Upgrade>,
) -> Answer {
    if let Some(upgrade) = upgrade {
        return upgrade.begin(&state, id);
    }
    // Somebody who opens the address in a browser wants to look around.
    if query.is_none() && negotiation::is_browser(&headers) {
        return Redirect::to("/graphiql").into_response();
    }
    match from_query(query.as_deref().unwrap_or_default()) {
        Ok(request) => answer(&state, &Method::GET, &headers, request, &id).await,
        Err(message) => refuse(StatusCode::BAD_REQUEST, &message, &id),
    }
}

/// A query or a mutation by POST.
pub(super) async fn post(
    State(state): State<super::State>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    request: extract::Request,
) -> Answer {
    // A web page of another origin can send forms and plain text without asking; it cannot send JSON.
    if !is_json(&headers) {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The content type must be application/json.", &id);
    }
    let body = match body::received(request).await {
        Ok(body) => body,
        Err(body::Incomplete::TooLarge) => {
            let message = format!("The body is larger than {} KiB.", body::MAX_BODY / 1_024);
            return refuse(StatusCode::PAYLOAD_TOO_LARGE, &message, &id);
        }
        Err(body::Incomplete::TooSlow) => {
            let message = format!("The body did not arrive within {} seconds.", body::ARRIVAL.as_secs());
            return refuse(StatusCode::REQUEST_TIMEOUT, &message, &id);
        }
        Err(body::Incomplete::Broken) => {
            return refuse(StatusCode::BAD_REQUEST, "The body did not arrive whole.", &id);
        }
    };
    // A batch would be read as the fields of one request.
    let is_object = body.trim_ascii_start().starts_with(b"{");
    match serde_json::from_slice::<Request>(&body) {
        Ok(request) if is_object && request.query.is_empty() && !request.extensions.contains_key("persistedQuery") => {
            refuse(StatusCode::BAD_REQUEST, "`query` is missing: it must hold a document.", &id)
        }
        Ok(request) if is_object => answer(&state, &Method::POST, &headers, request, &id).await,
        _ => {
            let message =
                "The body must be a JSON object with `query`, and optionally `operationName` and `variables`.";
            refuse(StatusCode::BAD_REQUEST, message, &id)
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

fn from_query(query: &str) -> Result<Request, String> {
    let parameters: Vec<(String, String)> =
        serde_urlencoded::from_str(query).map_err(|_| "The query string cannot be read.".to_owned())?;
    let parameter = |name: &str| parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let given = |name: &str| parameter(name).filter(|text| !text.is_empty());
    let document = parameter("query").or_else(|| given("extensions").map(|_| ""));
    let mut request = Request::new(document.ok_or("The query string must hold `query`.")?);
    if let Some(extensions) = given("extensions") {
        request.extensions =
            serde_json::from_str(extensions).map_err(|_| "`extensions` must be a JSON object.".to_owned())?;
    }
    request.operation_name = parameter("operationName").filter(|name| !name.is_empty()).map(ToOwned::to_owned);
    if let Some(variables) = parameter("variables").filter(|text| !text.is_empty()) {
        request.variables =
            serde_json::from_str(variables).map_err(|_| "`variables` must be a JSON object.".to_owned())?;
    }
    Ok(request)
}

async fn answer(
    state: &super::State,
    method: &Method,
    headers: &HeaderMap,
    request: Request,
    id: &RequestId,
) -> Answer {
    let Some(accepted) = accepted(headers) else {
        let message = "The answer can be application/graphql-response+json, application/json or text/event-stream.";
        return refuse(StatusCode::NOT_ACCEPTABLE, message, id);
    };
    let observed = Observed::new(state.schema.clone(), id.clone());
    let told = |responses, held| event_stream(responses, state.stop.clone(), id.clone(), held);
    let admitted = match state.schema.admit(request) {
        Ok(admitted) => admitted,
        Err(refusal) if accepted == Accepted::EventStream => return told(observed.refuse(*refusal), None),
        Err(refusal) => return send(accepted, headers, None, complete(*refusal, id), id, None),
    };
    let kind = admitted.kind();
    if *method == Method::GET && kind == OperationType::Mutation {
        return not_allowed("A mutation is sent by POST.", "POST", id);
    }
    if accepted == Accepted::EventStream {
        let held = admitted.held();
        return told(observed.run(admitted), Some(held));
    }
    if kind == OperationType::Subscription {
        let message = "A subscription is answered over WebSocket (graphql-transport-ws) at this address, or as \
                       text/event-stream to who accepts it (graphql-sse, distinct connections).";
        return refuse(StatusCode::NOT_ACCEPTABLE, message, id);
    }
    let (name, held) = (logged(admitted.name()), admitted.held());
    send(accepted, headers, name, complete(admitted.execute().await, id), id, Some(held))
}

/// The answer as the client likes it best.
fn send(
    accepted: Accepted,
    headers: &HeaderMap,
    name: Option<String>,
    response: Response,
    id: &RequestId,
    held: Option<Held>,
) -> Answer {
    let (response, json) = body::written(response, id);
    let operation = Operation { name, outcome: outcome(&response) };
    let status = match accepted {
        Accepted::GraphqlResponse if is_request_error(&response) => StatusCode::BAD_REQUEST,
        _ => StatusCode::OK,
    };
    let (form, body) = body::encoded(json, headers);
    let content_type = [(header::CONTENT_TYPE, accepted.content_type()), (header::VARY, "accept-encoding")];
    let encoding = form.name().map(|form| [(header::CONTENT_ENCODING, form)]);
    let length = [(header::CONTENT_LENGTH, body.len())];
    (status, content_type, encoding, length, Extension(operation), sending::body(body, held)).into_response()
}

/// Another method.
pub(super) async fn other_method(Extension(id): Extension<RequestId>) -> Answer {
    not_allowed("A query is sent by GET or POST, a mutation by POST.", "GET, HEAD, POST", &id)
}

fn not_allowed(message: &str, allowed: &'static str, id: &RequestId) -> Answer {
    let mut refusal = refuse(StatusCode::METHOD_NOT_ALLOWED, message, id);
    refusal.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allowed));
    refusal
}

pub(super) fn refuse(status: StatusCode, message: &str, id: &RequestId) -> Answer {
    let code = ErrorCode::BadUserInput;
    let extensions = serde_json::json!({ "code": code.name(), "retryable": code.is_retryable(), "requestId": id.0 });
    let body = serde_json::json!({ "errors": [{ "message": message, "extensions": extensions }] });
    let operation = Operation { name: None, outcome: code.name().to_owned() };
    let content_type = [(header::CONTENT_TYPE, Accepted::GraphqlResponse.content_type())];
    (status, content_type, Extension(operation), body.to_string()).into_response()
}
