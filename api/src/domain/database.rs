//! The database: SQLite in one file, or PostgreSQL.
//!
//! Both engines are opened here and differ nowhere above [`tickets`](super::tickets). SQLite has one writer: a pool of
//! a single connection queues the writes of this process in the order they come, instead of letting them meet as
//! "database is locked", and readers never wait for it.

mod analyze;
mod connect;
mod migrate;

use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, DbErr, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

pub use connect::{OpenError, connect};

/// Which engine is behind the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, in this process.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Database {
    engine: Engine,
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    /// Whether the trigram index holds words in other letters than ASCII's. In a PostgreSQL cluster of locale "C" it
    /// does not, and a search for such a word has to read the texts.
    indexes_all_letters: bool,
}

impl Database {
    /// The engine behind it.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Where to read.
    #[must_use]
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Where to write a single statement; it is a transaction of its own.
    #[must_use]
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Whether the trigram index covers this character.
    #[must_use]
    pub fn indexes(&self, character: char) -> bool {
        match self.engine {
            Engine::Sqlite => true,
            Engine::Postgres if self.indexes_all_letters => character.is_alphanumeric(),
            Engine::Postgres => character.is_ascii_alphanumeric(),
        }
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once: a transaction that first reads and
    /// then writes would fail when another one wrote in between.
    ///
    /// # Errors
    /// When the database cannot be reached within the time-out.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let mode = SqliteTransactionMode::Immediate;
        self.writer
            .begin_with_options(TransactionOptions { sqlite_transaction_mode: Some(mode), ..Default::default() })
            .await
    }

    /// Begins a transaction in which all reads see the same state.
    ///
    /// # Errors
    /// When the database cannot be reached within the time-out.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        match self.engine {
            Engine::Sqlite => self.reader.begin().await,
            Engine::Postgres => {
                self.reader.begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)).await
            }
        }
    }

    /// Whether the database answers now.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.reader.ping().await
    }

    /// Closes the connections.
    ///
    /// # Errors
    /// When a connection does not close in order.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.writer.close().await
    }
}
