//! The disk under SQLite is full, or may not be written.

use std::{
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
};

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::server_process::ServerProcess;

const FILE: &str = "mutation File($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } userErrors { message } } }";
const RESOLVE: &str =
    "mutation($id: ID!) { updateTicket(input: { id: $id, status: RESOLVED }) { ticket { version } } }";

fn ticket(number: usize) -> Value {
    json!({ "input": { "title": number.to_string(), "description": "x".repeat(20_000), "idempotencyKey": number.to_string() } })
}

/// Files tickets until there is no room, then lets `make_room` run, and files more.
async fn fill(server: &ServerProcess, make_room: impl FnOnce()) {
    let mut filed = 0;
    loop {
        let answer = server.ask(FILE, ticket(filed)).await;
        if answer.body.get("errors").is_some() {
            answer.assert_unavailable();
            break;
        }
        filed += 1;
        assert!(filed < 1_000, "there is no end to the room");
    }
    // Nothing more is taken, neither by a statement nor by a transaction; what is there can be read.
    for _ in 0..3 {
        server.ask(FILE, ticket(filed)).await.assert_unavailable();
    }
    let total = |answer: &Value| answer["data"]["ticketStats"]["total"].clone();
    let read = server.ask("{ ticketStats { total } tickets(first: 100) { nodes { description } } }", json!({})).await;
    assert_eq!(total(&read.body), filed, "{}", read.body);
    assert_eq!(server.status("/readyz").await.0, 200, "it can still be read from");
    let reasons = server.says("a request failed", 4).await;
    assert!(reasons.iter().all(|line| line.contains("full") || line.contains("disk I/O error")), "{reasons:#?}");
    // A change is a transaction, which SQLite may have ended by itself when it failed.
    for number in 1..=filed.min(20) {
        let answer = server.ask(RESOLVE, json!({ "id": number.to_string() })).await;
        if answer.body.get("errors").is_some() {
            answer.assert_unavailable();
        }
    }

    make_room();
    for number in 0..filed + 20 {
        let answer = server.ask(FILE, ticket(number)).await;
        assert_eq!(answer.body["data"]["createTicket"]["userErrors"], json!([]), "{}", answer.body);
    }
    for number in 1..=20 {
        let answer = server.ask(RESOLVE, json!({ "id": number.to_string() })).await;
        assert!(answer.body.get("errors").is_none(), "{}", answer.body);
    }
    let read = server.ask("{ ticketStats { total } }", json!({})).await;
    assert_eq!(total(&read.body), filed + 20, "each key has one ticket");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_said_and_survived() {
    let folder = TempDir::new().expect("a folder");
    let Some(disk) = SmallDisk::mount(folder.path(), "6m") else {
        eprintln!("only root can mount a small disk: see the test with files that must not grow");
        return;
    };
    let server = ServerProcess::start(&format!("sqlite://{}/frontdesk.db", folder.path().display())).await;
    fill(&server, || disk.resize("60m")).await;
    drop(server);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_must_not_grow_are_like_a_full_disk() {
    let folder = TempDir::new().expect("a folder");
    let url = format!("sqlite://{}/frontdesk.db", folder.path().display());
    // The kernel would kill a process that writes past its limit, unless it has said that it knows.
    let server = ServerProcess::start_by(&["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"], &url).await;
    limit_files(&server, "3000000:");
    fill(&server, || limit_files(&server, "unlimited:")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_another_process_keeps_locked_is_not_waited_for() {
    let folder = TempDir::new().expect("a folder");
    let url = format!("sqlite://{}/frontdesk.db", folder.path().display());
    let server = ServerProcess::start(&url).await;
    assert!(server.ask(FILE, ticket(0)).await.body.get("errors").is_none());
    let mut options = sea_orm::ConnectOptions::new(&url);
    options.max_connections(1);
    let other = sea_orm::Database::connect(options).await.expect("a connection past the server");
    other.execute_unprepared("BEGIN IMMEDIATE").await.expect("the file is locked");
    let asked = [(FILE, ticket(1)), (FILE, ticket(2)), (RESOLVE, json!({ "id": "1" }))];
    let asked = asked.into_iter().map(|(document, variables)| server.ask(document, variables));
    for answer in futures_util::future::join_all(asked).await {
        answer.assert_unavailable();
    }
    let read = server.ask("{ ticket(id: 1) { status } }", json!({})).await;
    assert_eq!(read.body["data"]["ticket"]["status"], "OPEN", "{}", read.body);
    other.execute_unprepared("ROLLBACK").await.expect("the lock is gone");
    for number in 0..10 {
        assert!(server.ask(FILE, ticket(number)).await.body.get("errors").is_none());
    }
    let read = server.ask("{ ticketStats { total open } }", json!({})).await;
    assert_eq!(read.body["data"]["ticketStats"], json!({ "total": 10, "open": 10 }), "{}", read.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_may_not_be_written_is_refused_in_a_sentence() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("frontdesk.db");
    let url = format!("sqlite://{}", path.display());
    ServerProcess::start(&url).await.stop().await;
    for path in [&path, &folder.path().to_owned()] {
        let mode = std::fs::metadata(path).expect("it is there").permissions().mode();
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode & !0o222)).expect("it is locked");
    }
    // Root may write everything, unless it gives that up.
    let root = ["setpriv", "--bounding-set=-dac_override,-fowner"];
    let mut server = ServerProcess::try_by(if is_root() { &root } else { &[] }, &url);
    assert!(!server.ended().await.expect("it ends").success());
    let log = server.log();
    let last = log.last().expect("a reason");
    assert!(
        last.starts_with("frontdesk: the ") && (last.contains("readonly") || last.contains("unable to open")),
        "{log:?}"
    );
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("it is unlocked");
}

fn limit_files(server: &ServerProcess, limit: &str) {
    let process = server.process().to_string();
    let limited = Command::new("prlimit").args(["--pid", &process, &format!("--fsize={limit}")]).status();
    assert!(limited.expect("prlimit runs").success());
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().expect("id runs").stdout.trim_ascii() == b"0"
}

/// A file system of its own in a folder, gone with this.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(folder: &'a Path, size: &str) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(folder).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(folder))
    }

    fn resize(&self, size: &str) {
        let remount = Command::new("mount").args(["-o", &format!("remount,size={size}")]).arg(self.0).status();
        assert!(remount.expect("mount runs").success());
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}
