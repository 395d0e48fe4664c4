//! A client of graphql-transport-ws, message by message.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest, http::HeaderValue},
};

/// How long a message may be awaited before the test fails.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open, acknowledged socket.
#[derive(Debug)]
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// The status with which a server answers a page of that origin that wants to open a socket.
    pub async fn refused(address: &str, origin: &str) -> Option<u16> {
        let mut request =
            format!("{}/graphql", address.replacen("http", "ws", 1)).into_client_request().expect("a request");
        request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().expect("a header"));
        request.headers_mut().insert("origin", origin.parse().expect("a header"));
        match connect_async(request).await {
            Err(tungstenite::Error::Http(response)) => Some(response.status().as_u16()),
            Err(error) => panic!("neither a socket nor an answer: {error}"),
            Ok(_) => None,
        }
    }

    /// Opens a socket at a server, offering those protocols; the one that the server chose comes along.
    pub async fn offering(address: &str, protocols: &'static str) -> (Self, Option<String>) {
        let mut request =
            format!("{}/graphql", address.replacen("http", "ws", 1)).into_client_request().expect("a request");
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static(protocols));
        let (socket, response) = connect_async(request).await.expect("the socket opens");
        let chosen =
            response.headers().get("sec-websocket-protocol").map(|name| name.to_str().expect("text").to_owned());
        (Self(socket), chosen)
    }

    /// Opens a socket at a server and waits until it is acknowledged.
    pub async fn open(address: &str) -> Self {
        let (mut socket, chosen) = Self::offering(address, "graphql-transport-ws").await;
        assert_eq!(chosen.as_deref(), Some("graphql-transport-ws"));
        socket.send(json!({ "type": "connection_init" })).await;
        assert_eq!(socket.next().await["type"], "connection_ack");
        socket
    }

    /// Begins an operation, and waits until the server has taken it up.
    ///
    /// The protocol acknowledges no subscription. The server takes messages in their order, so an answer to a query sent
    /// after it says that the subscription was taken up before.
    pub async fn subscribe(&mut self, id: &str, document: &str, variables: Value) {
        let payload = json!({ "query": document, "variables": variables });
        self.send(json!({ "id": id, "type": "subscribe", "payload": payload })).await;
        let probe = format!("probe of {id}");
        self.send(json!({ "id": probe, "type": "subscribe", "payload": { "query": "{ ticket(id: 0) { id } }" } }))
            .await;
        loop {
            let message = self.next().await;
            if message["id"] == json!(probe) && message["type"] == "complete" {
                return;
            }
        }
    }

    /// Sends a message.
    pub async fn send(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.expect("the socket is open");
    }

    /// The next message of the protocol.
    pub async fn next(&mut self) -> Value {
        loop {
            match self.frame().await {
                Message::Text(text) => return serde_json::from_str(&text).expect("a message is JSON"),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("expected a message, got {other:?}"),
            }
        }
    }

    /// The next frame, also one that closes the socket.
    pub async fn frame(&mut self) -> Message {
        let frame = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("a frame in time");
        frame.expect("the socket is open").expect("a frame")
    }

    /// The code and the reason with which the server closes it, after whatever it says before.
    pub async fn closed(&mut self) -> (u16, String) {
        loop {
            if let Message::Close(frame) = self.frame().await {
                let frame = frame.expect("a code");
                return (frame.code.into(), frame.reason.to_string());
            }
        }
    }

    /// Sends a frame.
    pub async fn send_frame(&mut self, frame: Message) {
        self.0.send(frame).await.expect("the socket is open");
    }

    /// The data of the next answer to an operation.
    pub async fn data(&mut self, id: &str) -> Value {
        let mut message = self.next().await;
        assert_eq!((&message["type"], &message["id"]), (&json!("next"), &json!(id)), "{message}");
        assert!(message["payload"].get("errors").is_none(), "{message}");
        message["payload"]["data"].take()
    }
}
