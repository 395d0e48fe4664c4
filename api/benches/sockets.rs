//! What a thousand subscribers cost, a tenth of whom never read: memory of the server, and how soon the others hear.
//!
//! `cargo bench --bench sockets` measures the binary of this build on SQLite; `-- /path/to/frontdesk` another one. Half
//! of the subscribers follow new tickets, half the statistics. First tickets are filed one by one, to see how soon they
//! arrive; then 2,000 as fast as eight clients can, to see what piles up.

#![expect(clippy::print_stdout, reason = "figures are what this prints")]

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, client::IntoClientRequest, protocol::WebSocketConfig},
};

const SUBSCRIBERS: usize = 1_000;
/// One in so many never reads.
const DEAF: usize = 10;
const ONE_BY_ONE: usize = 100;
const AT_ONCE: usize = 2_000;
const DESCRIPTION: usize = 5_000;
const CREATED: &str = "subscription { ticketCreated { id title description category priority status createdAt } }";
const STATS: &str =
    "subscription { ticketStats { total open averagePerDay byCategory { category count } perDay { date total } } }";
const FILE: &str = "mutation($i: CreateTicketInput!) { createTicket(input: $i) { ticket { id } } }";

/// What the subscribers have heard.
#[derive(Default)]
struct Heard {
    /// How long each ticket took to reach each of them, in microseconds; only while tickets come one by one.
    delays: Mutex<Vec<u64>>,
    tickets: AtomicUsize,
    statistics: AtomicUsize,
    /// Sockets that the server has closed.
    closed: AtomicUsize,
}

#[tokio::main]
async fn main() {
    let other = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let binary = other.unwrap_or_else(|| env!("CARGO_BIN_EXE_frontdesk").to_owned());
    let folder = tempfile::TempDir::new().expect("a folder");
    let server = Server::start(&binary, folder.path());
    println!("{binary}");
    println!("memory at rest                        {}", server.memory());

    let (begun, heard) = (Instant::now(), Arc::new(Heard::default()));
    let mut deaf = Vec::new();
    for number in 0..SUBSCRIBERS {
        let socket = subscribe(&server.address, if number % 2 == 0 { CREATED } else { STATS }).await;
        // Deaf ones are of both kinds.
        if number % (2 * DEAF) < 2 {
            deaf.push(socket);
        } else {
            tokio::spawn(listen(socket, begun, heard.clone()));
        }
    }
    println!("memory with {SUBSCRIBERS} subscribers          {}", server.memory());

    let client = reqwest_client();
    for number in 0..ONE_BY_ONE {
        file(&client, &server.address, begun, number).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let listeners = (SUBSCRIBERS - deaf.len()) / 2;
    heard.until(listeners * ONE_BY_ONE).await;
    let mut delays = std::mem::take(&mut *heard.delays.lock().expect("no panic"));
    delays.sort_unstable();
    let at = |share: f64| delays[((delays.len() - 1) as f64 * share) as usize] as f64 / 1_000.0;
    println!("memory after {ONE_BY_ONE} tickets one by one     {}", server.memory());
    println!(
        "from the call that files a ticket to its {listeners} listeners: p50 {:.1} ms, p99 {:.1} ms, worst {:.1} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );

    let storm = Instant::now();
    let filing = (0..8).map(|clerk| {
        let (client, address) = (client.clone(), server.address.clone());
        tokio::spawn(async move {
            for number in 0..AT_ONCE / 8 {
                file(&client, &address, begun, clerk * AT_ONCE + number).await;
            }
        })
    });
    for clerk in filing.collect::<Vec<_>>() {
        clerk.await.expect("it files");
    }
    println!("{AT_ONCE} tickets filed at once            in {:.1} s", storm.elapsed().as_secs_f64());
    println!("memory then                           {}", server.memory());
    heard.until(listeners * (ONE_BY_ONE + AT_ONCE)).await;
    println!("all of them heard                     after {:.1} s", storm.elapsed().as_secs_f64());
    tokio::time::sleep(Duration::from_secs(60).saturating_sub(storm.elapsed())).await;
    println!("memory a minute after                 {}", server.memory());
    println!("sockets with a listener that closed   {}", heard.closed.load(Ordering::Relaxed));
    println!("sockets still open at the server      {}", server.sockets());
    println!("statistics heard                      {}", heard.statistics.load(Ordering::Relaxed));
    drop(deaf);
}

impl Heard {
    /// Until so many tickets were heard, or nothing more comes.
    async fn until(&self, tickets: usize) {
        let mut before = usize::MAX;
        loop {
            let now = self.tickets.load(Ordering::Relaxed);
            if now >= tickets {
                return;
            }
            if now == before {
                println!("only {now} of {tickets} tickets were heard");
                return;
            }
            before = now;
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
    }
}

async fn subscribe(address: &str, document: &str) -> WebSocketStream<TcpStream> {
    let tcp = TcpSocket::new_v4().expect("a socket");
    tcp.set_recv_buffer_size(64 * 1_024).expect("a buffer");
    let tcp = tcp.connect(address.parse().expect("an address")).await.expect("a connection");
    let mut request = format!("ws://{address}/graphql").into_client_request().expect("a request");
    request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().expect("a header"));
    let config = WebSocketConfig::default().read_buffer_size(8 * 1_024);
    let (mut socket, _) = client_async_with_config(request, tcp, Some(config)).await.expect("a socket");
    let start = json!({ "id": "1", "type": "subscribe", "payload": { "query": document } });
    for message in [json!({ "type": "connection_init" }), start] {
        socket.send(Message::text(message.to_string())).await.expect("it is sent");
    }
    while !matches!(socket.next().await, Some(Ok(Message::Text(text))) if text.contains("connection_ack")) {}
    socket
}

async fn listen(mut socket: WebSocketStream<TcpStream>, begun: Instant, heard: Arc<Heard>) {
    while let Some(Ok(message)) = socket.next().await {
        let Message::Text(text) = message else { continue };
        let now = u64::try_from(begun.elapsed().as_micros()).expect("a short run");
        if text.contains("ticketStats") {
            heard.statistics.fetch_add(1, Ordering::Relaxed);
        } else if let Some(filed) = text.split("filed at ").nth(1) {
            let filed: u64 = filed.split('"').next().and_then(|text| text.parse().ok()).expect("a time");
            if heard.tickets.fetch_add(1, Ordering::Relaxed) < SUBSCRIBERS * ONE_BY_ONE {
                heard.delays.lock().expect("no panic").push(now.saturating_sub(filed));
            }
        }
    }
    heard.closed.fetch_add(1, Ordering::Relaxed);
}

fn reqwest_client() -> reqwest::Client {
    rustls::crypto::ring::default_provider().install_default().expect("the first one");
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

async fn file(client: &reqwest::Client, address: &str, begun: Instant, number: usize) {
    let title = format!("filed at {}", begun.elapsed().as_micros());
    let description = format!("{number} {}", "x".repeat(DESCRIPTION));
    let input = json!({ "title": title, "description": description, "category": "BILLING", "priority": "LOW" });
    let body = json!({ "query": FILE, "variables": { "i": input } });
    loop {
        let answer = client.post(format!("http://{address}/graphql")).json(&body).send().await.expect("an answer");
        let answer: Value = answer.json().await.expect("JSON");
        if answer["data"]["createTicket"]["ticket"]["id"].is_string() {
            return;
        }
        println!("not filed at {:.1} s: {}", begun.elapsed().as_secs_f64(), answer["errors"][0]["extensions"]);
    }
}

/// The binary, serving; killed in the end.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(binary: &str, folder: &Path) -> Self {
        let url = format!("sqlite://{}", folder.join("frontdesk.db").display());
        let mut child = Command::new(binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--database-url", &url])
            .env_clear()
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a log")).lines().map_while(Result::ok);
        let serving = lines.find(|line| line.contains("serving at http://")).expect("it serves");
        let address = serving.split("http://").nth(1).and_then(|rest| rest.split(',').next()).expect("an address");
        let address = address.to_owned();
        // Nobody reads the log, and it must not fill a pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// What the process holds now, and the most it held.
    fn memory(&self) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let mib = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).expect("a figure");
            line.split_whitespace().nth(1).and_then(|text| text.parse::<f64>().ok()).expect("KiB") / 1_024.0
        };
        format!("{:>7.1} MiB, {:.1} at most", mib("VmRSS"), mib("VmHWM"))
    }

    fn sockets(&self) -> usize {
        let open = fs::read_dir(format!("/proc/{}/fd", self.child.id())).expect("it runs").flatten();
        let targets = open.filter_map(|entry| fs::read_link(entry.path()).ok());
        targets.filter(|target| target.to_string_lossy().starts_with("socket:")).count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
