//! The processes.

use std::{
    sync::RwLock,
    time::{Duration, Instant},
};

use rand::{RngExt, rngs::ChaCha8Rng};
use tokio::{sync::Mutex, time::sleep};

use crate::support::server_process::ServerProcess;

/// Servers on one database.
pub struct Fleet {
    url: String,
    servers: Mutex<Vec<ServerProcess>>,
    addresses: RwLock<Vec<String>>,
}

async fn start(url: &str) -> ServerProcess {
    ServerProcess::start_with(&[("FRONTDESK_LOG", "frontdesk=info,error")], url).await
}

impl Fleet {
    /// That many.
    pub async fn start(url: &str, processes: usize) -> Self {
        let mut servers = Vec::new();
        for _ in 0..processes {
            servers.push(start(url).await);
        }
        let addresses = servers.iter().map(|server| server.address.clone()).collect();
        Self { url: url.to_owned(), servers: Mutex::new(servers), addresses: RwLock::new(addresses) }
    }

    /// The address of one of them, which may be dead.
    pub fn any(&self, numbers: &mut ChaCha8Rng) -> String {
        let addresses = self.addresses.read().expect("a lock");
        addresses[numbers.random_range(0..addresses.len())].clone()
    }

    /// Kills one after the other, as kill -9 does, and starts it again, until the end. How often comes back.
    pub async fn trouble(&self, mut numbers: ChaCha8Rng, end: Instant) -> usize {
        let mut kills = 0;
        while Instant::now() < end {
            // The time between two kills is what this is about.
            sleep(Duration::from_millis(numbers.random_range(100..900))).await;
            let mut servers = self.servers.lock().await;
            let number = numbers.random_range(0..servers.len());
            servers[number].kill();
            kills += 1;
            let server = start(&self.url).await;
            self.addresses.write().expect("a lock")[number].clone_from(&server.address);
            servers[number] = server;
        }
        kills
    }
}
