//! The server is asked to stop while something holds it up.

use std::time::Duration;

use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpSocket};

use crate::support::{Engine, database::TestDatabase, postgres_server::PostgresServer, server_process::ServerProcess};

/// How soon a process has to be gone.
const SOON: Duration = Duration::from_secs(10);
const FILE: &str = r#"mutation { createTicket(input: { title: "a", description: "b" }) { ticket { id } } }"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_hangs_does_not_keep_it() {
    let postgres = PostgresServer::start();
    let server = ServerProcess::start(&postgres.url()).await;
    assert!(server.ask(FILE, json!({})).await.body.get("errors").is_none());
    postgres.pause();
    let (client, address) = (server.client(), server.address.clone());
    let asked =
        tokio::spawn(async move { crate::support::server_process::ask(&client, &address, FILE, json!({})).await });
    let (status, took) = server.stop().await;
    assert!(status.success() && took < SOON, "{status} after {took:?}");
    // A request that had arrived is answered; one that had not is refused.
    if let Ok(answer) = asked.await.expect("no panic") {
        answer.assert_unavailable();
    }
    postgres.resume();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_do_not_read_do_not_keep_it() {
    let database = TestDatabase::empty(Engine::Sqlite).await;
    let server = ServerProcess::start(&database.url).await;
    let long = "x".repeat(20_000);
    for _ in 0..50 {
        let document =
            "mutation($d: String!) { createTicket(input: { title: \"a\", description: $d }) { ticket { id } } }";
        assert!(server.ask(document, json!({ "d": long })).await.body.get("errors").is_none());
    }
    // 20 MB of an answer, and nobody takes it.
    let fields: String = (0..20).map(|n| format!("d{n}: description ")).collect();
    let body = json!({ "query": format!("{{ tickets(first: 50) {{ nodes {{ {fields} }} }} }}") }).to_string();
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(4_096).expect("a small buffer");
    let address = server.address.trim_start_matches("http://").parse().expect("an address");
    let mut reader = socket.connect(address).await.expect("a connection");
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    reader.write_all(format!("{head}{body}").as_bytes()).await.expect("the request is sent");
    server.says("operation=\"(unnamed)\"", 51).await;
    let (status, took) = server.stop().await;
    assert!(status.success() && took < SOON, "{status} after {took:?}");
    drop(reader);
}
