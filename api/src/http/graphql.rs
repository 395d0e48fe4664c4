//! GraphQL over HTTP: what the draft of the specification asks of a server.
//!
//! The stock handler of async-graphql-axum runs mutations sent by GET and by a form of any web page, and always
//! answers 200; hence our own.

mod body;
mod event_stream;
mod negotiation;
mod parameters;
mod sending;

use async_graphql::{Request, Response, parser::types::OperationType};
use axum::{
    Extension,
    extract::{self, RawQuery, State},
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Redirect},
};

use self::{
    event_stream::event_stream,
    negotiation::{Accepted, accepted},
};
use super::{
    observed::Observed,
    outcome::{complete, logged, outcome},
    refusal::Refusal,
    request_log::{Operation, RequestId},
    socket,
};
use crate::graphql::{Held, is_request_error};

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
    match parameters::from_query(query.as_deref().unwrap_or_default()) {
        Ok(request) => answer(&state, &Method::GET, &headers, request, &id).await,
        Err(message) => refuse(&headers, Refusal::bad(message), &id),
    }
}

/// A query or a mutation by POST.
pub(super) async fn post(
    State(state): State<super::State>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    request: extract::Request,
) -> Answer {
    match read(&headers, request).await {
        Ok(request) => answer(&state, &Method::POST, &headers, request, &id).await,
        Err(refusal) => refuse(&headers, refusal, &id),
    }
}

/// The request in a body.
async fn read(headers: &HeaderMap, request: extract::Request) -> Result<Request, Refusal> {
    // A web page of another origin can send forms and plain text without asking; it cannot send JSON.
    if !is_json(headers) {
        let message = "The content type must be application/json.";
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let excess = length.filter(|length| *length > body::MAX_BODY as u64);
    if excess.is_some() {
        return Err(Refusal::body(body::MAX_BODY, excess));
    }
    let body = body::received(request).await.map_err(|incomplete| match incomplete {
        body::Incomplete::TooLarge => Refusal::body(body::MAX_BODY, None),
        body::Incomplete::TooSlow => {
            Refusal::late(format!("The body did not arrive within {} seconds.", body::ARRIVAL.as_secs()))
        }
        body::Incomplete::Broken => Refusal::bad("The body did not arrive whole."),
    })?;
    parameters::from_body(&body).map_err(Refusal::bad)
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
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
        return refuse(headers, Refusal::new(StatusCode::NOT_ACCEPTABLE, message), id);
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
        return refuse(headers, Refusal::method("A mutation is sent by POST.", "POST"), id);
    }
    if accepted == Accepted::EventStream {
        let held = admitted.held();
        return told(observed.run(admitted), Some(held));
    }
    if kind == OperationType::Subscription {
        let message = "A subscription is answered over WebSocket (graphql-transport-ws) at this address, or as \
                       text/event-stream to who accepts it (graphql-sse, distinct connections).";
        return refuse(headers, Refusal::new(StatusCode::NOT_ACCEPTABLE, message), id);
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
    let content_type = [(header::CONTENT_TYPE, accepted.content_type())];
    let encoding = form.name().map(|form| [(header::CONTENT_ENCODING, form)]);
    let length = [(header::CONTENT_LENGTH, body.len())];
    (status, content_type, encoding, length, Extension(operation), sending::body(body, held)).into_response()
}

/// Another method.
pub(super) async fn other_method(Extension(id): Extension<RequestId>, headers: HeaderMap) -> Answer {
    let refusal = Refusal::method("A query is sent by GET or POST, a mutation by POST.", "GET, HEAD, POST");
    refuse(&headers, refusal, &id)
}

/// The answer as the client accepts it.
fn refuse(headers: &HeaderMap, refusal: Refusal, id: &RequestId) -> Answer {
    refusal.answer(negotiation::for_refusal(headers).content_type(), id)
}
