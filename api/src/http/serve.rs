//! Listening, and stopping in order.

use std::{
    future::{Future, IntoFuture},
    time::Duration,
};

use axum::{Router, serve::ListenerExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How long requests may take to finish when the server stops.
const GRACE: Duration = Duration::from_secs(7);

/// Serves until `signal` is done: then takes no more connections, closes the sockets, and finishes the requests that
/// are running, for at most 7 seconds.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    router: impl FnOnce(CancellationToken, TaskTracker) -> Router,
    signal: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (stop, sockets) = (CancellationToken::new(), TaskTracker::new());
    let router = router(stop.clone(), sockets.clone());
    let stopped = stop.clone();
    tokio::spawn(async move {
        signal.await;
        stop.cancel();
    });
    let finished = {
        let stopped = stopped.clone();
        axum::serve(listener.tap_io(at_once), router).with_graceful_shutdown(async move { stopped.cancelled().await })
    };
    let give_up = async {
        stopped.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        result = finished.into_future() => result?,
        () = give_up => tracing::warn!("some requests did not finish in time and were cut off"),
    }
    sockets.close();
    if tokio::time::timeout(Duration::from_secs(1), sockets.wait()).await.is_err() {
        tracing::warn!("some sockets did not close in time");
    }
    Ok(())
}

/// Sends what is written at once: every answer and every message of a socket is written whole, and must not wait until
/// the client has acknowledged the one before.
fn at_once(connection: &mut TcpStream) {
    if let Err(error) = connection.set_nodelay(true) {
        tracing::debug!(%error, "a connection may be slow");
    }
}
