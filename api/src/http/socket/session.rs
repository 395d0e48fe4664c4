//! One socket, from its opening to its end.
//!
//! What a client can make the server hold is bounded, whatever it does. The next message is computed only when the one
//! before has been handed to the network; a client that takes none for a while, or does not answer pings, is dropped and
//! may come back.

use std::{
    pin::pin,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use async_graphql_axum::{GraphQLProtocol, GraphQLWebSocket};
use axum::{
    body::Bytes,
    extract::ws::{CloseFrame, Message, WebSocket},
};
use futures_channel::mpsc;
use futures_util::{Sink, SinkExt, StreamExt};
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use tokio_util::sync::CancellationToken;

use super::observed::Observed;

/// The largest message to a client, in bytes, and the most that may wait in a socket's buffer.
pub(super) const MAX_OUTGOING: usize = 8 * 1_024 * 1_024;
/// How long a client that we leave may take to accept the reason, and again to say that it has heard it.
const FAREWELL: Duration = Duration::from_secs(1);

/// Close code: the server goes away. Clients reconnect on it.
const GOING_AWAY: u16 = 1_001;
/// Close code: the message is too big.
const TOO_BIG: u16 = 1_009;
/// Close code: try again later. Clients reconnect on it.
const TRY_AGAIN_LATER: u16 = 1_013;

/// How long a silent client is believed to be alive.
#[derive(Clone, Copy, Debug)]
pub struct Liveness {
    /// How often a socket is pinged, so that nothing on the way takes it for dead, and a dead one is found out.
    pub ping: Duration,
    /// How long nothing at all may come from a client that is being pinged.
    pub silence: Duration,
    /// How long the network may take to accept a message; it does not while the client does not read.
    pub stall: Duration,
}

impl Default for Liveness {
    fn default() -> Self {
        let half_a_minute = Duration::from_secs(30);
        Self { ping: half_a_minute / 2, silence: half_a_minute, stall: half_a_minute }
    }
}

/// An open socket with everything behind it.
pub(super) struct Session {
    pub(super) schema: Observed,
    pub(super) stop: CancellationToken,
    pub(super) liveness: Liveness,
}

/// Why a socket ends.
enum End {
    /// The client has closed it, or the protocol has.
    Done,
    /// With a code and a reason that the client is told.
    Close(u16, &'static str),
    /// The client takes nothing, not even a reason.
    Stuck,
}

impl Session {
    pub(super) async fn run(self, socket: WebSocket, protocol: GraphQLProtocol) {
        let (mut outgoing, incoming) = socket.split();
        let heard = AtomicBool::new(true);
        let mut incoming = incoming.inspect(|_| heard.store(true, Ordering::Relaxed));
        // No message waits between the two: one is computed when the one before is sent.
        let (sender, messages) = mpsc::channel::<Message>(0);
        let protocol = GraphQLWebSocket::new_with_pair(sender, incoming.by_ref(), self.schema, protocol).serve();
        let served = async {
            let mut delivered = pin!(deliver(messages, &mut outgoing, &heard, self.liveness));
            tokio::select! {
                biased;
                end = &mut delivered => end,
                // What it said last is still to be delivered.
                () = protocol => delivered.await,
            }
        };
        let end = tokio::select! {
            end = served => end,
            () = self.stop.cancelled() => End::Close(GOING_AWAY, "the server is stopping"),
        };
        match end {
            End::Done => {}
            End::Close(code, reason) => {
                let close = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
                let _ = timeout(FAREWELL, outgoing.send(close)).await;
            }
            End::Stuck => return,
        }
        let _ = timeout(FAREWELL, outgoing.close()).await;
        // A connection that is dropped with something in it unread is reset, and the client may never read the reason.
        let read = async { while let Some(Ok(_)) = incoming.next().await {} };
        let _ = timeout(FAREWELL, read).await;
    }
}

/// Sends what the protocol says, and pings in between.
async fn deliver(
    mut messages: mpsc::Receiver<Message>,
    outgoing: &mut (impl Sink<Message> + Unpin),
    heard: &AtomicBool,
    liveness: Liveness,
) -> End {
    let mut pings = interval_at(Instant::now() + liveness.ping, liveness.ping);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut pinged_since = Instant::now();
    loop {
        let message = tokio::select! {
            message = messages.next() => match message {
                Some(message) => message,
                None => return End::Done,
            },
            now = pings.tick() => {
                if heard.swap(false, Ordering::Relaxed) {
                    pinged_since = now;
                }
                if now.duration_since(pinged_since) >= liveness.silence {
                    tracing::info!("a socket is closed: its client does not answer");
                    return End::Close(TRY_AGAIN_LATER, "the pings were not answered");
                }
                Message::Ping(Bytes::new())
            }
        };
        if matches!(&message, Message::Text(text) if text.len() >= MAX_OUTGOING) {
            return End::Close(TOO_BIG, "an answer over a socket has at most 8 MiB");
        }
        match timeout(liveness.stall, outgoing.send(message)).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return End::Done,
            Err(_) => {
                tracing::info!("a socket is dropped: its client does not read");
                return End::Stuck;
            }
        }
    }
}
