//! Bringing the tables up to date.

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbErr};

use super::{Database, Engine};

/// Any number will do, as long as every version of the server uses the same.
const LOCK: i64 = 0x66_72_6f_6e_74;

impl Database {
    /// Runs the migrations that are missing. All of it is one transaction under one lock, so that several processes
    /// may start at once: the first one migrates, the others wait and find nothing to do.
    ///
    /// # Errors
    /// When a migration fails; the tables are then as they were.
    pub async fn migrate(&mut self) -> Result<(), DbErr> {
        let transaction = self.begin().await?;
        if self.engine == Engine::Postgres {
            transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
        }
        Migrator::up(&transaction, None).await?;
        transaction.commit().await?;
        self.learn_letters().await
    }
}
