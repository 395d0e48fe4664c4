//! The server that is asked: the real binary in a process of its own, with tickets and events in it.

use std::{
    collections::BTreeMap,
    io::Write,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::{Value, json};

use super::{slowest::Slowest, world::World};
use crate::support::{Engine, client::client, command::run_on, database::TestDatabase, server_process::ServerProcess};

/// How long an answer may take. What takes longer hangs.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// See the [module](self).
#[derive(Debug)]
pub struct Target {
    /// The engine behind it.
    pub engine: Engine,
    /// The server.
    pub server: ServerProcess,
    /// What a generator knows of it.
    pub world: World,
    /// A client of it.
    pub client: reqwest::Client,
    /// What took longest.
    pub slowest: Mutex<Slowest>,
    outcomes: Mutex<BTreeMap<String, usize>>,
    /// How many lines of the log have been looked at.
    read: AtomicUsize,
    _database: TestDatabase,
}

/// A change that others hear of.
const CHANGE: &str = "mutation($i: UpdateTicketInput!) { updateTicket(input: $i) { ticket { version } } }";

impl Target {
    /// A server with some dozens of tickets, some of which have a history.
    pub async fn start(engine: Engine) -> Self {
        let database = TestDatabase::migrated(engine).await;
        let filled = run_on(&database.url, &["demo", "--tickets", "40"]);
        assert_eq!(filled.code, 0, "{filled:?}");
        let server = ServerProcess::start(&database.url).await;
        for id in 1..=10 {
            for status in ["IN_PROGRESS", "RESOLVED", "OPEN"] {
                let title = format!("{status} Straße {id}");
                let input = json!({ "i": { "id": id.to_string(), "status": status, "title": title } });
                let answer = server.ask(CHANGE, input).await.body;
                assert!(answer["data"]["updateTicket"]["ticket"]["version"].is_u64(), "{answer}");
            }
        }
        let world = World::of(&server).await;
        let (slowest, outcomes, read) = Default::default();
        Self { engine, server, world, client: client(PATIENCE), slowest, outcomes, read, _database: database }
    }

    /// Counts how something ended.
    pub fn count(&self, outcome: String) {
        *self.outcomes.lock().expect("counted").entry(outcome).or_default() += 1;
    }

    /// How often something ended so.
    pub fn counted(&self, outcome: &str) -> usize {
        self.outcomes.lock().expect("counted").get(outcome).copied().unwrap_or(0)
    }

    /// Asks something that is always answered, twice, and looks whether the log tells of a failure since it was last looked
    /// at. What was sent before has been taken up by then, or never will be. Others hear of what it changes.
    pub async fn probe(&self) -> Result<(), String> {
        let change = json!({ "i": { "id": "1", "status": "OPEN" } });
        let read = self.read.load(Ordering::Relaxed);
        let last = format!("probe-{read}");
        let list = "{ tickets(first: 1) { nodes { id } } }";
        for (document, variables, id) in [(CHANGE, change, "probe"), (list, json!({}), last.as_str())] {
            let request = self.client.post(format!("{}/graphql", self.server.address)).header("x-request-id", id);
            let asked = request.json(&json!({ "query": document, "variables": variables })).send().await;
            let answer = asked.map_err(|error| format!("the server is gone, or hangs: {error:?}"))?;
            let answer = answer.json::<Value>().await.map_err(|error| format!("the server breaks off: {error:?}"))?;
            if answer.get("errors").is_some() {
                return Err(format!("the server no longer answers what is right: {answer}"));
            }
        }
        // Lines come in their order.
        let lines = self.server.log_from(read, &last).await;
        self.read.fetch_max(read + lines.len(), Ordering::Relaxed);
        let bad = |line: &String| line.contains("panicked") || line.contains(" ERROR ");
        let failures: Vec<_> = lines.into_iter().filter(bad).collect();
        if failures.is_empty() { Ok(()) } else { Err(format!("the log tells of failures: {failures:#?}")) }
    }

    /// Fails when the server does not serve, or the log tells of a failure.
    async fn is_well(&self) -> Result<(), String> {
        self.probe().await?;
        match self.server.status("/readyz").await.0 {
            200 => Ok(()),
            status => Err(format!("the server is not ready: {status}")),
        }
    }

    /// Tells what became of all that, ends the server, and fails when that does not go in order.
    pub async fn finish(self, what: &str) {
        self.is_well().await.expect("the server is well");
        let outcomes = self.outcomes.into_inner().expect("counted");
        let mut told = format!("fuzz, {what} on {:?}: {} outcomes\n", self.engine, outcomes.values().sum::<usize>());
        let mut outcomes: Vec<_> = outcomes.into_iter().collect();
        outcomes.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        outcomes.iter().for_each(|(outcome, times)| told += &format!("  {times:>6}  {outcome}\n"));
        told += &self.slowest.into_inner().expect("measured").told();
        // Past the test's own output, which is shown only when it fails.
        let _ = std::io::stderr().write_all(told.as_bytes());
        let (status, took) = self.server.stop().await;
        assert!(status.success(), "the server ends with {status} after {took:?}");
    }
}

/// The responses in an answer that tells one.
pub fn response(bytes: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(bytes).map_err(|error| format!("{error}: {:?}", String::from_utf8_lossy(bytes)))
}
