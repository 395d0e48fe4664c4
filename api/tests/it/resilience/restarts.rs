//! PostgreSQL is stopped, paused and started again while tickets are filed.

use std::time::Duration;

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
}
