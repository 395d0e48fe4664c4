//! `frontdesk verify`

use std::{io::Write, process::ExitCode};

use clap::Args;

use crate::{
    config::DatabaseSettings,
    domain::{
        database,
        verify::{Verified, verify},
    },
    progress::Progress,
};

/// Compare the log of events with the tickets.
///
/// Replays the log and compares it with the tickets, and compares the counts that statistics read with the tickets. It
/// changes nothing, and servers may run meanwhile. Where old events were deleted (FRONTDESK_EVENT_RETENTION_DAYS), it
/// goes as far back as the log does.
///
/// The exit code is 0 when all agrees and 1 when something differs.
#[derive(Args, Debug)]
pub struct Verify {
    #[command(flatten)]
    database: DatabaseSettings,
}

impl Verify {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let database = database::connect(self.database.url.reveal()).await?;
        let progress = Progress::of_bytes(None);
        let verified = verify(&database, |tickets| progress.at(tickets, || format!("{tickets} tickets"))).await;
        progress.end();
        let _ = database.close().await;
        let Verified { tickets, events, counts, differences, told } = verified?;
        let mut out = std::io::stdout();
        writeln!(out, "compared {tickets} tickets, {events} events and {counts} counts: {differences} differences")?;
        for difference in &told {
            writeln!(out, "- {difference}")?;
        }
        if differences > told.len() as u64 {
            writeln!(out, "- and {} more", differences - told.len() as u64)?;
        }
        Ok(if differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
