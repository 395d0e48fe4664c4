//! Running the real binary.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use tempfile::TempDir;

use super::Desk;

/// What a run of the binary came to.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// A folder to run the binary in, and files for it to read.
#[derive(Debug)]
pub struct Folder(TempDir);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.path(name), bytes).expect("the file is written");
        self
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("the file is there")
    }

    /// Runs the binary in the folder, on the database of a desk.
    pub fn run(&self, desk: &Desk, arguments: &[&str]) -> Ran {
        self.run_with(desk, arguments, b"")
    }

    /// Runs the binary with something on its standard input.
    pub fn run_with(&self, desk: &Desk, arguments: &[&str], input: &[u8]) -> Ran {
        self.run_at(&desk.database.url, arguments, input)
    }

    fn run_at(&self, database_url: &str, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(arguments)
            .current_dir(self.0.path())
            .env_clear()
            .env("DATABASE_URL", database_url)
            .env("FRONTDESK_LOG", "warn")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        // A command that refuses its arguments does not read.
        let _ = child.stdin.take().expect("its input").write_all(input);
        let done = child.wait_with_output().expect("the binary ends");
        let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
        Ran { code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) }
    }
}

/// Runs the binary on a database.
pub fn run_on(database_url: &str, arguments: &[&str]) -> Ran {
    Folder::new().run_at(database_url, arguments, b"")
}
