//! What the command line can do, one file for each command.

mod health;
mod migrate;
mod schema;
mod serve;

use clap::{Parser, Subcommand};

use crate::config::LogSettings;

/// A support-ticket server whose public face is one GraphQL API.
#[derive(Parser, Debug)]
#[command(name = "frontdesk", version, about, max_term_width = 100)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What is logged, and how.
    #[command(flatten)]
    pub log: LogSettings,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Serve the API and the web client, until the process is asked to stop.
    Serve(serve::Serve),
    /// Ask a server on this machine whether it can serve; for health checks of containers.
    Health(health::Health),
    /// Bring the tables of the database up to date and stop. `serve` does so, too.
    Migrate(migrate::Migrate),
    /// Print the GraphQL schema.
    Schema(schema::Schema),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// With what went wrong, in a sentence for whoever called the command.
    pub async fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Serve(command) => command.run().await,
            Self::Health(command) => command.run().await,
            Self::Migrate(command) => command.run().await,
            Self::Schema(command) => command.run(),
        }
    }
}
