//! PostgreSQL is stopped, paused and started again while tickets are filed.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    resilience::filing::{Filers, assert_all_there},
    support::{
        postgres_server::{PostgresServer, Stop},
        server_process::ServerProcess,
    },
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_ticket_is_there_once() {
    let postgres = PostgresServer::start();
    let server = ServerProcess::start(&postgres.url()).await;
    let mut follower = server.socket().await;
    follower.subscribe("events", "subscription { ticketEvents { cursor } }", json!({})).await;
    let mut counted = Vec::new();
    let filers = Filers::begin(&server.client(), &server.address, 8);
    for how in [Some(Stop::Immediate), None, Some(Stop::Fast), Some(Stop::Immediate)] {
        // Long enough for work to be going on, and for some of it to be cut off.
        tokio::time::sleep(Duration::from_millis(700)).await;
        match how {
            Some(how) => {
                postgres.stop(how);
                tokio::time::sleep(Duration::from_millis(700)).await;
                postgres.begin();
            }
            None => {
                postgres.pause();
                // Longer than anybody waits for an answer.
                tokio::time::sleep(Duration::from_secs(5)).await;
                postgres.resume();
            }
        }
        counted.push(count(&server).await);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let filed = filers.end().await;
    assert!(filed.acknowledged.len() > 100, "{filed:?}");
    assert_eq!(filed.unanswered, 0, "the server itself was there all the time");
    assert!(
        filed.codes.keys().all(|code| code == "UNAVAILABLE") && filed.codes["UNAVAILABLE"] > 0,
        "{:?}",
        filed.codes
    );
    assert!(filed.longest < Duration::from_secs(5), "{:?}", filed.longest);
    assert_all_there(&server.client(), &server.address, &filed).await;

    // Who followed all the time was told of everything, once and in order.
    let log = log(&server, None).await;
    for cursor in &log {
        assert_eq!(follower.data("events").await["ticketEvents"]["cursor"], *cursor);
    }
    // What was counted between the outages, and the events since, are what there is now.
    for (total, as_of) in counted {
        assert_eq!(total + self::log(&server, Some(&as_of)).await.len(), log.len(), "as of {as_of}");
    }
}

/// How many tickets there are, and as of which events, as soon as the database answers.
async fn count(server: &ServerProcess) -> (usize, String) {
    loop {
        let answer = server.ask("{ ticketStats { total asOf } }", json!({})).await;
        if answer.code().is_none() {
            let stats = &answer.body["data"]["ticketStats"];
            let total = stats["total"].as_u64().and_then(|total| total.try_into().ok()).expect("a number");
            return (total, stats["asOf"].as_str().expect("a cursor").to_owned());
        }
    }
}

/// The cursors of all events after one.
async fn log(server: &ServerProcess, after: Option<&str>) -> Vec<Value> {
    let document = "query($after: String) { ticketEvents(after: $after, first: 100) {
        nodes { cursor } pageInfo { endCursor hasNextPage } } }";
    let (mut cursors, mut after) = (Vec::new(), json!(after));
    loop {
        let mut page = server.ask(document, json!({ "after": after })).await.body["data"]["ticketEvents"].take();
        cursors.extend(page["nodes"].as_array().expect("events").iter().map(|event| event["cursor"].clone()));
        after = page["pageInfo"]["endCursor"].take();
        if page["pageInfo"]["hasNextPage"] == false {
            return cursors;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_takes_nothing_that_statistics_have_counted_or_not() {
    let postgres = PostgresServer::start();
    let server = ServerProcess::start(&postgres.url()).await;
    let file = r#"mutation { createTicket(input: { title: "a", description: "b", category: GENERAL, priority: LOW }) { ticket { id } } }"#;
    server.ask(file, json!({})).await;
    let refuse =
        "mutation { updateTicket(input: { id: 1, title: \"c\", expectedVersion: 7 }) { userErrors { code } } }";
    for _ in 0..20 {
        // It takes the id of a transaction, and is rolled back: that the id was used need not reach the disk.
        server.ask(refuse, json!({})).await;
    }
    let (total, as_of) = count(&server).await;
    postgres.stop(Stop::Immediate);
    postgres.begin();
    for later in 1..=30 {
        while server.ask(file, json!({})).await.code().is_some() {}
        let events = log(&server, Some(&as_of)).await.len();
        assert_eq!(total + events, 1 + later, "of {later} tickets since {as_of}");
    }
}
