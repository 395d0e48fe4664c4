//! A PostgreSQL cluster of a test's own: transactions of other tests hold nothing up there, and its own nobody else.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A cluster that goes when this is dropped.
#[derive(Debug)]
pub struct Cluster {
    /// The address of an empty database in it.
    pub url: String,
    keeper: Child,
}

impl Cluster {
    /// Starts one.
    pub fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.ci/with-postgres");
        // It stands until its standard input is closed.
        let mut keeper = Command::new(script)
            .args(["sh", "-c", "echo $TEST_PG_URL; cat"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the script runs");
        let mut url = String::new();
        BufReader::new(keeper.stdout.take().expect("output")).read_line(&mut url).expect("an address");
        Self { url: url.trim().to_owned(), keeper }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
