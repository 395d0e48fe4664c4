//! The history of Frontdesk's tables.
//!
//! Each migration is a folder with one SQL file per engine: what the database guards (checks, keys, triggers, trigram
//! indexes) differs in spelling between the engines and is easiest to review as the SQL that runs. Names are spelled
//! out, never taken from the crate `entity`, so that a later change of an entity cannot rewrite history.

use sea_orm_migration::{prelude::*, sea_orm};

pub use sea_orm_migration::MigratorTrait;

mod m20261120_000001_ticket;
mod m20261120_000002_ticket_event;
mod m20261121_000003_triage;

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_ticket::Migration),
            Box::new(m20261120_000002_ticket_event::Migration),
            Box::new(m20261121_000003_triage::Migration),
        ]
    }
}

/// Runs the script written for the engine at hand.
async fn run(manager: &SchemaManager<'_>, sqlite: &str, postgres: &str) -> Result<(), DbErr> {
    let script = match manager.get_database_backend() {
        sea_orm::DatabaseBackend::Postgres => postgres,
        _ => sqlite,
    };
    manager.get_connection().execute_unprepared(script).await.map(drop)
}
