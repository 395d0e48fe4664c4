//! More connections than there is room for.

use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::server_process::ServerProcess;

const ASK: &[u8] = b"GET /readyz HTTP/1.1\r\nhost: a\r\n\r\n";

/// Asks over a connection that stays open.
async fn ask(connection: &mut TcpStream) -> String {
    connection.write_all(ASK).await.expect("it is open");
    let mut answer = [0; 4_096];
    let read = tokio::time::timeout(Duration::from_secs(10), connection.read(&mut answer)).await;
    let read = read.expect("it answers in time").expect("it answers");
    String::from_utf8_lossy(&answer[..read]).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_that_says_nothing_keeps_nobody_out() {
    let folder = TempDir::new().expect("a folder");
    let url = format!("sqlite://{}/frontdesk.db", folder.path().display());
    let server = ServerProcess::start_by(&["prlimit", "--nofile=300:300"], &url).await;
    assert!(server.said("there is room for").await.contains("100 connections"));
    let at = server.address.trim_start_matches("http://").to_owned();
    let mut friend = TcpStream::connect(&at).await.expect("a connection");
    assert!(ask(&mut friend).await.starts_with("HTTP/1.1 200"));

    let mut crowd = Vec::new();
    for _ in 0..260 {
        crowd.push(TcpStream::connect(&at).await.expect("a connection"));
    }
    server.said("all places for connections are taken").await;
    // Who was there before is served as before, and who comes now is served, too.
    assert!(ask(&mut friend).await.starts_with("HTTP/1.1 200"));
    let mut late = TcpStream::connect(&at).await.expect("a connection");
    let answer = ask(&mut late).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("Connection: close"), "{answer}");

    drop(crowd);
    let answer = server.ask("{ tickets { nodes { id } } }", json!({})).await;
    assert_eq!(
        answer.body,
        json!({ "data": { "tickets": { "nodes": [] } } , "extensions": answer.body["extensions"] })
    );
    assert!(ask(&mut friend).await.starts_with("HTTP/1.1 200"));
    let log = server.log();
    let told = |words: &str| log.iter().filter(|line| line.contains(words)).count();
    assert_eq!((told("all places"), told("could not be taken")), (1, 0), "{log:#?}");
}
