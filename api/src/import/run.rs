//! Reading, checking, storing, counting.

use std::time::{Duration, Instant};

use tokio::{
    sync::mpsc::{self, Sender},
    task::spawn_blocking,
};

use super::{
    error::Error,
    plan::Plan,
    report::{Rejected, Report},
    request::Request,
    source::Source,
};
use crate::{
    domain::tickets::{Imported, ImportedTicket, Tickets},
    progress::Progress,
};

/// How many records are stored in one transaction.
const BATCH: usize = 1_000;

/// What became of a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// Records that were read.
    pub read: u64,
    /// Tickets that were stored, or could be where nothing is to be stored.
    pub stored: u64,
    /// Tickets whose keys were there already.
    pub known: u64,
    /// Records that are no ticket.
    pub rejected: u64,
    /// Tickets that are resolved or closed though nothing says when that happened.
    pub undated: u64,
    /// How long it took.
    pub time: Duration,
}

/// What was read in one go.
#[derive(Debug, Default)]
struct Batch {
    tickets: Vec<ImportedTicket>,
    rejected: Vec<Rejected>,
    undated: u64,
    first: u64,
    last: u64,
    position: u64,
}

/// Imports a file. Without `tickets` nothing is stored, but all is checked that can be without a database.
///
/// # Errors
/// When the file, its columns or the database stand in the way. A rejected row is no error.
pub async fn run(request: &Request, tickets: Option<&Tickets>) -> Result<Summary, Error> {
    let begun = Instant::now();
    let opening = request.clone();
    let (source, size) = spawn_blocking(move || Source::open(&opening)).await??;
    let plan = Plan::new(request, source.columns())?;
    let mut report = Report::begin(request, source.columns())?;
    let progress = Progress::of_bytes(size);
    let mut summary = Summary::default();

    let (sender, mut batches) = mpsc::channel(2);
    let reading = spawn_blocking(move || read(source, &plan, &sender));
    while let Some(batch) = batches.recv().await {
        for rejected in &batch.rejected {
            report.add(rejected, &progress)?;
        }
        let (good, bad) = (batch.tickets.len() as u64, batch.rejected.len() as u64);
        let outcome = match tickets {
            Some(tickets) => tickets.import(batch.tickets).await.map_err(|source| Error::Store {
                first: batch.first,
                last: batch.last,
                source,
            })?,
            None => Imported { stored: good, known: 0 },
        };
        summary.read += good + bad;
        summary.stored += outcome.stored;
        summary.known += outcome.known;
        summary.rejected += bad;
        summary.undated += batch.undated;
        progress.at(batch.position, || format!("{} rows read, {} rejected", summary.read, summary.rejected));
    }
    progress.end();
    report.end()?;
    reading.await??;
    summary.time = begun.elapsed();
    Ok(summary)
}

/// Reads the file batch by batch, until its end or until nobody takes the batches any more.
fn read(mut source: Source, plan: &Plan, sender: &Sender<Batch>) -> Result<(), Error> {
    loop {
        let mut batch = Batch::default();
        while batch.tickets.len() + batch.rejected.len() < BATCH
            && let Some(record) = source.next()?
        {
            batch.first = if batch.first == 0 { record.line } else { batch.first };
            batch.last = record.line;
            match plan.row(&record) {
                Ok(row) => {
                    batch.undated += u64::from(row.undated);
                    batch.tickets.push(row.ticket);
                }
                Err(reason) => batch.rejected.push(Rejected { record, reason }),
            }
        }
        batch.position = source.position();
        if batch.last == 0 || sender.blocking_send(batch).is_err() {
            return Ok(());
        }
    }
}
