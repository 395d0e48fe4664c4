//! GraphQL over WebSocket, by the protocol graphql-transport-ws.

mod end;
mod message;
mod operation;
mod protocol;
mod session;

use std::convert::Infallible;

use async_graphql_axum::GraphQLProtocol;
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts, WebSocketUpgrade},
    http::{StatusCode, request::Parts},
    response::IntoResponse,
};
use tracing::Instrument;

use self::session::{MAX_OUTGOING, Session};
use super::{
    observed::Observed,
    refusal::{JSON, Refusal},
    request_log::RequestId,
};

pub use self::session::Liveness;

/// The protocol that is spoken. The one before it, which some clients offer besides, is not.
const PROTOCOL: &str = "graphql-transport-ws";
/// The largest message a client may send, in bytes.
const MAX_MESSAGE: usize = 512 * 1_024;
/// What is read from the network at once, in bytes. Each socket keeps a buffer of this size, and most messages are short.
const READ_BUFFER: usize = 4 * 1_024;

/// A request to open a socket.
pub(super) struct Upgrade {
    upgrade: WebSocketUpgrade,
    /// The client offers a protocol of GraphQL.
    speaks_graphql: bool,
    let_in: bool,
}

impl OptionalFromRequestParts<super::State> for Upgrade {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &super::State) -> Result<Option<Self>, Infallible> {
        let upgrade = <WebSocketUpgrade as FromRequestParts<_>>::from_request_parts(parts, state).await;
        let protocol = <GraphQLProtocol as FromRequestParts<_>>::from_request_parts(parts, state).await;
        let let_in = state.origins.let_in(&parts.headers);
        Ok(upgrade.ok().map(|upgrade| Self { upgrade, speaks_graphql: protocol.is_ok(), let_in }))
    }
}

impl Upgrade {
    /// Opens the socket.
    pub(super) fn begin(self, state: &super::State, id: RequestId) -> axum::response::Response {
        if !self.let_in {
            tracing::warn!(
                "a page of another origin was refused a socket; a proxy must pass on the header Host, or FRONTDESK_ALLOWED_ORIGINS name the origin"
            );
            let message = "A page of another origin cannot open a socket here.";
            return Refusal::new(StatusCode::FORBIDDEN, message).answer(JSON, &id);
        }
        if !self.speaks_graphql {
            let message = format!("A socket is opened here with the header Sec-WebSocket-Protocol: {PROTOCOL}.");
            return Refusal::bad(message).answer(JSON, &id);
        }
        let span = tracing::info_span!("socket", id = id.0);
        let session = Session {
            schema: Observed::new(state.schema.clone(), id),
            stop: state.stop.clone(),
            liveness: state.liveness,
        };
        let sockets = state.sockets.clone();
        self.upgrade
            .protocols([PROTOCOL])
            .max_message_size(MAX_MESSAGE)
            .max_frame_size(MAX_MESSAGE)
            .read_buffer_size(READ_BUFFER)
            // A client that sends pings and does not read would otherwise fill it with the answers.
            .max_write_buffer_size(MAX_OUTGOING)
            .on_upgrade(move |socket| {
                let served = async move {
                    match socket.protocol() {
                        Some(_) => session.run(socket).await,
                        None => session::refuse(socket).await,
                    }
                };
                sockets.track_future(served.instrument(span))
            })
            .into_response()
    }
}
