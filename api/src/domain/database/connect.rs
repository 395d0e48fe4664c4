//! Where the database is, and how connections to either engine are made.

use std::{fmt, path::PathBuf, time::Duration};

use sea_orm::{
    ConnectOptions, DatabaseConnection, DbErr, RuntimeErr, SqlxError,
    sqlx::{
        ConnectOptions as _, Connection, SqliteConnection,
        postgres::PgConnectOptions,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};

use super::{Engine, Patience, allowance::Allowance};

/// Connections to PostgreSQL, and reading connections to SQLite.
const POOL: u32 = 8;
/// After so long without use a connection to PostgreSQL is tried before it is used: something on the way may have
/// forgotten it.
const STALE: Duration = Duration::from_secs(10);
/// How long that trial may take.
const TRIAL: Duration = Duration::from_millis(500);

/// Why a database could not be opened, in a sentence for whoever starts the server.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names no engine we know.
    #[error("DATABASE_URL must begin with sqlite: or postgres://")]
    UnknownEngine,
    /// The URL cannot be read. It is not quoted: a password that was written as it is may be the cause.
    #[error(
        "DATABASE_URL cannot be read: it must be postgres://USER:PASSWORD@HOST:PORT/NAME, with characters such as / ? # @ in the password percent-encoded"
    )]
    Malformed,
    /// SQLite in memory is gone with the connection; a file is wanted.
    #[error("DATABASE_URL must name a file, as in sqlite://data/frontdesk.db")]
    NoFile,
    /// The folder of the file could not be made.
    #[error("the folder {0} of the database cannot be made")]
    Folder(PathBuf, #[source] std::io::Error),
    /// The engine refused or is not there.
    #[error("the database at {0} cannot be opened")]
    Connect(String, #[source] DbErr),
    /// The tables are not as they should be.
    #[error("the tables of the database cannot be brought up to date")]
    Migrate(#[source] DbErr),
}

/// Where a database is.
#[derive(Clone)]
pub(super) struct Address {
    pub(super) engine: Engine,
    url: String,
}

/// Open connections: for reading and for writing.
#[derive(Clone, Debug)]
pub(super) struct Pools {
    pub(super) reader: DatabaseConnection,
    pub(super) writer: DatabaseConnection,
}

impl Address {
    /// Reads a URL: `sqlite://PATH` or `postgres://USER:PASSWORD@HOST:PORT/NAME`.
    pub(super) fn parse(url: &str) -> Result<Self, OpenError> {
        let engine = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            url.parse::<PgConnectOptions>().map_err(|_| OpenError::Malformed)?;
            Engine::Postgres
        } else if url.starts_with("sqlite:") {
            let path = sqlite_path(url)?;
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(|error| OpenError::Folder(folder.into(), error))?;
            }
            Engine::Sqlite
        } else {
            return Err(OpenError::UnknownEngine);
        };
        Ok(Self { engine, url: url.to_owned() })
    }

    /// The URL, password and all.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Whether the server lets us in, by a connection of its own: a pool would hide why it does not. SQLite has no
    /// server.
    pub(super) async fn knock(&self, patience: Duration) -> Result<(), SqlxError> {
        if self.engine == Engine::Sqlite {
            return Ok(());
        }
        let options = self.url.parse::<PgConnectOptions>()?.application_name("frontdesk");
        let knocking = async {
            let mut connection = options.connect().await?;
            connection.ping().await?;
            // It has answered; whether it hears that we are done is of no consequence.
            drop(connection.close().await);
            Ok(())
        };
        let silent = |_| Err(std::io::Error::new(std::io::ErrorKind::TimedOut, "the server is silent").into());
        tokio::time::timeout(patience, knocking).await.unwrap_or_else(silent)
    }

    /// Connections for somebody of that patience. Those to PostgreSQL are made when they are needed, those to a file
    /// at once: the first of them makes the file.
    pub(super) async fn open(&self, patience: Patience) -> Result<Pools, DbErr> {
        match self.engine {
            Engine::Postgres => {
                let pool = self.postgres(patience).await?;
                Ok(Pools { reader: pool.clone(), writer: pool })
            }
            Engine::Sqlite => {
                // The writer comes first: it makes the file and switches it to WAL.
                let writer = self.sqlite(1, patience).await?;
                Ok(Pools { writer, reader: self.sqlite(POOL, patience).await? })
            }
        }
    }

    async fn postgres(&self, patience: Patience) -> Result<DatabaseConnection, DbErr> {
        let mut options = self.common(POOL, patience);
        options.connect_lazy(true).set_application_name("frontdesk");
        if let Some(limit) = patience.statement() {
            options.statement_timeout(limit);
        }
        options.map_sqlx_postgres_pool_opts(|pool| {
            pool.before_acquire(|connection, usage| {
                Box::pin(async move {
                    if usage.idle_for >= STALE {
                        let trial = tokio::time::timeout(TRIAL, connection.ping()).await;
                        trial.unwrap_or(Err(SqlxError::PoolTimedOut))?;
                    }
                    Ok(true)
                })
            })
        });
        sea_orm::Database::connect(options).await
    }

    async fn sqlite(&self, connections: u32, patience: Patience) -> Result<DatabaseConnection, DbErr> {
        let mut options = self.common(connections, patience);
        // A reading connection holds nothing that is worth closing, and opening one again costs more than keeping it.
        options.idle_timeout(None).max_lifetime(None).map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives a loss of power, too.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(patience.lock())
                .foreign_keys(true)
                .pragma("cache_size", "-32768")
                .pragma("mmap_size", "1073741824")
        });
        let is_watched = patience.statement().is_some();
        options.map_sqlx_sqlite_pool_opts(move |pool| {
            let pool =
                pool.after_release(|connection, _| Box::pin(async move { is_out_of_transaction(connection).await }));
            if !is_watched {
                return pool;
            }
            // One that was made for a call is lent to it without being asked before.
            pool.after_connect(|connection, _| Box::pin(Allowance::watch(connection))).before_acquire(
                |connection, _| {
                    Box::pin(async move {
                        Allowance::watch(connection).await?;
                        Ok(true)
                    })
                },
            )
        });
        sea_orm::Database::connect(options).await
    }

    fn common(&self, connections: u32, patience: Patience) -> ConnectOptions {
        let mut options = ConnectOptions::new(&self.url);
        options
            .max_connections(connections)
            .min_connections(1)
            .acquire_timeout(patience.connection())
            // Statements are logged, without their values, for who asks for `sqlx=debug`.
            .sqlx_logging_level(log::LevelFilter::Debug)
            .test_before_acquire(false);
        options
    }

    /// Why it could not be opened.
    pub(super) fn refused(&self, error: DbErr) -> OpenError {
        OpenError::Connect(self.to_string(), error)
    }
}

/// The address as it may stand in a log: without the password.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = &self.url;
        match (url.find("://"), url.rfind('@')) {
            (Some(scheme), Some(at)) if at > scheme => {
                let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
                let place = url[at + 1..].split('?').next().unwrap_or_default();
                write!(f, "{}{user}@{place}", &url[..scheme + 3])
            }
            _ => f.write_str(url.split('?').next().unwrap_or_default()),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Whether a connection that was given back is in no transaction.
///
/// When the disk is full, or a write was stopped, SQLite may have rolled a transaction back by itself. The driver then
/// fails to roll it back, and believes for ever that it is still open: what is written next would be acknowledged and never
/// committed.
async fn is_out_of_transaction(connection: &mut SqliteConnection) -> Result<bool, SqlxError> {
    if connection.is_in_transaction() {
        // One that was dropped is rolled back in its turn.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

/// An error of the driver, as the database's other errors are.
pub(super) fn connection_error(error: SqlxError) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(error.into()))
}

fn sqlite_path(url: &str) -> Result<PathBuf, OpenError> {
    let rest = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = rest.split('?').next().unwrap_or_default();
    if path.is_empty() || path == ":memory:" || rest.contains("mode=memory") {
        return Err(OpenError::NoFile);
    }
    Ok(PathBuf::from(path))
}
