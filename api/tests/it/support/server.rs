//! The real binary as a server: to be watched, killed and started again.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

/// How long a line of the log may be awaited before the test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A process that serves. It is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    /// Where it serves: `http://127.0.0.1:PORT`.
    pub address: String,
    process: Child,
    log: Receiver<String>,
}

impl Server {
    /// Starts one on a database, with settings from the environment, and waits until it serves.
    pub fn start(database_url: &str, settings: &[(&str, &str)]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database-url", database_url])
            .env_clear()
            .envs(settings.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let lines = BufReader::new(process.stderr.take().expect("a log")).lines().map_while(Result::ok);
        let (sender, log) = channel();
        std::thread::spawn(move || lines.for_each(|line| drop(sender.send(line))));
        let mut this = Self { address: String::new(), process, log };
        let serving = this.line(|line| line.contains("serving at http://"));
        let address = serving.split("serving at ").nth(1).and_then(|rest| rest.split(',').next());
        this.address = address.expect("an address").to_owned();
        this
    }

    /// The next line of the log that is such; those before it are passed over.
    pub fn line(&mut self, is_such: impl Fn(&str) -> bool) -> String {
        self.lines_to(is_such).pop().expect("the line itself")
    }

    /// The lines of the log up to one that is such, itself included.
    pub fn lines_to(&mut self, is_such: impl Fn(&str) -> bool) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            let line = self.log.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no such line after {lines:#?}"));
            let found = is_such(&line);
            lines.push(line);
            if found {
                return lines;
            }
        }
    }

    /// Kills it, as kill -9 does.
    pub fn kill(&mut self) {
        self.process.kill().expect("it can be killed");
        self.process.wait().expect("it ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
