//! Another server on the database of a desk, one that gives up soon.

use std::time::Duration;

use frontdesk::{app::App, config::TriageSettings, http};
use serde_json::Value;
use tokio::{net::TcpListener, sync::oneshot};

use super::{client::client, desk::Desk, server_process};

/// See the [module](self).
#[derive(Debug)]
pub struct Hasty {
    /// Where it serves: `http://127.0.0.1:PORT`.
    pub address: String,
    _stop: oneshot::Sender<()>,
}

impl Hasty {
    /// One that answers within that time.
    pub async fn beside(desk: &Desk, deadline: Duration) -> Self {
        let app = App::prepare(&desk.database.url, &TriageSettings::built_in()).await.expect("the settings are right");
        let app = app.answering_within(deadline);
        app.come_up().await.expect("the server starts");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            let signal = async {
                let _ = stopped.await;
            };
            http::serve(listener, |stop, sockets| app.router(stop, sockets), signal).await;
        });
        Self { address, _stop: stop }
    }

    /// Sends it a document.
    pub async fn ask(&self, document: &str, variables: Value) -> server_process::Answer {
        let client = client(Duration::from_secs(30));
        server_process::ask(&client, &self.address, document, variables).await.expect("an answer")
    }
}
