//! Which web pages of other origins may use the API.

use reqwest::{Method, StatusCode, header::HeaderMap};
use serde_json::json;

use crate::support::{Desk, Engine, server_process::ServerProcess, socket::Socket};

const FRIEND: &str = "https://support.example.com";
const STRANGER: &str = "https://elsewhere.example";

async fn asked(address: &str, method: Method, path: &str, origin: &str) -> (StatusCode, HeaderMap) {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request = client.request(method.clone(), format!("{address}{path}")).header("origin", origin);
    let request = if method == Method::OPTIONS {
        request
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type,x-request-id")
    } else {
        request.json(&json!({ "query": "{ __typename }" }))
    };
    let response = request.send().await.expect("an answer");
    (response.status(), response.headers().clone())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_no_other_origin_may_unless_they_are_named() {
    let desk = Desk::start(Engine::Sqlite).await;
    for method in [Method::OPTIONS, Method::POST] {
        let (_, headers) = asked(&desk.address, method, "/graphql", FRIEND).await;
        assert!(!headers.keys().any(|name| name.as_str().starts_with("access-control")), "{headers:?}");
    }
    assert_eq!(Socket::refused(&desk.address, FRIEND).await, Some(403));
    // The page may have come by TLS, and the name of a host has no case.
    let by_name = desk.address.replace("127.0.0.1", "localhost");
    let page = by_name.replace("http://localhost", "https://LocalHost");
    assert_eq!(Socket::refused(&by_name, &page).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_origins_that_are_named_may() {
    let desk = Desk::start(Engine::Sqlite).await;
    let named = format!("http://localhost:5173, {}:443/ ,", FRIEND.to_uppercase().replace("HTTPS", "https"));
    let server = ServerProcess::start_with(&[("FRONTDESK_ALLOWED_ORIGINS", &named)], &desk.database.url).await;
    for origin in [FRIEND, "http://localhost:5173"] {
        let (status, headers) = asked(&server.address, Method::OPTIONS, "/graphql", origin).await;
        assert_eq!(
            (status, &headers["access-control-allow-origin"]),
            (StatusCode::OK, &origin.parse().expect("a value"))
        );
        let allowed = headers["access-control-allow-headers"].to_str().expect("text");
        assert!(allowed.contains("content-type") && allowed.contains("x-request-id"), "{allowed}");
        assert!(headers.get("access-control-allow-credentials").is_none());
        for (method, path) in
            [(Method::POST, "/graphql"), (Method::GET, "/schema.graphql"), (Method::GET, "/export/stats.csv")]
        {
            let (status, headers) = asked(&server.address, method, path, origin).await;
            assert_eq!(
                (status, &headers["access-control-allow-origin"]),
                (StatusCode::OK, &origin.parse().expect("a value")),
                "{path}"
            );
            let mut varies = headers.get_all("vary").iter();
            assert!(varies.any(|vary| vary.to_str().is_ok_and(|vary| vary.contains("origin"))), "{headers:?}");
        }
        assert_eq!(Socket::refused(&server.address, origin).await, None);
    }
    for origin in [STRANGER, "http://support.example.com", "https://support.example.com.elsewhere.example", "null"] {
        for method in [Method::OPTIONS, Method::POST] {
            let (_, headers) = asked(&server.address, method, "/graphql", origin).await;
            assert!(headers.get("access-control-allow-origin").is_none(), "{origin}: {headers:?}");
        }
        assert_eq!(Socket::refused(&server.address, origin).await, Some(403), "{origin}");
    }
    // The pages of the client are for nobody else.
    let (_, headers) = asked(&server.address, Method::GET, "/healthz", FRIEND).await;
    assert!(headers.get("access-control-allow-origin").is_none(), "{headers:?}");
}
