//! Clients that follow the log, are cut off at random, and come back with their last cursor.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::{SinkExt, StreamExt};
use rand::{RngExt, rngs::ChaCha8Rng};
use serde_json::{Value, json};
use tokio::{net::TcpStream, sync::watch, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest},
};

use super::{Name, fleet::Fleet};

const FOLLOW: &str =
    "subscription($after: String) { ticketEvents(after: $after) { cursor version ticket { id title } } }";

/// Before anything: the cursor of an empty log.
const BEGINNING: &str = "ZTowOjA";

/// One client.
pub struct Follower {
    fleet: Arc<Fleet>,
    numbers: ChaCha8Rng,
    told: Vec<Name>,
    cursor: String,
    cuts: usize,
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

impl Follower {
    /// One that has heard nothing yet.
    pub fn new(fleet: Arc<Fleet>, numbers: ChaCha8Rng) -> Self {
        Self { fleet, numbers, told: Vec::new(), cursor: BEGINNING.to_owned(), cuts: 0 }
    }

    /// Follows until it was told as many events as there are, once that is known. What it was told comes back, and how
    /// often it was cut off.
    pub async fn follow(mut self, events: watch::Receiver<Option<usize>>) -> (Vec<Name>, usize) {
        let mut known = None;
        loop {
            if let Some(mut socket) = self.connect().await {
                // Some are cut off at once, some stay for long.
                let patience = [0, 3, 40, 400][self.numbers.random_range(0..4)];
                self.listen(&mut socket, patience, &events).await;
                self.cuts += 1;
            }
            if let Some(events) = *events.borrow() {
                let since = *known.get_or_insert_with(Instant::now);
                if self.told.len() >= events {
                    return (self.told, self.cuts);
                }
                assert!(since.elapsed() < Duration::from_secs(60), "{} of {events} events were told", self.told.len());
            }
        }
    }

    async fn connect(&mut self) -> Option<Socket> {
        let address = self.fleet.any(&mut self.numbers).replacen("http", "ws", 1);
        let mut request = format!("{address}/graphql").into_client_request().expect("a request");
        request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().expect("a header"));
        let Ok(Ok((mut socket, _))) = timeout(Duration::from_secs(5), connect_async(request)).await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            return None;
        };
        let payload = json!({ "query": FOLLOW, "variables": { "after": self.cursor } });
        socket.send(Message::text(json!({ "type": "connection_init" }).to_string())).await.ok()?;
        let subscribe = json!({ "id": "1", "type": "subscribe", "payload": payload });
        let acknowledged = Self::message(&mut socket, Duration::from_secs(5)).await?;
        assert_eq!(acknowledged["type"], "connection_ack");
        socket.send(Message::text(subscribe.to_string())).await.ok()?;
        Some(socket)
    }

    /// Takes in so many events, or what comes until the line is dead or silent.
    async fn listen(&mut self, socket: &mut Socket, events: usize, all: &watch::Receiver<Option<usize>>) {
        for _ in 0..events {
            let silence = Duration::from_millis(self.numbers.random_range(50..1_500));
            let Some(message) = Self::message(socket, silence).await else { return };
            let event = &message["payload"]["data"]["ticketEvents"];
            let Some(cursor) = event["cursor"].as_str() else {
                // The database may be out of reach for a moment; that a cursor is no good is what must not happen.
                let text = message.to_string();
                assert!(!text.contains("CURSOR") && !text.contains("RESYNC"), "{text}");
                return;
            };
            self.cursor = cursor.to_owned();
            let id = event["ticket"]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
            let version = event["version"].as_i64().and_then(|version| version.try_into().ok()).expect("a version");
            self.told.push((id, version, event["ticket"]["title"].as_str().expect("a title").to_owned()));
            if all.borrow().is_some_and(|all| self.told.len() >= all) {
                return;
            }
        }
    }

    /// The next message; `None` when the line is dead, or silent for that long.
    async fn message(socket: &mut Socket, silence: Duration) -> Option<Value> {
        loop {
            match timeout(silence, socket.next()).await.ok()??.ok()? {
                Message::Text(text) => return serde_json::from_str(&text).ok(),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }
}
