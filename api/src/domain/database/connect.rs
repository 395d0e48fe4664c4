//! Opening either engine.

use std::{path::PathBuf, time::Duration};

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DbErr, Statement,
    sqlx::{
        postgres::PgConnectOptions,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};

use super::{Database, Engine};

/// How long a request waits for a connection, and a SQLite writer for another process's lock.
const PATIENCE: Duration = Duration::from_secs(5);
/// Connections to PostgreSQL, and reading connections to SQLite.
const POOL: u32 = 8;

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
}

/// Opens the database of that URL: `sqlite://PATH` (the file is made when it is missing) or
/// `postgres://USER:PASSWORD@HOST:PORT/NAME`.
///
/// # Errors
/// When the URL is of another form, or the database cannot be reached.
pub async fn connect(url: &str) -> Result<Database, OpenError> {
    let shown = without_password(url);
    let refused = |error| OpenError::Connect(shown.clone(), error);
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        url.parse::<PgConnectOptions>().map_err(|_| OpenError::Malformed)?;
        let mut options = common(url, POOL);
        options.set_application_name("frontdesk").test_before_acquire_if_idle_for(Duration::from_secs(10));
        let reader = sea_orm::Database::connect(options).await.map_err(refused)?;
        Ok(Database { engine: Engine::Postgres, writer: reader.clone(), reader, indexes_all_letters: false })
    } else if url.starts_with("sqlite:") {
        let path = sqlite_path(url)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| OpenError::Folder(folder.into(), error))?;
        }
        // The writer comes first: it makes the file and switches it to WAL.
        let writer = sqlite(url, 1).await.map_err(refused)?;
        let reader = sqlite(url, POOL).await.map_err(refused)?;
        Ok(Database { engine: Engine::Sqlite, reader, writer, indexes_all_letters: true })
    } else {
        Err(OpenError::UnknownEngine)
    }
}

impl Database {
    /// Asks PostgreSQL, once the tables are there, which letters its trigram index knows.
    pub(super) async fn learn_letters(&mut self) -> Result<(), DbErr> {
        if self.engine == Engine::Postgres {
            let question = Statement::from_string(
                self.reader.get_database_backend(),
                "SELECT cardinality(show_trgm('\u{436}\u{436}\u{436}')) > 0 AS known",
            );
            let answer = self.reader.query_one_raw(question).await?;
            self.indexes_all_letters = answer.map(|row| row.try_get("", "known")).transpose()?.unwrap_or(false);
        }
        Ok(())
    }
}

fn common(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        // Statements are logged, without their values, for who asks for `sqlx=debug`.
        .sqlx_logging_level(log::LevelFilter::Debug)
        .test_before_acquire(false);
    options
}

async fn sqlite(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = common(url, connections);
    // A reading connection holds nothing that is worth closing, and opening one again costs more than keeping it.
    options.idle_timeout(None).max_lifetime(None).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged survives a loss of power, too.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
            .pragma("cache_size", "-32768")
            .pragma("mmap_size", "1073741824")
    });
    sea_orm::Database::connect(options).await
}

fn sqlite_path(url: &str) -> Result<PathBuf, OpenError> {
    let rest = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = rest.split('?').next().unwrap_or_default();
    if path.is_empty() || path == ":memory:" || rest.contains("mode=memory") {
        return Err(OpenError::NoFile);
    }
    Ok(PathBuf::from(path))
}

/// The URL as it may stand in a log.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => {
            let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
            format!("{}{user}@{}", &url[..scheme + 3], url[at + 1..].split('?').next().unwrap_or_default())
        }
        _ => url.split('?').next().unwrap_or_default().to_owned(),
    }
}
