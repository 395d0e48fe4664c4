//! What callers can make the server hold is bounded, whatever they ask for and however slowly they read.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::server_process::ServerProcess;

/// Tickets of the greatest length, in letters of four bytes: 8 MB of text in all.
const TICKETS: usize = 100;
/// What the server may take, in MiB, for one such answer. At rest it takes some 40; a build for tests is generous with
/// memory.
const ONE: u64 = 250;
/// And for eight of them, four on each of two sockets.
const EIGHT: u64 = 500;

async fn with_long_tickets(folder: &TempDir) -> ServerProcess {
    let server = ServerProcess::start(&format!("sqlite://{}", folder.path().join("frontdesk.db").display())).await;
    let input = "input: { title: \"a\", description: $d, category: BILLING, priority: LOW }";
    let create: String =
        (0..TICKETS / 2).map(|n| format!("t{n}: createTicket({input}) {{ ticket {{ id }} }} ")).collect();
    for _ in 0..2 {
        let document = format!("mutation($d: String!) {{ {create} }}");
        let answer = server.ask(&document, json!({ "d": "💣".repeat(20_000) })).await;
        assert!(answer.body.get("errors").is_none(), "{}", answer.body);
    }
    server
}

/// The most memory that the server has ever taken, in MiB.
fn peak(server: &ServerProcess) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.process())).expect("it runs");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its peak");
    peak.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1_024
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_becomes_too_large_is_given_up_on_the_way() {
    let folder = TempDir::new().expect("a folder");
    let server = with_long_tickets(&folder).await;
    let many: String = (0..36).map(|n| format!("d{n}: description ")).collect();
    for document in [
        format!("{{ tickets(first: 100) {{ nodes {{ {many} }} }} }}"),
        "{ ticketEvents(first: 100) { nodes { changes { from to } ticket { a: description b: description c: description } } } }"
            .to_owned(),
    ] {
        let answer = server.ask(&document, json!({})).await.body;
        let extensions = &answer["errors"][0]["extensions"];
        assert_eq!((&extensions["code"], &extensions["limit"]), (&json!("LIMIT_EXCEEDED"), &json!("answer")), "{answer}");
        assert_eq!(answer["data"], Value::Null, "{answer}");
        assert!(answer["errors"].as_array().is_some_and(|errors| errors.len() <= 10), "{answer}");
    }
    assert!(peak(&server) < ONE, "{} MiB", peak(&server));
    // What is not too large passes: all of them, once.
    let answer = server.ask("{ tickets(first: 100) { nodes { description } } }", json!({})).await.body;
    assert_eq!(answer["data"]["tickets"]["nodes"].as_array().map(Vec::len), Some(TICKETS), "{}", answer["errors"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_for_much_and_reads_late_does_not_fill_the_memory() {
    let folder = TempDir::new().expect("a folder");
    let server = with_long_tickets(&folder).await;
    let mut sockets = Vec::new();
    for _ in 0..2 {
        let mut socket = server.socket().await;
        for id in 0..20 {
            let payload = json!({ "query": "{ tickets(first: 90) { nodes { description } } }" });
            socket.send(json!({ "id": id.to_string(), "type": "subscribe", "payload": payload })).await;
        }
        sockets.push(socket);
    }
    // Meanwhile others are served.
    for _ in 0..20 {
        let answer = server.ask("{ tickets(first: 1) { nodes { id } } ticketStats { total } }", json!({})).await.body;
        assert_eq!(answer["data"]["ticketStats"]["total"], TICKETS, "{answer}");
    }
    for mut socket in sockets {
        let mut completed = 0;
        while completed < 20 {
            let message = socket.next().await;
            match message["type"].as_str() {
                Some("complete") => completed += 1,
                Some("next") => {
                    let nodes = &message["payload"]["data"]["tickets"]["nodes"];
                    assert_eq!(nodes.as_array().map(Vec::len), Some(90), "{}", message["payload"]["errors"]);
                }
                _ => panic!("{message}"),
            }
        }
    }
    assert!(peak(&server) < EIGHT, "{} MiB", peak(&server));
}
