//! `frontdesk demo`

use std::{io::Write, time::Instant};

use clap::Args;

use crate::{
    app::App,
    config::{DatabaseSettings, TriageSettings},
    demo::{self, Request},
};

/// Fill the database with made-up tickets, beside those that are there.
///
/// They are spread over the years up to now: more by day and on weekdays, a little more every month. Old ones are mostly
/// closed, new ones open. The same seed gives the same texts.
#[derive(Args, Debug)]
pub struct Demo {
    /// How many tickets.
    #[arg(long, value_name = "N", default_value = "1000")]
    tickets: u64,
    /// Tells one collection of tickets from another.
    #[arg(long, value_name = "S", default_value = "1")]
    seed: u64,
    /// Over how many years up to now they are spread.
    #[arg(long, value_name = "YEARS", default_value = "2", value_parser = years)]
    years: f64,
    #[command(flatten)]
    database: DatabaseSettings,
}

impl Demo {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let app = App::open(self.database.url.reveal(), &TriageSettings::built_in()).await?;
        let begun = Instant::now();
        let request = Request { tickets: self.tickets, seed: self.seed, years: self.years };
        let outcome = demo::run(request, app.tickets()).await;
        if let Ok(stored) = &outcome {
            super::analyze_after(*stored, app.database()).await;
        }
        app.close().await;
        let stored = outcome?;
        writeln!(std::io::stdout(), "stored {stored} made-up tickets in {:.1} s", begun.elapsed().as_secs_f64())?;
        Ok(())
    }
}

fn years(text: &str) -> Result<f64, String> {
    let years: f64 = text.parse().map_err(|_| "a number of years is wanted".to_owned())?;
    if (0.01..=50.0).contains(&years) { Ok(years) } else { Err("0.01 to 50 years are possible".to_owned()) }
}
