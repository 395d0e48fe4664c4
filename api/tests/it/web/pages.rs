//! Pages: which addresses have one, and what it may do.

use reqwest::{Method, StatusCode};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{ask, built, get};
use crate::support::Desk;

/// What stands in the first line of the answer to a path that is sent as it stands here.
async fn status_of(desk: &Desk, path: &str) -> String {
    let mut stream = TcpStream::connect(desk.address.trim_start_matches("http://")).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("it is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

/// The directives of a page's policy.
async fn policy(desk: &Desk, path: &str) -> Vec<String> {
    let page = get(desk, path).await;
    page.header("content-security-policy").split("; ").map(ToOwned::to_owned).collect()
}

both_engines! {
    async fn every_address_of_the_client_leads_to_its_page(desk: Desk) {
        let page = built("index.html");
        for path in ["/", "/tickets/1", "/new", "/stats?from=2026-01-01", "/?search=a.b", "/no/such/page", "/v1.2/page", "/index.html"] {
            let sent = get(&desk, path).await;
            assert_eq!((sent.status, sent.header("cache-control")), (StatusCode::OK, "no-cache"), "{path}");
            assert!(sent.body == page, "{path}");
            assert_eq!(ask(&desk, Method::HEAD, path, ("accept", "*/*")).await.status, StatusCode::OK, "{path}");
        }
        for path in ["/graphiql", "/graphiql/", "/graphiql?query=x", "/graphiql.html"] {
            assert!(get(&desk, path).await.body == built("graphiql.html"), "{path}");
        }
        let posted = ask(&desk, Method::POST, "/tickets/1", ("accept", "*/*")).await;
        assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
    }

    async fn the_addresses_of_the_server_itself_lead_to_no_page(desk: Desk) {
        for path in ["/graphql/x", "/graphiql/x", "/healthz/x", "/readyz/", "/.well-known/change-password", "/.env", "/tickets/1.json"] {
            let sent = get(&desk, path).await;
            assert_eq!((sent.status, sent.header("cache-control")), (StatusCode::NOT_FOUND, "no-store"), "{path}");
        }
    }

    async fn no_address_leads_out_of_the_files_of_the_client(desk: Desk) {
        for path in [
            "/assets/../", "/assets/..", "/assets/../index.html", "/assets/../graphiql.html", "/assets/%2e%2e/index.html",
            "/assets/..%2findex.html", "/assets/..%5cindex.html", "/assets/./../index.html", "/assets//../index.html",
            "/assets/../../package.json", "/../package.json", "/x/../../package.json", "/assets/%00", "/assets/.",
        ] {
            assert_eq!(status_of(&desk, path).await, "HTTP/1.1 404 Not Found", "{path}");
        }
        assert_eq!(status_of(&desk, "/index.html").await, "HTTP/1.1 200 OK");
    }

    async fn a_page_may_load_and_run_only_what_the_server_sends(desk: Desk) {
        for path in ["/", "/tickets/1", "/index.html"] {
            assert_eq!(policy(&desk, path).await, [
                "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:",
                "font-src 'self'", "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
                "form-action 'self'",
            ], "{path}");
        }
        for path in ["/graphiql", "/graphiql.html"] {
            let (client, mut playground) = (policy(&desk, "/").await, policy(&desk, path).await);
            playground.retain(|directive| !client.contains(directive));
            assert_eq!(playground, ["font-src 'self' data:", "worker-src 'self' blob:"], "{path}");
        }
        // The pages keep to it: a script that stands in the page itself would not run.
        for name in ["index.html", "graphiql.html"] {
            let page = String::from_utf8(built(name)).expect("text");
            let mut scripts = page.split("<script").skip(1);
            assert!(scripts.all(|script| script.contains("src=\"/") && script.contains("></script>")), "{page}");
            assert!(!page.split_whitespace().any(|word| word.starts_with("on") && word.contains("=\"")), "{page}");
        }
    }

    async fn every_answer_says_how_it_is_to_be_read(desk: Desk) {
        for path in ["/", "/graphiql", "/favicon.svg", "/assets/none.js", "/healthz", "/graphql?query={__typename}"] {
            let sent = get(&desk, path).await;
            assert_eq!(sent.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(sent.header("referrer-policy"), "same-origin", "{path}");
        }
    }
}
