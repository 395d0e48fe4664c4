//! GraphQL over WebSocket, by the protocol graphql-transport-ws.

use std::{
    convert::Infallible,
    time::{Duration, Instant},
};

use async_graphql::{Data, Executor, Request, Response};
use async_graphql_axum::{GraphQLProtocol, GraphQLWebSocket};
use axum::{
    body::Bytes,
    extract::{
        FromRequestParts, OptionalFromRequestParts, WebSocketUpgrade, ws::CloseFrame, ws::Message, ws::WebSocket,
    },
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use futures_channel::mpsc;
use futures_util::{
    SinkExt, StreamExt,
    stream::{self, BoxStream},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{
    outcome::{complete, operation_name, outcome},
    request_log::RequestId,
};
use crate::graphql::Schema;

/// Messages that may wait for a slow client before its operations have to wait, too.
const BACKLOG: usize = 64;
/// The largest message a client may send, in bytes.
const MAX_MESSAGE: usize = 512 * 1_024;
/// How often a socket is pinged, so that nothing on the way takes it for dead, and a dead one is found out.
const PING: Duration = Duration::from_secs(20);
/// How long a client may take to say that it has heard the end.
const FAREWELL: Duration = Duration::from_millis(500);
/// Close code: the server goes away. Clients reconnect on it.
const GOING_AWAY: u16 = 1_001;

/// A request to open a socket.
pub(super) struct Upgrade {
    upgrade: WebSocketUpgrade,
    protocol: GraphQLProtocol,
    same_origin: bool,
}

impl OptionalFromRequestParts<super::State> for Upgrade {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &super::State) -> Result<Option<Self>, Infallible> {
        let upgrade = <WebSocketUpgrade as FromRequestParts<_>>::from_request_parts(parts, state).await;
        let protocol = <GraphQLProtocol as FromRequestParts<_>>::from_request_parts(parts, state).await;
        let same_origin = is_same_origin(&parts.headers);
        Ok(upgrade.ok().zip(protocol.ok()).map(|(upgrade, protocol)| Self { upgrade, protocol, same_origin }))
    }
}

/// Browsers let a page of any origin open a socket, and say which origin it is; programs say none.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    match headers.contains_key(header::ORIGIN) {
        true => {
            text(header::ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, host)| host) == text(header::HOST)
        }
        false => true,
    }
}

impl Upgrade {
    /// Opens the socket.
    pub(super) fn begin(self, state: &super::State, id: RequestId) -> axum::response::Response {
        if !self.same_origin {
            tracing::warn!("a page of another origin was refused a socket; a proxy must pass on the header Host");
            return (StatusCode::FORBIDDEN, "A page of another origin cannot open a socket here.\n").into_response();
        }
        let span = tracing::info_span!("socket", id = id.0);
        let session = Session { schema: Observed { schema: state.schema.clone(), id }, stop: state.stop.clone() };
        let sockets = state.sockets.clone();
        let protocol = self.protocol;
        self.upgrade
            .protocols(async_graphql::http::ALL_WEBSOCKET_PROTOCOLS)
            .max_message_size(MAX_MESSAGE)
            .on_upgrade(move |socket| sockets.track_future(session.run(socket, protocol).instrument(span)))
            .into_response()
    }
}

struct Session {
    schema: Observed,
    stop: CancellationToken,
}

impl Session {
    async fn run(self, socket: WebSocket, protocol: GraphQLProtocol) {
        let (mut outgoing, mut incoming) = socket.split();
        let (sender, mut messages) = mpsc::channel::<Message>(BACKLOG);
        let protocol = GraphQLWebSocket::new_with_pair(sender, incoming.by_ref(), self.schema, protocol).serve();
        let mut pings = tokio::time::interval(PING);
        let deliver = async {
            loop {
                let message = tokio::select! {
                    message = messages.next() => message,
                    _ = pings.tick() => Some(Message::Ping(Bytes::new())),
                };
                let Some(message) = message else { return };
                if outgoing.send(message).await.is_err() {
                    return;
                }
            }
        };
        tokio::select! {
            ((), ()) = async { tokio::join!(protocol, deliver) } => {}
            () = self.stop.cancelled() => {
                let close = CloseFrame { code: GOING_AWAY, reason: "the server is stopping".into() };
                let _ = outgoing.send(Message::Close(Some(close))).await;
            }
        }
        let _ = outgoing.close().await;
        // A connection that is dropped with something in it unread is reset, and the client may never read the reason.
        let heard = async { while let Some(Ok(_)) = incoming.next().await {} };
        let _ = tokio::time::timeout(FAREWELL, heard).await;
    }
}

/// The schema, with a line in the log for each operation and the id in each error.
#[derive(Clone)]
struct Observed {
    schema: Schema,
    id: RequestId,
}

impl Observed {
    fn log(&self, name: Option<&str>, outcome: &str, begun: Instant) {
        let duration = format!("{:.1}ms", begun.elapsed().as_secs_f64() * 1_000.0);
        let operation = name.unwrap_or("(unnamed)");
        tracing::info!(operation, outcome, duration, id = self.id.0, "socket operation");
    }
}

impl Executor for Observed {
    async fn execute(&self, mut request: Request) -> Response {
        let (begun, name) = (Instant::now(), operation_name(&mut request));
        let response = complete(self.schema.execute(request).await, &self.id);
        self.log(name.as_deref(), &outcome(&response), begun);
        response
    }

    fn execute_stream(
        &self,
        mut request: Request,
        session_data: Option<std::sync::Arc<Data>>,
    ) -> BoxStream<'static, Response> {
        let (begun, name, observed) = (Instant::now(), operation_name(&mut request), self.clone());
        let responses = self.schema.execute_stream_with_session_data(request, session_data.unwrap_or_default());
        // An operation is logged when its first answer is there: for a query its only one.
        let logged = responses.enumerate().map(move |(number, response)| {
            let response = complete(response, &observed.id);
            if number == 0 || response.is_err() {
                observed.log(name.as_deref(), &outcome(&response), begun);
            }
            response
        });
        stream::StreamExt::boxed(logged)
    }
}
