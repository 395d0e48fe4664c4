//! One socket, from its opening to its end.
//!
//! What a client can make the server hold is bounded, whatever it does. An operation computes its next message only when
//! the one before has been handed on, and one message is handed to the network at a time; a client that takes none for a
//! while, or does not answer pings, is dropped and may come back.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use axum::{
    body::Bytes,
    extract::ws::{CloseFrame, Message, WebSocket},
};
use futures_util::{Sink, SinkExt, StreamExt};
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval_at, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{
    end::{End, close_code, reason},
    message::Outgoing,
    protocol::Protocol,
};
use crate::http::{answer, observed::Observed};

/// The most that may wait in a socket's buffer, in bytes: the largest answer in its message.
pub(super) const MAX_OUTGOING: usize = answer::MOST + 64 * 1_024;
/// How long a client that we leave may take to accept the reason, and again to say that it has heard it.
const FAREWELL: Duration = Duration::from_secs(1);

/// How long a silent client is believed to be alive.
#[derive(Clone, Copy, Debug)]
pub struct Liveness {
    /// How long a client may take to begin, from the opening of the socket.
    pub init: Duration,
    /// How often a socket is pinged, so that nothing on the way takes it for dead, and a dead one is found out.
    pub ping: Duration,
    /// How long nothing at all may come from a client that is being pinged.
    pub silence: Duration,
    /// How long the network may take to accept a message; it does not while the client does not read.
    pub stall: Duration,
}

impl Default for Liveness {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { init: seconds(10), ping: seconds(20), silence: seconds(30), stall: seconds(30) }
    }
}

/// An open socket with everything behind it.
pub(super) struct Session {
    pub(super) schema: Observed,
    pub(super) stop: CancellationToken,
    pub(super) liveness: Liveness,
}

impl Session {
    /// Serves a client that speaks our protocol.
    pub(super) async fn run(self, socket: WebSocket) {
        let Self { schema, stop, liveness } = self;
        let (mut outgoing, incoming) = socket.split();
        let heard = AtomicBool::new(true);
        let mut incoming = incoming.inspect(|_| heard.store(true, Ordering::Relaxed));
        let (sender, messages) = mpsc::channel(1);
        let end = tokio::select! {
            // What is ready to be said is said before the socket is closed for something else.
            biased;
            end = deliver(messages, &mut outgoing, &heard, liveness) => end,
            end = Protocol::new(schema, sender).serve(&mut incoming, liveness.init) => end,
            () = stop.cancelled() => End::Close(close_code::GOING_AWAY, "the server is stopping".to_owned()),
        };
        match end {
            End::Done => {}
            End::Close(code, why) => {
                let close = Message::Close(Some(CloseFrame { code, reason: reason(&why).into() }));
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

/// Refuses a client that does not speak our protocol.
pub(super) async fn refuse(mut socket: WebSocket) {
    let reason = "the protocol is graphql-transport-ws".into();
    let close = Message::Close(Some(CloseFrame { code: close_code::PROTOCOL, reason }));
    let _ = timeout(FAREWELL, socket.send(close)).await;
    let read = async { while let Some(Ok(_)) = socket.recv().await {} };
    let _ = timeout(FAREWELL, read).await;
}

/// Sends what the protocol says, and pings in between.
async fn deliver(
    mut messages: mpsc::Receiver<Outgoing>,
    outgoing: &mut (impl Sink<Message> + Unpin),
    heard: &AtomicBool,
    liveness: Liveness,
) -> End {
    let mut pings = interval_at(Instant::now() + liveness.ping, liveness.ping);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut pinged_since = Instant::now();
    loop {
        let message = tokio::select! {
            message = messages.recv() => match message {
                Some(message) if message.is_awaited() => Message::text(message.text),
                Some(_) => continue,
                None => return End::Done,
            },
            now = pings.tick() => {
                if heard.swap(false, Ordering::Relaxed) {
                    pinged_since = now;
                }
                if now.duration_since(pinged_since) >= liveness.silence {
                    tracing::info!("a socket is closed: its client does not answer");
                    return End::Close(close_code::TRY_AGAIN_LATER, "the pings were not answered".to_owned());
                }
                Message::Ping(Bytes::new())
            }
        };
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
