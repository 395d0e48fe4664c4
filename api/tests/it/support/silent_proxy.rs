//! Something between a client and a server that can fall silent: it takes what it is given and passes nothing on, as a
//! firewall does that has forgotten a connection.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp::OwnedReadHalf, tcp::OwnedWriteHalf},
    sync::watch,
    task::JoinHandle,
};

/// See the [module](self).
#[derive(Debug)]
pub struct SilentProxy {
    /// Where it listens.
    pub port: u16,
    /// How many times it has fallen silent; a connection of an earlier time stays silent for ever.
    silenced: watch::Sender<u64>,
    open: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl SilentProxy {
    /// Passes everything on to that port.
    pub async fn before(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let (silenced, open) = (watch::Sender::new(0), watch::Sender::new(true));
        let (silences, opens) = (silenced.clone(), open.clone());
        let own_port = listener.local_addr().expect("an address").port();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (silences, mut opens) = (silences.subscribe(), opens.subscribe());
                tokio::spawn(async move {
                    // While it is silent, it accepts and says nothing.
                    let born = *silences.borrow();
                    let _ = opens.wait_for(|open| *open).await;
                    let Ok(server) = TcpStream::connect(("127.0.0.1", port)).await else { return };
                    let ((from_client, to_client), (from_server, to_server)) =
                        (client.into_split(), server.into_split());
                    tokio::join!(
                        pass(from_client, to_server, silences.clone(), born),
                        pass(from_server, to_client, silences.clone(), born),
                    );
                });
            }
        });
        Self { port: own_port, silenced, open, task }
    }

    /// Falls silent on all connections, for ever, and on new ones until it is told to [speak](Self::speak).
    pub fn fall_silent(&self) {
        self.open.send_replace(false);
        self.silenced.send_modify(|times| *times += 1);
    }

    /// Passes new connections on again.
    pub fn speak(&self) {
        self.open.send_replace(true);
    }
}

impl Drop for SilentProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, silences: watch::Receiver<u64>, born: u64) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut bytes).await {
        if *silences.borrow() == born && to.write_all(&bytes[..read]).await.is_err() {
            break;
        }
    }
    if *silences.borrow() != born {
        // Neither end hears of the other's.
        std::future::pending::<()>().await;
    }
}
