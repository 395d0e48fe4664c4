//! What the command line can do, one file for each command.

mod demo;
mod health;
mod import;
mod migrate;
mod schema;
mod serve;
mod triage;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{config::LogSettings, domain::database::Database};

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
    Serve(Box<serve::Serve>),
    /// Ask a server on this machine whether it can serve; for health checks of containers.
    Health(health::Health),
    /// Bring the tables of the database up to date and stop. `serve` does so, too.
    Migrate(migrate::Migrate),
    /// Take in tickets from a CSV file or from JSON lines.
    Import(Box<import::Import>),
    /// Fill the database with made-up tickets, to try things out or to measure.
    Demo(demo::Demo),
    /// Compare the log of events with the tickets, and the counts with both.
    Verify(verify::Verify),
    /// Ask the built-in model what a text is about, or measure how good it is.
    Triage(triage::Triage),
    /// Print the GraphQL schema.
    Schema(schema::Schema),
}

/// The command line fits its grammar, but not what it is about: a column that is not there, say.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WrongCommandLine(String);

impl Command {
    /// What the log leaves out unless the settings ask for it: where a statement stores a thousand rows, a line about a
    /// slow one would be ten thousand placeholders long.
    #[must_use]
    pub const fn log_filter(&self) -> &'static str {
        match self {
            Self::Import(_) | Self::Demo(_) | Self::Verify(_) => "sqlx::query=error,",
            _ => "",
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// With what went wrong, in a sentence for whoever called the command.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Serve(command) => command.run().await.map(|()| ExitCode::SUCCESS),
            Self::Health(command) => command.run().await.map(|()| ExitCode::SUCCESS),
            Self::Migrate(command) => command.run().await.map(|()| ExitCode::SUCCESS),
            Self::Import(command) => command.run().await,
            Self::Demo(command) => command.run().await.map(|()| ExitCode::SUCCESS),
            Self::Verify(command) => command.run().await,
            Self::Triage(command) => command.run(),
            Self::Schema(command) => command.run().map(|()| ExitCode::SUCCESS),
        }
    }
}

/// So many new tickets change what the database should know of its tables.
const MANY: u64 = 1_000;

/// Brings the database's own statistics up to date after a large import. The tickets are in; a failure is only slower.
async fn analyze_after(stored: u64, database: &Database) {
    if stored >= MANY
        && let Err(error) = database.analyze().await
    {
        tracing::warn!(%error, "the database could not be analysed; it does so by itself in time");
    }
}
