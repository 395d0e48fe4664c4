//! The web client and the playground, as browsers get them.
//!
//! A debug build reads them from `web/dist`, which `make test` builds first.

mod files;
mod pages;

use std::{fs, path::PathBuf};

use reqwest::{Method, Response, StatusCode};

use crate::support::Desk;

/// What the server sent for a path.
struct Sent {
    status: StatusCode,
    headers: reqwest::header::HeaderMap,
    body: Vec<u8>,
}

impl Sent {
    async fn from(response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, body: response.bytes().await.expect("a body").into() }
    }

    /// A header; empty when there is none.
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }
}

/// Asks for a path with one more header.
async fn ask(desk: &Desk, method: Method, path: &str, (name, value): (&str, &str)) -> Sent {
    let request = desk.request(method, path).header(name, value);
    Sent::from(request.send().await.expect("an answer")).await
}

async fn get(desk: &Desk, path: &str) -> Sent {
    ask(desk, Method::GET, path, ("accept-encoding", "identity")).await
}

fn dist() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../web/dist"))
}

/// A file of the built client.
fn built(name: &str) -> Vec<u8> {
    fs::read(dist().join(name)).unwrap_or_else(|error| panic!("web/dist/{name}: {error}; `make build` builds it"))
}

/// The names of all files of the built client, without those that are others compressed.
fn names() -> Vec<String> {
    let within = |folder: &str| {
        let entries = fs::read_dir(dist().join(folder)).expect("web/dist, which `make build` builds");
        let names = entries.map(|entry| entry.expect("an entry")).filter(|entry| entry.path().is_file());
        names.map(|entry| format!("{folder}{}", entry.file_name().to_string_lossy())).collect::<Vec<_>>()
    };
    let mut names = [within(""), within("assets/")].concat();
    names.retain(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    assert!(names.len() > 5, "{names:?}");
    names
}
