//! The real binary as a server, in a process of its own.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tokio::sync::watch;

use super::{client::client, socket::Socket};

/// How long something may take that takes a moment, on a machine with other things to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server; dropped, it is killed.
#[derive(Debug)]
pub struct ServerProcess {
    /// Where it serves: `http://127.0.0.1:PORT`.
    pub address: String,
    child: Child,
    log: watch::Receiver<Vec<String>>,
    client: reqwest::Client,
}

/// An answer, and how long it took.
#[derive(Debug)]
pub struct Answer {
    /// The body.
    pub body: Value,
    /// The time from the question to its last byte.
    pub took: Duration,
}

impl Answer {
    /// The code of its first error.
    pub fn code(&self) -> Option<&str> {
        self.body["errors"][0]["extensions"]["code"].as_str()
    }

    /// Fails unless it says that the database is away, in time and without a word of why.
    pub fn assert_unavailable(&self) {
        let Self { body, took } = self;
        let error = &body["errors"][0];
        assert_eq!(error["extensions"]["code"], "UNAVAILABLE", "{body}");
        assert_eq!(error["extensions"]["retryable"], true, "{body}");
        assert_eq!(error["message"], "The database cannot serve this at the moment. Try again in a few seconds.");
        assert_eq!(body["errors"].as_array().map(Vec::len), Some(1), "{body}");
        assert!(*took < Duration::from_secs(5), "{took:?}: {body}");
    }
}

impl ServerProcess {
    /// One that serves.
    pub async fn start(database_url: &str) -> Self {
        Self::start_by(&[], database_url).await
    }

    /// One that serves, with settings from the environment.
    pub async fn start_with(settings: &[(&str, &str)], database_url: &str) -> Self {
        Self::listening(&[], settings, database_url, "127.0.0.1:0").serving().await
    }

    /// One that serves and is started by another program, which takes a command line and becomes it.
    pub async fn start_by(starter: &[&str], database_url: &str) -> Self {
        Self::listening(starter, &[], database_url, "127.0.0.1:0").serving().await
    }

    /// One that may not get to serve.
    pub fn try_by(starter: &[&str], database_url: &str) -> Self {
        Self::listening(starter, &[], database_url, "127.0.0.1:0")
    }

    /// One that listens, and may have to wait for its database.
    pub async fn waiting(database_url: &str) -> Self {
        let mut server = Self::listening(&[], &[], database_url, "127.0.0.1:0");
        server.find_address().await;
        server
    }

    /// One that serves where another one did.
    pub async fn again(database_url: &str, address: &str) -> Self {
        Self::listening(&[], &[], database_url, address.trim_start_matches("http://")).serving().await
    }

    async fn serving(mut self) -> Self {
        self.said("serving at http://").await;
        self.find_address().await;
        self
    }

    fn listening(starter: &[&str], settings: &[(&str, &str)], database_url: &str, listen: &str) -> Self {
        let line = [env!("CARGO_BIN_EXE_frontdesk"), "serve", "--listen", listen, "--database-url", database_url];
        let mut line = starter.iter().copied().chain(line);
        let mut child = Command::new(line.next().expect("a program"))
            .args(line)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("FRONTDESK_LOG", "info")
            .envs(settings.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let (sender, log) = watch::channel(Vec::new());
        let lines = BufReader::new(child.stderr.take().expect("a log")).lines();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                sender.send_modify(|log: &mut Vec<String>| log.push(line));
            }
        });
        Self { address: String::new(), child, log, client: client(PATIENCE) }
    }

    async fn find_address(&mut self) {
        let line = self.said("listening at http://").await;
        self.address = format!("http://{}", line.rsplit_once("http://").expect("an address").1.trim());
    }

    /// The first line of the log with these words, once it is there.
    pub async fn said(&self, words: &str) -> String {
        self.says(words, 1).await.remove(0)
    }

    /// The lines of the log with these words, once there are so many.
    pub async fn says(&self, words: &str, times: usize) -> Vec<String> {
        let mut log = self.log.clone();
        let enough = |log: &Vec<String>| log.iter().filter(|line| line.contains(words)).count() >= times;
        // What is borrowed of the log is given back before it is looked at again.
        let said = matches!(tokio::time::timeout(PATIENCE, log.wait_for(enough)).await, Ok(Ok(_)));
        assert!(said, "the log never says {words:?} {times} times: {:#?}", self.log());
        self.log().into_iter().filter(|line| line.contains(words)).collect()
    }

    /// The log so far.
    pub fn log(&self) -> Vec<String> {
        self.log.borrow().clone()
    }

    /// The log from that line on, once it says these words there.
    pub async fn log_from(&self, line: usize, words: &str) -> Vec<String> {
        let mut log = self.log.clone();
        let says = |log: &Vec<String>| log.iter().skip(line).any(|line| line.contains(words));
        let said = tokio::time::timeout(PATIENCE, log.wait_for(says)).await;
        assert!(matches!(said, Ok(Ok(_))), "the log does not say {words:?}");
        drop(said);
        self.log.borrow().iter().skip(line).cloned().collect()
    }

    /// Asks, and measures.
    pub async fn ask(&self, document: &str, variables: Value) -> Answer {
        self.try_to_ask(document, variables).await.expect("the server answers")
    }

    /// Asks a server that may be gone.
    pub async fn try_to_ask(&self, document: &str, variables: Value) -> reqwest::Result<Answer> {
        ask(&self.client, &self.address, document, variables).await
    }

    /// The status of a page, and how long it took.
    pub async fn status(&self, path: &str) -> (u16, Duration) {
        let begun = Instant::now();
        let answer = self.client.get(format!("{}{path}", self.address)).send().await.expect("the server answers");
        (answer.status().as_u16(), begun.elapsed())
    }

    /// Opens a socket.
    pub async fn socket(&self) -> Socket {
        Socket::open(&self.address).await
    }

    /// A client of it that outlives it.
    pub fn client(&self) -> reqwest::Client {
        self.client.clone()
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// The most memory that it has held, in KiB.
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a figure");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it ends");
    }

    /// Asks it to stop, and waits: how it ended, and how long it took.
    pub async fn stop(mut self) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(asked.success());
        self.ended().await.map(|status| (status, begun.elapsed())).expect("it ends")
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> std::io::Result<ExitStatus> {
        // The log ends with the process.
        let mut log = self.log.clone();
        let closed = async { while log.changed().await.is_ok() {} };
        tokio::time::timeout(PATIENCE, closed).await.expect("it ends in time");
        self.child.wait()
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks the server at an address, and measures.
pub async fn ask(client: &reqwest::Client, address: &str, document: &str, variables: Value) -> reqwest::Result<Answer> {
    let begun = Instant::now();
    let request = client.post(format!("{address}/graphql")).json(&json!({ "query": document, "variables": variables }));
    let body = request.send().await?.json().await?;
    Ok(Answer { body, took: begun.elapsed() })
}
