//! A PostgreSQL server of a test's own, to be stopped, paused and started again.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use tempfile::TempDir;

/// A server with an empty database, gone with this.
#[derive(Debug)]
pub struct PostgresServer {
    home: TempDir,
    port: u16,
}

/// How to stop it.
#[derive(Clone, Copy, Debug)]
pub enum Stop {
    /// In order, once running transactions were rolled back; clients are told.
    Fast,
    /// As in a crash: connections are reset, and the next start recovers.
    Immediate,
}

impl PostgresServer {
    /// A running one.
    pub fn start() -> Self {
        let this = Self::stopped();
        this.begin();
        this
    }

    /// One that does not run yet.
    pub fn stopped() -> Self {
        let home = folder();
        // Making a cluster takes seconds; copying one does not.
        let copied = Command::new("cp").arg("-a").arg(template().join("data")).arg(home.path()).status();
        assert!(copied.expect("cp runs").success(), "the cluster is copied");
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        Self { port: free.local_addr().expect("an address").port(), home }
    }

    /// The URL of its database.
    pub fn url(&self) -> String {
        self.url_of("postgres", self.port)
    }

    /// The URL of a database of that name, at another port when there is something in between.
    pub fn url_of(&self, database: &str, port: u16) -> String {
        format!("postgres://postgres@127.0.0.1:{port}/{database}")
    }

    /// Where it listens.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Starts it, and waits until it serves.
    pub fn begin(&self) {
        // What is acknowledged must survive a stop like a crash, so that commits wait for the log; the machine stays up.
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off",
            self.port,
            self.home.path().display()
        );
        let log = self.home.path().join("log");
        self.control(&["-w", "-l", &log.to_string_lossy(), "-o", &options, "start"]);
    }

    /// Stops it, and waits until it is gone.
    pub fn stop(&self, how: Stop) {
        let mode = match how {
            Stop::Fast => "fast",
            Stop::Immediate => "immediate",
        };
        self.control(&["-m", mode, "-w", "stop"]);
    }

    /// Stops the clock for every process of it: nothing is refused, and nothing is answered.
    pub fn pause(&self) {
        // The one that would start others comes first.
        for process in self.processes() {
            signal("-STOP", process);
        }
    }

    /// The opposite of [`pause`](Self::pause).
    pub fn resume(&self) {
        for process in self.processes() {
            signal("-CONT", process);
        }
    }

    fn control(&self, arguments: &[&str]) {
        let data = self.home.path().join("data");
        let done = as_postgres(&binary("pg_ctl")).arg("-D").arg(data).args(arguments).stdout(Stdio::null()).status();
        assert!(done.expect("pg_ctl runs").success(), "pg_ctl {arguments:?}");
    }

    /// The server's process and its children.
    fn processes(&self) -> Vec<u32> {
        let file = fs::read_to_string(self.home.path().join("data/postmaster.pid")).expect("it runs");
        let server: u32 = file.lines().next().and_then(|line| line.trim().parse().ok()).expect("its process");
        let all = fs::read_dir("/proc").expect("/proc").filter_map(|entry| {
            let process: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
            // The name stands in brackets and may hold anything; state and parent follow it.
            let parent: u32 = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
            (parent == server).then_some(process)
        });
        std::iter::once(server).chain(all).collect()
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        if self.home.path().join("data/postmaster.pid").exists() {
            self.resume();
            let data = self.home.path().join("data");
            let mut stop = as_postgres(&binary("pg_ctl"));
            let _ = stop.arg("-D").arg(data).args(["-m", "immediate", "stop"]).stdout(Stdio::null()).status();
        }
    }
}

fn signal(name: &str, process: u32) {
    // A process that has ended meanwhile needs no signal.
    let _ = Command::new("kill").args([name, &process.to_string()]).stderr(Stdio::null()).status();
}

/// An empty cluster, made once and kept beside what the compiler makes.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let version = Command::new(binary("initdb")).arg("--version").output().expect("initdb runs").stdout;
        let version = String::from_utf8(version).expect("text");
        let version = version.split_whitespace().nth(2).expect("a version");
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("postgres-{version}"));
        if !kept.exists() {
            let made = folder();
            let initdb = as_postgres(&binary("initdb"))
                .arg("-D")
                .arg(made.path().join("data"))
                .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
                .stdout(Stdio::null())
                .status();
            assert!(initdb.expect("initdb runs").success(), "a cluster is made");
            // Another process may be doing the same; the first one to be done has made it.
            let copy = kept.with_extension(std::process::id().to_string());
            let copied = Command::new("cp").arg("-a").arg(made.path()).arg(&copy).status();
            assert!(copied.expect("cp runs").success(), "the cluster is kept");
            if fs::rename(&copy, &kept).is_err() {
                fs::remove_dir_all(copy).expect("one is enough");
            }
        }
        kept
    })
}

/// The server's socket lies in this folder, so its path must be short and open to the user that runs the server.
fn folder() -> TempDir {
    let folder = TempDir::with_prefix_in("pg.", "/tmp").expect("a folder");
    if is_root() {
        let owned = Command::new("chown").arg(user()).arg(folder.path()).status();
        assert!(owned.expect("chown runs").success(), "the folder is given away");
    }
    folder
}

/// PostgreSQL does not run as root.
fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let group = String::from_utf8(Command::new("id").args(["-g", user()]).output().expect("id runs").stdout);
    let mut command = Command::new("setpriv");
    command.arg(format!("--reuid={}", user())).arg(format!("--regid={}", group.expect("a number").trim()));
    command.arg("--clear-groups").arg(program).current_dir("/");
    command
}

fn is_root() -> bool {
    static ROOT: OnceLock<bool> = OnceLock::new();
    *ROOT.get_or_init(|| Command::new("id").arg("-u").output().expect("id runs").stdout.trim_ascii() == b"0")
}

fn user() -> &'static str {
    static USER: OnceLock<&str> = OnceLock::new();
    USER.get_or_init(|| {
        let known = Command::new("id").arg("postgres").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if known.expect("id runs").success() { "postgres" } else { "nobody" }
    })
}

/// The newest one that is installed.
fn binary(name: &str) -> PathBuf {
    let folders = std::env::var_os("PG_BIN").map(|folder| vec![PathBuf::from(folder)]).unwrap_or_else(|| {
        let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let mut versions: Vec<_> = versions.map(|version| version.path()).collect();
        versions.sort_by_key(|path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
        let installed = versions.into_iter().rev().map(|version| version.join("bin"));
        installed.chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())).collect()
    });
    let found = folders.into_iter().map(|folder| folder.join(name)).find(|path| path.exists());
    found.unwrap_or_else(|| panic!("PostgreSQL's {name} is missing: apt-get install postgresql, or set PG_BIN"))
}
