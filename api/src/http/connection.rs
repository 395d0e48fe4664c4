//! One connection, with a peer that may be slow, silent or hostile.

mod placed;

use std::{pin::pin, time::Duration};

use axum::{Router, body::Body, response::IntoResponse};
use http::{StatusCode, header::UPGRADE};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use self::placed::Placed;
use super::room::Place;

/// How long a peer may take for the head of a request, from the opening of the connection or the answer before.
const HEAD: Duration = Duration::from_secs(15);
/// The same in a spare place, where others wait for it.
const HEAD_IN_SPARE_PLACE: Duration = Duration::from_secs(1);
/// How long the network may take to accept what is sent; it does not while the peer does not read.
const WRITE: Duration = Duration::from_secs(30);
/// How many headers a request may have.
const HEADERS: usize = 100;

/// Serves one connection to its end, which comes after the request that is running once `stop` is cancelled. A socket that
/// is opened on it goes on by itself, and keeps its place. In a spare place none is opened.
pub(super) async fn serve(stream: TcpStream, place: Place, router: Router, stop: CancellationToken) {
    let is_spare = place.is_spare;
    // Every answer and every message of a socket is written whole, and must not wait until the peer has acknowledged the
    // one before.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection may be slow");
    }
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE));
    let service = service_fn(move |request: http::Request<Incoming>| {
        let router = router.clone();
        async move {
            if is_spare && request.headers().contains_key(UPGRADE) {
                return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response());
            }
            router.oneshot(request.map(Body::new)).await
        }
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .keep_alive(!is_spare)
            .header_read_timeout(if is_spare { HEAD_IN_SPARE_PLACE } else { HEAD })
            .max_headers(HEADERS)
            // Some clients look for `Sec-WebSocket-Protocol` as the RFC spells it.
            .title_case_headers(true)
            .serve_connection(TokioIo::new(Placed::new(Box::pin(stream), place)), service)
            .with_upgrades()
    );
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke");
    }
}
