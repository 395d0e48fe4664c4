//! A language model's server that really speaks the protocol, and misbehaves as told.

use std::{
    convert::Infallible,
    future::pending,
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Response, StatusCode, Uri, header},
};
use futures_util::{FutureExt, StreamExt, future::BoxFuture, stream};
use serde_json::{Value, json};
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpSocket},
    sync::Semaphore,
    task::JoinHandle,
};

/// What the server does with a request.
#[derive(Clone)]
pub enum Behaviour {
    /// Answers in a well-formed envelope whose message is this.
    Says(String),
    /// Answers 200 with this body.
    Sends(String),
    /// Answers with this status, these headers and this body.
    Refuses(u16, Vec<(&'static str, &'static str)>, String),
    /// Answers with this status and these headers, and the beginning of a body, then nothing.
    RefusesSlowly(u16, Vec<(&'static str, &'static str)>),
    /// Sends nothing, for longer than any test waits.
    Hangs,
    /// Sends the head and the beginning of a body, then nothing.
    Stalls,
    /// Sends the head and the beginning of a body, then closes the connection.
    BreaksOff,
    /// Sends a body that does not end.
    NeverEnds,
    /// Closes each connection without an answer.
    HangsUp,
    /// Does not listen.
    IsGone,
    /// Does one after the other, and the last one from then on.
    InTurn(Vec<Behaviour>),
    /// Does that after a while.
    After(Duration, Box<Behaviour>),
    /// Does that as soon as the gate has a place; it keeps the place.
    Behind(Arc<Semaphore>, Box<Behaviour>),
    /// Does the first with a request that has that field, the second with any other.
    Depending(&'static str, Box<Behaviour>, Box<Behaviour>),
}

/// A request as it came in.
#[derive(Clone)]
pub struct Received {
    /// Its path.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, `null` where that was not read.
    pub body: Value,
}

type Log = Arc<Mutex<Vec<Received>>>;

/// The running server; it stops when this is dropped.
pub struct FakeLlm {
    base_url: String,
    log: Log,
    open: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl FakeLlm {
    /// Starts a server on a port of its own.
    pub async fn start(behaviour: Behaviour) -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a free port");
        let base_url = format!("http://{}/v1", socket.local_addr().expect("an address"));
        let log = Log::default();
        let open = Arc::<AtomicUsize>::default();
        let listen = |socket: TcpSocket| socket.listen(1024).expect("it listens");
        let task = match behaviour {
            // The port stays taken, so that nobody else comes to listen there.
            Behaviour::IsGone => tokio::spawn(async move {
                let _taken = socket;
                pending().await
            }),
            Behaviour::HangsUp => tokio::spawn(hang_up(listen(socket), log.clone())),
            behaviour => {
                let listener = listen(socket);
                let router = Router::new().fallback(answer).with_state((behaviour, log.clone(), open.clone()));
                tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") })
            }
        };
        Self { base_url, log, open, task }
    }

    /// The address that a client is given.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Every request so far.
    pub fn received(&self) -> Vec<Received> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many requests wait for their answer to begin. One whose client has hung up does not.
    pub fn open(&self) -> usize {
        self.open.load(Ordering::SeqCst)
    }
}

impl Drop for FakeLlm {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The envelope around a message's content, as OpenAI sends it.
pub fn envelope(content: Value) -> Value {
    json!({
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_790_000_000,
        "model": "fake-1-2026",
        "choices": [{
            "index": 0,
            "message": { "role": "assistant", "content": content, "refusal": null },
            "finish_reason": "stop",
        }],
        "usage": { "prompt_tokens": 700, "completion_tokens": 50, "total_tokens": 750 },
    })
}

/// A request that waits for its answer.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn new(count: Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn answer(
    State((behaviour, log, open)): State<(Behaviour, Log, Arc<AtomicUsize>)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let _open = Open::new(open);
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let number = note(&log, Received { path: uri.path().to_owned(), headers, body: body.clone() });
    act(behaviour, number, &body).await
}

fn act(behaviour: Behaviour, number: usize, body: &Value) -> BoxFuture<'_, Response<Body>> {
    let ok = |body: Body| response(StatusCode::OK, &[("content-type", "application/json")], body);
    let beginning = || Ok::<_, io::Error>(Bytes::from_static(b"{\"id\": \"chatcmpl-1\", "));
    let act = async move {
        match behaviour {
            Behaviour::Says(content) => ok(envelope(content.into()).to_string().into()),
            Behaviour::Sends(body) => ok(body.into()),
            Behaviour::Refuses(status, headers, body) => {
                response(StatusCode::from_u16(status).expect("a status"), &headers, body.into())
            }
            Behaviour::Hangs => {
                tokio::time::sleep(Duration::from_secs(3600)).await;
                ok(Body::empty())
            }
            Behaviour::RefusesSlowly(status, headers) => {
                let stalled = stream::once(async move { beginning() }).chain(stream::pending());
                response(StatusCode::from_u16(status).expect("a status"), &headers, Body::from_stream(stalled))
            }
            Behaviour::Stalls => {
                let stalled = stream::once(async move { beginning() }).chain(stream::pending());
                ok(Body::from_stream(stalled))
            }
            Behaviour::BreaksOff => {
                let broken = [beginning(), Err(io::Error::other("enough"))];
                ok(Body::from_stream(stream::iter(broken)))
            }
            Behaviour::NeverEnds => {
                let blank = Bytes::from(vec![b' '; 64 * 1024]);
                ok(Body::from_stream(stream::repeat_with(move || Ok::<_, Infallible>(blank.clone()))))
            }
            Behaviour::InTurn(turns) => {
                let turn = turns.get(number).or(turns.last()).expect("a behaviour").clone();
                act(turn, number, body).await
            }
            Behaviour::After(time, then) => {
                tokio::time::sleep(time).await;
                act(*then, number, body).await
            }
            Behaviour::Behind(gate, then) => {
                gate.acquire().await.expect("a gate").forget();
                act(*then, number, body).await
            }
            Behaviour::Depending(field, with, without) => {
                let then = if body.get(field).is_some() { with } else { without };
                act(*then, number, body).await
            }
            Behaviour::HangsUp | Behaviour::IsGone => unreachable!("no request gets here"),
        }
    };
    act.boxed()
}

async fn hang_up(listener: TcpListener, log: Log) {
    while let Ok((mut connection, _)) = listener.accept().await {
        // Something is read first, so that the request is known to have been sent.
        let _ = connection.read(&mut [0; 64]).await;
        note(&log, Received { path: String::new(), headers: HeaderMap::new(), body: Value::Null });
    }
}

/// Notes a request; how many came before it.
fn note(log: &Log, received: Received) -> usize {
    let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
    log.push(received);
    log.len() - 1
}

fn response(status: StatusCode, headers: &[(&'static str, &'static str)], body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    for (name, value) in headers {
        let name = header::HeaderName::from_static(name);
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response
}
