//! Hearing on PostgreSQL that there is something new.

use std::time::Duration;

use sea_orm::sqlx;

use super::{announce::CHANNEL, signal::Signal};
use crate::domain::database::Database;

/// How long to wait before the connection is made anew.
const PAUSE: Duration = Duration::from_secs(1);
/// How often the connection is tried: one that died without a word would be silent for ever.
const PROBE: Duration = Duration::from_secs(30);

/// Listens on a connection of its own, and makes a new one when that is lost. Meanwhile the feed polls.
pub(super) async fn listen(database: Database, signal: Signal) {
    let mut said = false;
    loop {
        match hear(&database, &signal, &mut said).await {
            Err(error) if !said => {
                said = true;
                tracing::warn!(%error, "the connection that hears of news is lost: they come by polling until it is back");
            }
            _ => {}
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn hear(database: &Database, signal: &Signal, said: &mut bool) -> Result<(), sqlx::Error> {
    let mut listener = database.listener(CHANNEL).await?;
    if std::mem::take(said) {
        tracing::info!("the connection that hears of news is back");
    }
    loop {
        // Whatever was announced before the connection stood is read now.
        signal.hear();
        match tokio::time::timeout(PROBE, listener.try_recv()).await {
            Ok(Ok(Some(_))) => while listener.next_buffered().is_some() {},
            Ok(Ok(None)) => return Ok(()),
            Ok(Err(error)) => return Err(error),
            Err(_) => {
                let probe = sqlx::query("SELECT 1").execute(&mut listener);
                tokio::time::timeout(PAUSE, probe).await.map_err(|_| sqlx::Error::PoolTimedOut)??;
            }
        }
    }
}
