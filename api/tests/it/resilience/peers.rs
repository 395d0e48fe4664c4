//! Peers over HTTP that are slow, silent or do not read: each is let go, and nobody else notices.

use std::time::Duration;

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{interval, timeout},
};

use crate::support::{Desk, Engine, server_process::ServerProcess};

/// How long it may take until a peer is let go, on a machine with other things to do.
const PATIENCE: Duration = Duration::from_secs(90);

/// Everything that comes until the server hangs up.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset is an end, too.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the server hangs up");
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn connected(desk: &Desk) -> TcpStream {
    TcpStream::connect(desk.address.trim_start_matches("http://")).await.expect("a connection")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_never_comes_to_the_end_of_a_head_is_let_go() {
    let desk = Desk::start(Engine::Sqlite).await;
    let mut drips = connected(&desk).await;
    drips.write_all(b"POST /graphql HTTP/1.1\r\nhost: a\r\n").await.expect("the beginning");
    let (mut reads, mut writes) = drips.split();
    let dripping = async {
        let mut ticks = interval(Duration::from_millis(500));
        for number in 0.. {
            ticks.tick().await;
            if writes.write_all(format!("x-{number}: a\r\n").as_bytes()).await.is_err() {
                break;
            }
        }
    };
    let mut end = Vec::new();
    let ended = async {
        tokio::select! {
            () = dripping => {}
            _ = reads.read_to_end(&mut end) => {}
        }
    };
    timeout(PATIENCE, ended).await.expect("the server hangs up");
    // One that says nothing at all, too.
    assert_eq!(rest(&mut connected(&desk).await).await, "");
    assert_eq!(desk.data("{ ticketStats { total } }", json!({})).await["ticketStats"]["total"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_never_comes_to_the_end_of_a_body_is_told() {
    let desk = Desk::start(Engine::Sqlite).await;
    let mut slow = connected(&desk).await;
    let head = b"POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"query\":";
    slow.write_all(head).await.expect("the beginning");
    let answer = rest(&mut slow).await;
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("did not arrive within 20 seconds"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_that_is_too_large_is_refused() {
    let desk = Desk::start(Engine::Sqlite).await;
    for (name, head) in [
        ("many headers", (0..150).map(|n| format!("x-{n}: a\r\n")).collect::<String>()),
        ("a large header", format!("x: {}\r\n", "a".repeat(1_000_000))),
    ] {
        let mut peer = connected(&desk).await;
        // The server may hang up before it has read all of it.
        let _ = peer.write_all(format!("GET /healthz HTTP/1.1\r\nhost: a\r\n{head}\r\n").as_bytes()).await;
        let answer = rest(&mut peer).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{name}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_read_an_answer_is_let_go() {
    let desk = Desk::start(Engine::Sqlite).await;
    for _ in 0..60 {
        desk.file(json!({ "title": "a", "description": "x".repeat(20_000) })).await;
    }
    let server = ServerProcess::start_with(&[("FRONTDESK_LOG", "info,frontdesk=debug")], &desk.database.url).await;
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(4_096).expect("a small buffer");
    let address = server.address.trim_start_matches("http://").parse().expect("an address");
    let mut deaf = socket.connect(address).await.expect("a connection");
    // What the system keeps for the peer is full after some answers.
    let ask = b"GET /export/tickets.csv HTTP/1.1\r\nhost: a\r\n\r\n".repeat(20);
    deaf.write_all(&ask).await.expect("the questions");
    server.said("a connection broke").await;
    assert_eq!(server.status("/healthz").await.0, 200);
}
