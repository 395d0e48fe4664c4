//! Bringing the tables up to date.

use std::sync::atomic::Ordering;

use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use super::{Database, Engine, Patience, connect::Pools, restore};

/// Any number will do, as long as every version of the server uses the same.
const LOCK: i64 = 0x66_72_6f_6e_74;

impl Database {
    /// Runs the migrations that are missing. All of it is one transaction under one lock, so that several processes
    /// may start at once: the first one migrates, the others wait and find nothing to do. It takes as long as it takes.
    ///
    /// # Errors
    /// When a migration fails; the tables are then as they were.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        if (self.engine(), self.link.patience) == (Engine::Postgres, Patience::Request) {
            // The connections of requests do not wait long enough.
            let Pools { writer, .. } = self.link.address.open(Patience::Command).await?;
            let migrated = self.migrate_by(&writer).await;
            writer.close().await?;
            migrated
        } else {
            self.migrate_by(&self.link.pools().writer).await
        }
    }

    async fn migrate_by(&self, connection: &DatabaseConnection) -> Result<(), DbErr> {
        let mode = SqliteTransactionMode::Immediate;
        let options = TransactionOptions { sqlite_transaction_mode: Some(mode), ..Default::default() };
        let transaction = connection.begin_with_options(options).await?;
        if self.engine() == Engine::Postgres {
            transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
        }
        Migrator::up(&transaction, None).await?;
        transaction.commit().await?;
        if self.engine() == Engine::Postgres {
            restore::raise_shift(connection).await?;
            self.learn_letters(connection).await?;
        }
        Ok(())
    }

    /// Asks PostgreSQL, once the tables are there, which letters its trigram index knows.
    async fn learn_letters(&self, connection: &DatabaseConnection) -> Result<(), DbErr> {
        let question = Statement::from_string(
            connection.get_database_backend(),
            "SELECT cardinality(show_trgm('\u{436}\u{436}\u{436}')) > 0 AS known",
        );
        let answer = connection.query_one_raw(question).await?;
        let known = answer.map(|row| row.try_get("", "known")).transpose()?.unwrap_or(false);
        self.link.indexes_all_letters.store(known, Ordering::Relaxed);
        Ok(())
    }
}
