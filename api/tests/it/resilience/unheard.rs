//! Whoever read the log is gone, as when the program behind a pipe ends.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::support::{Engine, client::client, database::TestDatabase};

/// A server; dropped, it is killed.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_whose_log_nobody_reads_serves_and_stops() {
    let database = TestDatabase::empty(Engine::Sqlite).await;
    let server = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database-url", &database.url])
        .env_clear()
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut server = Server(server.expect("the binary starts"));
    let log = BufReader::new(server.0.stderr.take().expect("a log"));
    let mut address = None;
    for line in log.lines().map_while(Result::ok) {
        if let Some((_, at)) = line.split_once("listening at http://") {
            address = Some(at.trim().to_owned());
        }
        if line.contains("serving at") {
            // With this line the pipe is closed.
            break;
        }
    }
    let address = address.expect("it says where it listens");
    let client = client(Duration::from_secs(10));
    for _ in 0..3 {
        let answer = client.get(format!("http://{address}/readyz")).send().await;
        assert_eq!(answer.expect("an answer").status(), 200);
    }
    let asked = Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().expect("kill runs");
    assert!(asked.success());
    let ended = async {
        let mut looks = tokio::time::interval(Duration::from_millis(20));
        loop {
            looks.tick().await;
            if let Some(status) = server.0.try_wait().expect("it is waited for") {
                return status;
            }
        }
    };
    let status = tokio::time::timeout(Duration::from_secs(20), ended).await.expect("it ends in time");
    assert!(status.success(), "{status}");
}
