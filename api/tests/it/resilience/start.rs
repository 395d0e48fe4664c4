//! The server starts and its database is not there.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::{
    postgres_server::{PostgresServer, Stop},
    server_process::ServerProcess,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_waits_for_a_database_that_is_not_there_yet() {
    let postgres = PostgresServer::stopped();
    let server = ServerProcess::waiting(&postgres.url()).await;
    assert_eq!(server.status("/healthz").await.0, 200);
    assert_eq!(server.status("/readyz").await.0, 503);
    server.ask("{ ticketStats { total } }", json!({})).await.assert_unavailable();
    let tries = server.says("is not there yet", 4).await;
    let pauses: Vec<f64> = tries.iter().map(|line| pause(line)).collect();
    // Each is up to twice as long as planned, and planned twice as long as the one before.
    assert!(
        pauses.iter().zip([0.2, 0.4, 0.8, 1.5]).all(|(pause, plan)| (plan..=2.1 * plan).contains(pause)),
        "{pauses:?}"
    );
    assert!(tries.iter().all(|line| line.contains("refused")), "{tries:#?}");

    postgres.begin();
    let begun = Instant::now();
    server.said("serving at http://").await;
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(server.status("/readyz").await.0, 200);
    let answer = server.ask("{ ticketStats { total } }", json!({})).await;
    assert_eq!(answer.body["data"], json!({ "ticketStats": { "total": 0 } }));
}

fn pause(line: &str) -> f64 {
    let text = line.split("again_in=\"").nth(1).and_then(|rest| rest.split('s').next());
    text.and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no pause in {line}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_waits_for_a_host_that_is_not_known_yet_and_stops_when_asked() {
    let server = ServerProcess::waiting("postgres://me:secret@no-such-host.invalid/x").await;
    let said = server.said("is not there yet").await;
    assert!(!said.contains("secret"), "{said}");
    let (status, took) = server.stop().await;
    assert!(status.success() && took < Duration::from_secs(10), "{status} after {took:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waiting_does_not_mend_is_refused() {
    let postgres = PostgresServer::start();
    let port = postgres.port();
    for url in [postgres.url_of("missing", port), format!("postgres://nobody:secret@127.0.0.1:{port}/postgres")] {
        let mut server = ServerProcess::waiting(&url).await;
        let status = server.ended().await.expect("it ends");
        let log = server.log();
        let last = log.last().expect("a reason");
        assert!(
            !status.success() && last.starts_with("frontdesk: the database at") && last.contains("cannot be opened"),
            "{last}"
        );
        assert!(last.contains("does not exist") && !last.contains("secret"), "{last}");
    }
    // A database that is made wrong while it is waited for is refused once it is there.
    postgres.stop(Stop::Fast);
    let mut server = ServerProcess::waiting(&postgres.url_of("missing", port)).await;
    server.said("is not there yet").await;
    postgres.begin();
    assert!(!server.ended().await.expect("it ends").success());
}
