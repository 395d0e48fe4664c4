//! Listening, and stopping in order.

use std::{future::Future, time::Duration};

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    connection,
    room::{Place, Places, Trouble},
};

/// How long requests may take to finish when the server stops.
const GRACE: Duration = Duration::from_secs(7);
/// How long to wait when a connection could not be taken, as when the process may open no more files.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `signal` is done: then takes no more connections, closes the sockets, and finishes the requests that
/// are running, for at most 7 seconds.
pub async fn serve(
    listener: TcpListener,
    router: impl FnOnce(CancellationToken, TaskTracker) -> Router,
    signal: impl Future<Output = ()> + Send + 'static,
) {
    let (stop, sockets) = (CancellationToken::new(), TaskTracker::new());
    let router = router(stop.clone(), sockets.clone());
    let stopped = stop.clone();
    tokio::spawn(async move {
        signal.await;
        stop.cancel();
    });
    let connections = TaskTracker::new();
    let cut_off = CancellationToken::new();
    let serve = |stream, place| {
        let served = connection::serve(stream, place, router.clone(), stopped.clone());
        cut_off.clone().run_until_cancelled_owned(served)
    };
    stopped.run_until_cancelled(accept(&listener, &connections, serve)).await;
    drop(listener);
    connections.close();
    if tokio::time::timeout(GRACE, connections.wait()).await.is_err() {
        cut_off.cancel();
        tracing::warn!("some requests did not finish in time and were cut off");
    }
    sockets.close();
    if tokio::time::timeout(Duration::from_secs(1), sockets.wait()).await.is_err() {
        tracing::warn!("some sockets did not close in time");
    }
}

async fn accept<F: Future<Output: Send> + Send + 'static>(
    listener: &TcpListener,
    connections: &TaskTracker,
    serve: impl Fn(TcpStream, Place) -> F,
) {
    let (mut places, mut failing) = (Places::new(), Trouble::default());
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                if failing.is_new() {
                    tracing::warn!(%error, "a connection could not be taken");
                }
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        let Some(place) = places.take().await else { return };
        connections.spawn(serve(stream, place));
    }
}
