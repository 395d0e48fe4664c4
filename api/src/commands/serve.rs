//! `frontdesk serve`

use std::pin::pin;

use anyhow::Context;
use clap::Args;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use crate::{
    app::App,
    config::{DatabaseSettings, EventSettings, ServeSettings, TriageSettings},
    http,
};

/// Serve the API and the web client.
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    serve: ServeSettings,
    #[command(flatten)]
    database: DatabaseSettings,
    #[command(flatten)]
    triage: TriageSettings,
    #[command(flatten)]
    events: EventSettings,
}

impl Serve {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let address = &self.serve.listen;
        // The address first: a second server on the same port should say so before it touches the database.
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot listen on {address} (FRONTDESK_LISTEN, HOST:PORT)"))?;
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        match http::make_room() {
            Ok(connections) => tracing::info!("there is room for {connections} connections"),
            Err(error) => tracing::warn!(%error, "the limit of open files stays as it is"),
        }
        let app = App::prepare(self.database.url.reveal(), &self.triage).await?;
        let app =
            app.keeping_events(self.events.retention.0).trusting(self.serve.allowed_origins.0.into_iter().collect());
        let address = listener.local_addr()?;
        tracing::info!("listening at http://{address}");
        let stop = async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            tracing::info!("stopping");
        };
        let served = app.clone();
        let mut serving = pin!(http::serve(listener, move |stop, sockets| served.router(stop, sockets), stop));
        // It answers from the beginning, so that whoever watches it knows that it lives and waits.
        tokio::select! {
            biased;
            () = &mut serving => {}
            up = app.come_up() => {
                up?;
                tracing::info!("serving at http://{address}, GraphQL at http://{address}/graphql");
                serving.await;
            }
        }
        app.close().await;
        tracing::info!("stopped");
        Ok(())
    }
}
