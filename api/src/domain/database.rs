//! The database: SQLite in one file, or PostgreSQL.
//!
//! Both engines are opened here and differ nowhere above [`tickets`](super::tickets). SQLite has one writer: a pool of
//! a single connection queues the writes of this process in the order they come, instead of letting them meet as
//! "database is locked", and readers never wait for it.
//!
//! A database may go away and come back. What then happens to a request is decided in `link`, which every call of a
//! [`Connection`] or a [`Transaction`] goes through, and by [`Failure::of`], which tells what passes from what lasts.

mod allowance;
mod analyze;
mod connect;
mod connection;
mod failure;
mod link;
mod listener;
mod migrate;
mod open;
mod patience;
mod restore;

use std::sync::{Arc, atomic::Ordering};

use sea_orm::{DbBackend, DbErr};

use self::{
    link::{Link, Role},
    patience::{Patience, QUESTION},
};

pub use connect::OpenError;
pub use connection::{Connection, Transaction};
pub use failure::Failure;
pub use open::{connect, prepare};

/// Which engine is behind the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, in this process.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

impl Engine {
    /// Its dialect of SQL.
    const fn backend(self) -> DbBackend {
        match self {
            Self::Sqlite => DbBackend::Sqlite,
            Self::Postgres => DbBackend::Postgres,
        }
    }
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Database {
    reader: Connection,
    writer: Connection,
    link: Arc<Link>,
}

impl Database {
    /// The engine behind it.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.link.address.engine
    }

    /// Where to read.
    #[must_use]
    pub const fn reader(&self) -> &Connection {
        &self.reader
    }

    /// Where to write a single statement; it is a transaction of its own.
    #[must_use]
    pub const fn writer(&self) -> &Connection {
        &self.writer
    }

    /// Whether the trigram index covers this character.
    #[must_use]
    pub fn indexes(&self, character: char) -> bool {
        match self.engine() {
            Engine::Sqlite => true,
            Engine::Postgres if self.link.indexes_all_letters.load(Ordering::Relaxed) => character.is_alphanumeric(),
            Engine::Postgres => character.is_ascii_alphanumeric(),
        }
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once: a transaction that first reads and
    /// then writes would fail when another one wrote in between.
    ///
    /// # Errors
    /// When the database cannot be reached within the time-out.
    pub async fn begin(&self) -> Result<Transaction, DbErr> {
        self.writer.begin().await
    }

    /// Begins a transaction in which all reads see the same state.
    ///
    /// # Errors
    /// When the database cannot be reached within the time-out.
    pub async fn snapshot(&self) -> Result<Transaction, DbErr> {
        self.reader.snapshot().await
    }

    /// Whether the database answers now, within 2 seconds.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        let ping = |connection: sea_orm::DatabaseConnection| async move { connection.ping().await };
        self.link.call(Role::Reader, QUESTION, true, ping).await
    }

    /// Returns when requests are let through to the database: at once, unless it has gone away.
    pub async fn available(&self) {
        self.link.available().await;
    }

    /// Closes the connections. A server that stops does not wait long for those in use.
    ///
    /// # Errors
    /// When they do not close in order, or not in time.
    pub async fn close(self) -> Result<(), DbErr> {
        self.link.close().await
    }
}
