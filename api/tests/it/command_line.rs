//! The binary as whoever runs it sees it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;

fn frontdesk(arguments: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
    command.args(arguments).env_clear().envs(settings.iter().copied()).stderr(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn run(arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    frontdesk(arguments, settings).output().expect("the binary runs")
}

#[test]
fn a_wrong_setting_stops_the_start_with_one_sentence() {
    let folder = TempDir::new().expect("a folder");
    let blocked = folder.path().join("file");
    std::fs::write(&blocked, "").expect("a file");
    let below_a_file = format!("sqlite://{}/x/a.db", blocked.display());
    for (settings, words) in [
        (vec![("FRONTDESK_LISTEN", "nowhere")], "FRONTDESK_LISTEN"),
        (vec![("FRONTDESK_LISTEN", "no.such.host.invalid:8000")], "FRONTDESK_LISTEN"),
        (vec![("FRONTDESK_LISTEN", "127.0.0.1:99999")], "FRONTDESK_LISTEN"),
        (vec![("DATABASE_URL", "mysql://x")], "must begin with sqlite: or postgres://"),
        (vec![("DATABASE_URL", "sqlite::memory:")], "must name a file"),
        (vec![("DATABASE_URL", &below_a_file)], "cannot be made"),
        (vec![("DATABASE_URL", "postgres://me:secret/x@127.0.0.1/x")], "percent-encoded"),
        (vec![("DATABASE_URL", "postgres://me:secret#x@127.0.0.1/x")], "DATABASE_URL"),
        (vec![("DATABASE_URL", "postgres://me:secret?x@127.0.0.1/x")], "DATABASE_URL"),
        (vec![("DATABASE_URL", "postgres://me:secret@127.0.0.1:54x/x")], "percent-encoded"),
        (vec![("TRIAGE_DEADLINE_MS", "0")], "TRIAGE_DEADLINE_MS"),
        (vec![("TRIAGE_BASE_URL", "not a url")], "not a url"),
        (vec![("TRIAGE_BASE_URL", "http://localhost:1/v1")], "TRIAGE_MODEL"),
        (vec![("TRIAGE_PROVIDER", "opnai")], "\"opnai\" is no provider"),
        (vec![("TRIAGE_PROVIDER", "groq"), ("OPENAI_API_KEY", "secret")], "GROQ_API_KEY"),
        (vec![("TRIAGE_PROVIDER", "other")], "TRIAGE_BASE_URL"),
        (vec![("TRIAGE_MASK", "perhaps")], "TRIAGE_MASK"),
        (vec![("TRIAGE_CONCURRENCY", "0")], "TRIAGE_CONCURRENCY"),
        (vec![("FRONTDESK_EVENT_RETENTION_DAYS", "0")], "FRONTDESK_EVENT_RETENTION_DAYS"),
        (vec![("FRONTDESK_EVENT_RETENTION_DAYS", "a week")], "1 to 36500"),
        (vec![("FRONTDESK_LOG", "frontdesk=loud")], "frontdesk=loud"),
        (vec![("FRONTDESK_LOG_FORMAT", "xml")], "FRONTDESK_LOG_FORMAT"),
    ] {
        let mut all = vec![("FRONTDESK_LISTEN", "127.0.0.1:0"), ("FRONTDESK_LOG", "error")];
        all.retain(|(name, _)| settings.iter().all(|(other, _)| other != name));
        all.extend(settings.iter().copied());
        let output = run(&["serve"], &all);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{settings:?}");
        assert!(said.contains(words), "{settings:?}: {said}");
        assert_eq!(said.trim().lines().count(), 1, "{settings:?}: {said}");
        assert!(!said.contains("secret"), "{said}");
    }
}

#[test]
fn a_command_does_not_wait_for_a_database_that_is_not_there() {
    let output =
        run(&["migrate"], &[("DATABASE_URL", "postgres://me:secret@127.0.0.1:1/x"), ("FRONTDESK_LOG", "error")]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("cannot be opened") && said.contains("refused"), "{said}");
    assert!(said.trim().lines().count() == 1 && !said.contains("secret"), "{said}");
}

#[test]
fn it_serves_where_it_is_told_and_stops_when_it_is_asked() {
    let folder = TempDir::new().expect("a folder");
    let url = format!("sqlite://{}/deep/down/frontdesk.db", folder.path().display());
    let mut server =
        frontdesk(&["serve", "--listen", "127.0.0.1:0", "--database-url", &url], &[]).spawn().expect("it starts");
    let mut log = BufReader::new(server.stderr.take().expect("a log")).lines().map(|line| line.expect("text"));
    let serving = log.find(|line| line.contains("serving at http://127.0.0.1:")).expect("it serves");
    assert!(serving.contains("/graphql"), "{serving}");
    let address = serving.split("http://").nth(1).and_then(|rest| rest.split(',').next()).expect("an address");
    assert!(run(&["health", "--listen", address], &[]).status.success());
    ask_to_stop(&server);
    assert!(server.wait().expect("it ends").success());
    assert!(log.any(|line| line.contains("stopped")));
    assert!(!run(&["health", "--listen", address], &[]).status.success());
}

#[test]
fn a_taken_address_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = run(&["serve", "--listen", &address], &[("FRONTDESK_LOG", "error")]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains(&format!("cannot listen on {address}")), "{said}");
}

#[test]
fn the_default_address_is_this_machine_only() {
    let output = run(&["serve", "--help"], &[]);
    let help = String::from_utf8_lossy(&output.stdout);
    assert!(help.contains("127.0.0.1:8000"), "{help}");
}

fn ask_to_stop(server: &Child) {
    let sent = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().expect("kill runs");
    assert!(sent.success());
}
