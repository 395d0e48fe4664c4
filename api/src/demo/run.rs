//! Making tickets up on one thread while the domain stores the batch before.

use entity::Timestamp;
use tokio::{sync::mpsc, task::spawn_blocking};

use super::Generator;
use crate::{domain::tickets::Tickets, progress::Progress};

/// How many tickets are stored in one transaction.
const BATCH: usize = 10_000;
const HOURS_IN_A_YEAR: f64 = 365.25 * 24.0;

/// How many tickets, and which.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// How many.
    pub tickets: u64,
    /// Tells one collection from another.
    pub seed: u64,
    /// Over how many years up to now they are spread.
    pub years: f64,
}

/// Stores that many made-up tickets; how many those were comes back.
///
/// # Errors
/// When the database fails. The batches stored until then stay.
pub async fn run(request: Request, tickets: &Tickets) -> anyhow::Result<u64> {
    let hours = ((request.years * HOURS_IN_A_YEAR) as usize).max(1);
    let mut generator = Generator::new(request.tickets, request.seed, hours, Timestamp::now());
    let (sender, mut batches) = mpsc::channel(2);
    let making = spawn_blocking(move || {
        loop {
            let batch: Vec<_> = generator.by_ref().take(BATCH).collect();
            if batch.is_empty() || sender.blocking_send(batch).is_err() {
                return;
            }
        }
    });
    let progress = Progress::of_tickets(request.tickets);
    let mut stored = 0;
    while let Some(batch) = batches.recv().await {
        stored += tickets.import(batch).await?.stored;
        progress.at(stored, || format!("{stored} of {} tickets", request.tickets));
    }
    progress.end();
    making.await?;
    Ok(stored)
}
