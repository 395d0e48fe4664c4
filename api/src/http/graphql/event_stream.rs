//! Answers as they come, over Server-Sent Events: graphql-sse in its mode of distinct connections. It passes where sockets
//! are blocked.

use std::{convert::Infallible, time::Duration};

use async_graphql::Response;
use axum::{
    http::HeaderName,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{
    Stream, StreamExt,
    stream::{self},
};
use tokio_util::sync::CancellationToken;

use super::body;
use crate::{graphql::Held, http::request_log::RequestId};

/// How often something is sent, so that nothing on the way takes the connection for dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// Tells each response as an event `next`, and the end as an event `complete`. When the server stops the stream ends
/// without one: clients come back then.
pub(super) fn event_stream(
    responses: impl Stream<Item = Response> + Send + 'static,
    stop: CancellationToken,
    id: RequestId,
    held: Option<Held>,
) -> axum::response::Response {
    let next = responses.map(move |response| {
        // Until the stream ends.
        let _ = &held;
        let (_, json) = body::written(response, &id);
        // JSON of one line: what separates lines in it is written as an escape.
        Event::default().event("next").data(String::from_utf8_lossy(&json))
    });
    // Browsers pass over an event without data; a line's end makes an empty one.
    let complete = stream::once(async { Event::default().event("complete").data("\n") });
    let events = next.chain(complete).take_until(stop.cancelled_owned()).map(Ok::<_, Infallible>);
    // A proxy that collects what it passes on would keep events back.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE))).into_response()
}
