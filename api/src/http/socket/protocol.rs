//! graphql-transport-ws, as its server: what a client may say when, and what it is answered.
//!
//! The session of async-graphql passes a third of what the protocol asks for: it reports errors of a request as results,
//! takes a second operation under a name that is in use, and waits for ever for a client to begin.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_graphql::Request;
use axum::extract::ws::Message;
use futures_util::{Stream, StreamExt};
use serde_json::error::Category;
use tokio::{
    sync::{Semaphore, mpsc},
    task::JoinSet,
    time::{Instant, sleep_until},
};
use tokio_tungstenite::tungstenite::{self, error::ProtocolError};
use tokio_util::sync::CancellationToken;

use super::{
    end::{End, close_code},
    message::{Incoming, Outgoing},
    operation::{tell, unwritten},
};
use crate::http::observed::Observed;

/// Operations that one socket may run at a time.
const OPERATIONS: usize = 100;
/// How many of them may be queries or mutations that are executed; the others wait. An answer is held until the client takes
/// it, and a client that takes none holds no more than these.
const TURNS: usize = 4;

/// One side of a conversation.
pub(super) struct Protocol {
    schema: Observed,
    sender: mpsc::Sender<Outgoing>,
    acknowledged: bool,
    /// The operations that run, each with what cancels it.
    running: HashMap<String, CancellationToken>,
    /// Whose turn it is: of queries and mutations only so many are executed, and sent, at a time.
    turns: Arc<Semaphore>,
    tasks: JoinSet<Finished>,
}

/// An operation that has come to its end.
struct Finished {
    id: String,
    cancelled: CancellationToken,
    /// What says that it has ended, if that is not said by its end: nothing of it was executed.
    refused: Option<Outgoing>,
}

impl Protocol {
    pub(super) fn new(schema: Observed, sender: mpsc::Sender<Outgoing>) -> Self {
        let turns = Arc::new(Semaphore::new(TURNS));
        Self { schema, sender, acknowledged: false, running: HashMap::new(), turns, tasks: JoinSet::new() }
    }

    /// Listens and answers until the socket ends. Operations that still run are dropped with it.
    pub(super) async fn serve(
        mut self,
        incoming: &mut (impl Stream<Item = Result<Message, axum::Error>> + Unpin),
        init: Duration,
    ) -> End {
        let begin = Instant::now() + init;
        loop {
            let heard = tokio::select! {
                // An operation is over before its name is used again.
                biased;
                Some(finished) = self.tasks.join_next() => match finished {
                    Ok(finished) => self.finish(finished).await,
                    // It was dropped, or panicked, which is logged.
                    Err(_) => Ok(()),
                },
                message = incoming.next() => match message {
                    Some(Ok(message)) => self.hear(message).await,
                    Some(Err(error)) => Err(lost(error)),
                    None => Err(End::Done),
                },
                () = sleep_until(begin), if !self.acknowledged => {
                    Err(End::Close(close_code::INIT_TIMEOUT, "Connection initialisation timeout".to_owned()))
                }
            };
            if let Err(end) = heard {
                return end;
            }
        }
    }

    async fn hear(&mut self, message: Message) -> Result<(), End> {
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => {
                return Err(End::Close(close_code::BAD_REQUEST, "Invalid message: it must be text".to_owned()));
            }
            Message::Close(_) => return Err(End::Done),
            // Answered further down.
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
        };
        // Serde would take an array for an object without names.
        let read = if text.trim_start().starts_with('[') {
            Err(serde::de::Error::custom("an array"))
        } else {
            serde_json::from_str(&text)
        };
        let message: Incoming = read.map_err(|error: serde_json::Error| {
            let why = match error.classify() {
                Category::Data => "its `type`, or what comes with it, is none of graphql-transport-ws",
                Category::Syntax | Category::Eof | Category::Io => "it must be JSON",
            };
            End::Close(close_code::BAD_REQUEST, format!("Invalid message: {why}"))
        })?;
        match message {
            Incoming::ConnectionInit { .. } if self.acknowledged => {
                Err(End::Close(close_code::TOO_MANY_INITS, "Too many initialisation requests".to_owned()))
            }
            Incoming::ConnectionInit { .. } => {
                self.acknowledged = true;
                self.say(Outgoing::acknowledged()).await
            }
            Incoming::Ping { payload } => self.say(Outgoing::pong(payload)).await,
            Incoming::Pong { .. } => Ok(()),
            Incoming::Subscribe { .. } if !self.acknowledged => {
                Err(End::Close(close_code::UNAUTHORIZED, "Unauthorized".to_owned()))
            }
            Incoming::Subscribe { id, payload } => self.begin(id, *payload).await,
            Incoming::Complete { id } => {
                if let Some(cancelled) = self.running.remove(&id) {
                    cancelled.cancel();
                }
                Ok(())
            }
        }
    }

    async fn begin(&mut self, id: String, request: Request) -> Result<(), End> {
        if id.is_empty() {
            return Err(End::Close(close_code::BAD_REQUEST, "Invalid message: `id` must not be empty".to_owned()));
        }
        if self.running.contains_key(&id) {
            return Err(End::Close(close_code::SUBSCRIBER_EXISTS, format!("Subscriber for {id} already exists")));
        }
        let cancelled = CancellationToken::new();
        if self.running.len() >= OPERATIONS {
            let refused = self.schema.too_many(OPERATIONS);
            return self.say(Outgoing::answer(&id, &refused, cancelled)).await;
        }
        self.running.insert(id.clone(), cancelled.clone());
        let (schema, sender, turns) = (self.schema.clone(), self.sender.clone(), self.turns.clone());
        self.tasks.spawn(async move {
            let told = async {
                let begun = schema.begin(request);
                // Closed by nobody.
                let _turn = if begun.lasts { None } else { turns.acquire().await.ok() };
                tell(&id, begun, &schema, &sender, &cancelled).await
            };
            let refused = cancelled.run_until_cancelled(told).await.unwrap_or_default();
            Finished { id, cancelled, refused }
        });
        Ok(())
    }

    async fn finish(&mut self, Finished { id, cancelled, refused }: Finished) -> Result<(), End> {
        // The client has ended it, and may have used its name again.
        if cancelled.is_cancelled() {
            return Ok(());
        }
        self.running.remove(&id);
        let last = refused.map_or_else(|| Outgoing::complete(&id), Ok);
        self.say(last).await
    }

    async fn say(&self, message: serde_json::Result<Outgoing>) -> Result<(), End> {
        match message {
            // Whoever delivers it has ended the session when it does not take it.
            Ok(message) => self.sender.send(message).await.map_err(|_| End::Done),
            Err(error) => Err(unwritten(&error)),
        }
    }
}

/// What a failure of the connection comes to.
fn lost(error: axum::Error) -> End {
    match error.into_inner().downcast_ref() {
        Some(tungstenite::Error::Capacity(_)) => {
            End::Close(close_code::TOO_BIG, "a message has at most 512 KiB".to_owned())
        }
        Some(tungstenite::Error::Utf8(_)) => {
            End::Close(close_code::NO_TEXT, "a message of text must be UTF-8".to_owned())
        }
        // Nobody is there any more to be told.
        Some(tungstenite::Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => End::Done,
        Some(tungstenite::Error::Protocol(_)) => {
            End::Close(close_code::PROTOCOL_ERROR, "the frames do not follow RFC 6455".to_owned())
        }
        _ => End::Done,
    }
}
