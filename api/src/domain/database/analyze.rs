//! Telling the database how its tables look now.

use sea_orm::{ConnectionTrait, DbErr};

use super::{Database, Engine};

impl Database {
    /// Brings what the planner knows of the tables up to date, as is due after many rows came at once.
    ///
    /// PostgreSQL also vacuums: that sets the visibility map, without which a count has to visit the rows, and moves the
    /// waiting entries of the trigram index, which every search would have to read, to their places. SQLite looks at
    /// a sample of each index only, so that it takes no longer on a large table.
    ///
    /// # Errors
    /// When the database does not answer. Nothing but speed depends on it.
    pub async fn analyze(&self) -> Result<(), DbErr> {
        match self.engine() {
            Engine::Postgres => {
                // VACUUM does not run inside a transaction, which two statements in one message would be.
                for table in ["ticket", "ticket_tally", "ticket_tally_day"] {
                    self.writer.execute_unprepared(&format!("VACUUM (ANALYZE) {table}")).await?;
                }
            }
            Engine::Sqlite => {
                self.writer.execute_unprepared("PRAGMA analysis_limit = 1000; ANALYZE").await?;
            }
        }
        Ok(())
    }
}
