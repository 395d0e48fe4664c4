//! `frontdesk health`

use std::{net::SocketAddr, time::Duration};

use anyhow::{Context, ensure};
use clap::Args;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpStream, lookup_host},
    time::timeout,
};

use crate::config::ServeSettings;

/// Ask a server on this machine whether it can serve.
#[derive(Args, Debug)]
pub struct Health {
    #[command(flatten)]
    serve: ServeSettings,
}

impl Health {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let listen = &self.serve.listen;
        let mut addresses = lookup_host(listen).await.with_context(|| format!("{listen} is no address"))?;
        let address = addresses.next().map(reachable).with_context(|| format!("{listen} is no address"))?;
        let status = timeout(Duration::from_secs(3), ask(address))
            .await
            .with_context(|| format!("{address} does not answer in time"))?
            .with_context(|| format!("{address} does not answer"))?;
        ensure!(status.contains(" 200 "), "{address} answers {status:?}");
        Ok(())
    }
}

/// A server that listens everywhere is asked on this machine.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        let here =
            if address.is_ipv4() { std::net::Ipv4Addr::LOCALHOST.into() } else { std::net::Ipv6Addr::LOCALHOST.into() };
        address.set_ip(here);
    }
    address
}

/// The status line of `/readyz`. A whole HTTP client would be more than this question needs.
async fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET /readyz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(1_024).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned())
}
