//! `frontdesk migrate`

use clap::Args;

use crate::{
    app::App,
    config::{DatabaseSettings, TriageSettings},
};

/// Bring the tables of the database up to date.
#[derive(Args, Debug)]
pub struct Migrate {
    #[command(flatten)]
    database: DatabaseSettings,
}

impl Migrate {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        App::open(self.database.url.reveal(), &TriageSettings::built_in()).await?.close().await;
        Ok(())
    }
}
