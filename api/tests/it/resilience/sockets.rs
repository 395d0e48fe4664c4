//! Clients of a socket that do not behave.

use std::time::Duration;

use frontdesk::{
    app::App,
    config::TriageSettings,
    http::{self, Liveness},
};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::oneshot,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest, protocol::frame::coding::CloseCode},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::support::{Desk, Engine, database::TestDatabase, server_process::ServerProcess, socket::Socket};

/// A server that soon loses patience.
struct Impatient {
    address: String,
    sockets: TaskTracker,
    _database: TestDatabase,
    _stop: oneshot::Sender<()>,
}

impl Impatient {
    async fn start(liveness: Liveness) -> Self {
        let database = TestDatabase::migrated(Engine::Sqlite).await;
        let app = App::open(&database.url, &TriageSettings::built_in()).await.expect("the database opens");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let (stop, stopped) = oneshot::channel::<()>();
        let (report, sockets) = oneshot::channel();
        tokio::spawn(async move {
            let router = |stop: CancellationToken, sockets: TaskTracker| {
                let _ = report.send(sockets.clone());
                app.believing(liveness).router(stop, sockets)
            };
            let signal = async {
                let _ = stopped.await;
            };
            http::serve(listener, router, signal).await;
        });
        let sockets = sockets.await.expect("it begins");
        Self { address, sockets, _database: database, _stop: stop }
    }

    /// Waits until no socket is left.
    async fn is_rid_of_them(&self) {
        self.sockets.close();
        tokio::time::timeout(Duration::from_secs(30), self.sockets.wait()).await.expect("the sockets are closed");
    }
}

const SECOND: Duration = Duration::from_secs(1);
const PATIENT: Liveness = Liveness {
    init: Duration::from_secs(60),
    ping: Duration::from_secs(60),
    silence: Duration::from_secs(60),
    stall: Duration::from_secs(60),
};

/// A socket with a small buffer, which is soon full when nobody reads.
async fn open(address: &str) -> WebSocketStream<TcpStream> {
    let tcp = TcpSocket::new_v4().expect("a socket");
    tcp.set_recv_buffer_size(4_096).expect("a small buffer");
    let at = address.trim_start_matches("http://");
    let tcp = tcp.connect(at.parse().expect("an address")).await.expect("a connection");
    let mut request = format!("ws://{at}/graphql").into_client_request().expect("a request");
    request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().expect("a header"));
    let (mut socket, _) = client_async(request, tcp).await.expect("a socket");
    send(&mut socket, json!({ "type": "connection_init" })).await;
    assert!(matches!(socket.next().await, Some(Ok(Message::Text(text))) if text.contains("connection_ack")));
    socket
}

async fn send(socket: &mut WebSocketStream<TcpStream>, message: Value) {
    socket.send(Message::text(message.to_string())).await.expect("it is sent");
}

/// Files a ticket that [`large`] asks for.
async fn file(socket: &mut WebSocketStream<TcpStream>) {
    let create = "mutation($i: CreateTicketInput!) { createTicket(input: $i) { ticket { id } } }";
    let input = json!({ "title": "a", "description": "x".repeat(20_000) });
    let payload = json!({ "query": create, "variables": { "i": input } });
    send(socket, json!({ "id": "file", "type": "subscribe", "payload": payload })).await;
    assert!(matches!(socket.next().await, Some(Ok(Message::Text(text))) if !text.contains("errors")));
}

/// A query that is answered with at least a megabyte.
fn large(id: usize) -> Value {
    let fields: String = (0..60).map(|n| format!("d{n}: description ")).collect();
    let query = format!("{{ tickets(first: 1) {{ nodes {{ {fields} }} }} }}");
    json!({ "id": id.to_string(), "type": "subscribe", "payload": { "query": query } })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_does_not_read_is_dropped() {
    let server = Impatient::start(Liveness { stall: SECOND, ..PATIENT }).await;
    let mut socket = open(&server.address).await;
    file(&mut socket).await;
    // More than the network holds, and nobody reads any of it; the server stops reading, too.
    let sending = async {
        for id in 0..60 {
            send(&mut socket, large(id)).await;
        }
    };
    let _ = tokio::time::timeout(SECOND, sending).await;
    server.is_rid_of_them().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_pings_and_does_not_read_fills_no_memory() {
    let database = TestDatabase::empty(Engine::Sqlite).await;
    let server = ServerProcess::start(&database.url).await;
    let mut socket = open(&server.address).await;
    let (before, stream) = (server.most_memory(), socket.get_mut());
    // A masked ping of 125 bytes. Nobody takes the answers, so that they pile up until the server has had enough.
    let ping = [&[0x89, 0x80 | 125, 0, 0, 0, 0][..], &[7; 125][..]].concat().repeat(1_000);
    let flood = async { while stream.write_all(&ping).await.is_ok() {} };
    tokio::time::timeout(Duration::from_secs(60), flood).await.expect("the server ends it");
    let grown = server.most_memory() - before;
    assert!(grown < 32 * 1_024, "the server has grown by {grown} KiB");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_does_not_begin_is_told_so() {
    let server = Impatient::start(Liveness { init: SECOND / 2, ..PATIENT }).await;
    let (mut socket, _) = Socket::offering(&server.address, "graphql-transport-ws").await;
    assert_eq!(socket.closed().await, (4_408, "Connection initialisation timeout".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_does_not_answer_pings_is_told_to_come_back() {
    let ping = SECOND / 5;
    let server = Impatient::start(Liveness { ping, silence: SECOND, ..PATIENT }).await;
    let mut silent = open(&server.address).await;
    // The library answers pings when it is read from, as this one is and the other is not.
    let mut lively = Socket::open(&server.address).await;
    let alive = tokio::spawn(async move {
        for _ in 0..10 {
            assert!(matches!(lively.frame().await, Message::Ping(_)));
        }
        lively
    });
    let mut lively = alive.await.expect("it lives for ten pings, twice as long as silence is suffered");
    lively.send(json!({ "type": "ping" })).await;
    assert_eq!(lively.next().await["type"], "pong");
    // Read as bytes, since the library would answer the pings first: the last frame is a close frame with its code.
    let mut bytes = Vec::new();
    silent.get_mut().read_to_end(&mut bytes).await.expect("the end");
    let code = u16::from(CloseCode::Again).to_be_bytes();
    assert!(bytes.windows(4).any(|frame| frame[0] == 0x88 && frame[2..] == code), "{bytes:?}");
    drop(lively);
    server.is_rid_of_them().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_socket_runs_so_many_operations_at_a_time() {
    let desk = Desk::start(Engine::Sqlite).await;
    let mut socket = desk.socket().await;
    for id in 0..101 {
        let payload = json!({ "query": "subscription { ticketCreated { id } }" });
        socket.send(json!({ "id": id.to_string(), "type": "subscribe", "payload": payload })).await;
    }
    let refused = socket.next().await;
    assert_eq!(refused["type"], "error", "{refused}");
    let error = &refused["payload"][0];
    assert_eq!((&refused["id"], &error["extensions"]["code"]), (&json!("100"), &json!("RATE_LIMITED")), "{refused}");
    assert_eq!(error["extensions"]["retryable"], true);
    // One that is completed makes room.
    socket.send(json!({ "id": "0", "type": "complete" })).await;
    let payload = json!({ "query": "{ ticketStats { total } }" });
    socket.send(json!({ "id": "q", "type": "subscribe", "payload": payload })).await;
    assert_eq!(socket.data("q").await["ticketStats"]["total"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_too_large_for_a_socket_is_said_so() {
    let desk = Desk::start(Engine::Sqlite).await;
    for _ in 0..50 {
        desk.file(json!({ "title": "a", "description": "x".repeat(20_000) })).await;
    }
    let fields: String = (0..10).map(|n| format!("d{n}: description ")).collect();
    let mut socket = desk.socket().await;
    let document = format!("{{ tickets(first: 50) {{ nodes {{ {fields} }} }} }}");
    let payload = json!({ "query": document });
    socket.send(json!({ "id": "q", "type": "subscribe", "payload": payload })).await;
    let message = socket.next().await;
    let error = &message["payload"]["errors"][0];
    assert_eq!((&message["type"], &error["path"][0]), (&json!("next"), &json!("tickets")), "{message}");
    let extensions = &error["extensions"];
    assert_eq!((&extensions["code"], &extensions["limit"]), (&json!("LIMIT_EXCEEDED"), &json!("answer")), "{message}");
    assert!(extensions["requested"].as_u64() > extensions["allowed"].as_u64(), "{message}");
    assert_eq!(socket.next().await["type"], "complete");
    // Over HTTP the same, and the socket goes on.
    let answer = desk.gql(&document, json!({})).await;
    assert_eq!((&answer["data"], &answer["errors"][0]["message"]), (&Value::Null, &error["message"]), "{answer}");
    assert!(answer.to_string().contains("\"data\":null"), "{answer}");
    let payload = json!({ "query": "{ ticketStats { total } }" });
    socket.send(json!({ "id": "q", "type": "subscribe", "payload": payload })).await;
    assert_eq!(socket.data("q").await["ticketStats"]["total"], 50);
}
