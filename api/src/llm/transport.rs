use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use async_openai::{error::OpenAIError, middleware::HttpRequestFactory};
use reqwest::{Client, Response, StatusCode, Url, redirect};
use serde::Deserialize;
use tokio::time::timeout;

use super::retry::retry_after;

/// The longest answer that is read. A right one has a few hundred bytes, or some thousands with a chatty envelope.
const LONGEST_ANSWER: usize = 1024 * 1024;

/// Sends a request exactly once and reads a bounded answer.
///
/// It stands where `async-openai` would put its own retries, which know no deadline and sleep as long as a
/// `Retry-After` says; and it looks at the status before the library tries to read an error page as JSON.
#[derive(Clone)]
pub(super) struct Transport {
    client: Client,
}

/// Why there is no answer to read. What it prints is safe to log.
#[derive(Debug, thiserror::Error)]
pub(super) enum TransportError {
    /// The server said no.
    #[error("HTTP {}{}", status.as_u16(), code.as_deref().map(|code| format!(" ({code})")).unwrap_or_default())]
    Status { status: StatusCode, code: Option<String>, retry_after: Option<Duration> },
    /// The answer is longer than any answer could be.
    #[error("the answer is longer than {LONGEST_ANSWER} bytes")]
    TooLong,
    /// The request or the reading of its answer failed.
    #[error("{}", describe(.0))]
    Http(#[source] reqwest::Error),
}

impl Transport {
    /// A transport to `base_url` that waits for a connection no longer than `connect`. How long it waits for an answer
    /// is up to who calls.
    pub fn new(base_url: &Url, connect: Duration) -> Result<Self, reqwest::Error> {
        // The provider is chosen once for the process; whoever came first chose the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = Client::builder()
            .connect_timeout(connect)
            // A redirected POST becomes a GET, and an address that moves is an address to be set right.
            .redirect(redirect::Policy::none());
        if is_loopback(base_url) {
            // A model on this machine is not reached through the company's proxy.
            builder = builder.no_proxy();
        }
        Ok(Self { client: builder.build()? })
    }

    /// The client beneath, which `async-openai` builds its requests with.
    pub fn http_client(&self) -> Client {
        self.client.clone()
    }
}

impl tower::Service<HttpRequestFactory> for Transport {
    type Response = Response;
    type Error = OpenAIError;
    type Future = Pin<Box<dyn Future<Output = Result<Response, OpenAIError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), OpenAIError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: HttpRequestFactory) -> Self::Future {
        let client = self.client.clone();
        Box::pin(async move {
            let request = request.build().await?;
            send(&client, request).await.map_err(|error| OpenAIError::Boxed(Box::new(error)))
        })
    }
}

/// How much of a refusal is read, in bytes, and how long it is waited for.
const LONGEST_REFUSAL: usize = 16 * 1024;
const BRIEFLY: Duration = Duration::from_millis(250);

async fn send(client: &Client, request: reqwest::Request) -> Result<Response, TransportError> {
    let mut response = client.execute(request).await.map_err(TransportError::Http)?;
    let status = response.status();
    let retry_after = retry_after(response.headers());
    if !status.is_success() {
        // What it says of itself is read where it comes at once; that it is refused is known.
        let body = timeout(BRIEFLY, beginning(&mut response)).await.unwrap_or_default();
        return Err(TransportError::Status { status, code: error_code(&body), retry_after });
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(TransportError::Http)? {
        if body.len() + chunk.len() > LONGEST_ANSWER {
            return Err(TransportError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    let mut whole = ::http::Response::new(body);
    *whole.status_mut() = status;
    Ok(whole.into())
}

/// As much of the body of a refusal as counts.
async fn beginning(response: &mut Response) -> Vec<u8> {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() >= LONGEST_REFUSAL {
            break;
        }
    }
    body
}

/// The provider's word for the error, such as `model_not_found`, where it is a word. Its sentences quote keys and
/// prompts.
fn error_code(body: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Body {
        error: Error,
    }
    #[derive(Deserialize)]
    struct Error {
        code: Option<serde_json::Value>,
        r#type: Option<serde_json::Value>,
    }
    let error = serde_json::from_slice::<Body>(body).ok()?.error;
    let is_word = |text: &&str| text.len() <= 40 && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let word = |value: Option<serde_json::Value>| value?.as_str().filter(is_word).map(str::to_owned);
    word(error.code).or_else(|| word(error.r#type))
}

/// The kind of failure and its innermost cause ("connection refused"), without the address.
fn describe(error: &reqwest::Error) -> String {
    let kind = if error.is_connect() {
        "no connection"
    } else if error.is_body() || error.is_decode() {
        "the answer broke off"
    } else {
        "the request failed"
    };
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    if std::ptr::addr_eq(cause, error) { kind.to_owned() } else { format!("{kind}: {cause}") }
}

pub(super) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
