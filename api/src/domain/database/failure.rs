//! What a failure of the database means for whoever asked.

use sea_orm::{
    DbErr, RuntimeErr, SqlxError,
    sqlx::{error::DatabaseError, postgres::PgDatabaseError, sqlite::SqliteError},
};

/// The kinds of failure. All but the last pass by themselves or once an operator has made room: whoever asked may ask
/// again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The database is not reached, or a connection to it broke: refused, reset, silent, shutting down, starting.
    OutOfReach,
    /// It is reached and cannot serve this now: somebody else holds a lock, a deadlock was broken up, it took too long.
    Busy,
    /// It can read and cannot write: the disk is full or fails, the file is read-only.
    Storage,
    /// Asking again would fail again.
    Lasting,
}

impl Failure {
    /// Which kind an error is. Every error of the database is judged here and nowhere else.
    #[must_use]
    pub fn of(error: &DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(_) => Self::OutOfReach,
            // To get a connection failed, for whatever reason: a server that ran before with these settings is not there.
            DbErr::Conn(RuntimeErr::SqlxError(error)) => match Self::of_driver(error) {
                Self::Lasting => Self::OutOfReach,
                passing => passing,
            },
            DbErr::Conn(_) => Self::OutOfReach,
            DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
                Self::of_driver(error)
            }
            _ => Self::Lasting,
        }
    }

    /// Whether trying again makes sense.
    #[must_use]
    pub const fn passes(self) -> bool {
        !matches!(self, Self::Lasting)
    }

    /// Whether a server that does not let us in may do so later, with the settings as they are.
    pub(super) fn is_not_there_yet(error: &SqlxError) -> bool {
        match error {
            SqlxError::Io(error) => error.kind() != std::io::ErrorKind::PermissionDenied,
            error => Self::of_driver(error).passes(),
        }
    }

    fn of_driver(error: &SqlxError) -> Self {
        match error {
            SqlxError::Database(error) => Self::of_engine(error.as_ref()),
            SqlxError::Io(_)
            | SqlxError::PoolTimedOut
            | SqlxError::PoolClosed
            | SqlxError::WorkerCrashed
            // What came over the connection makes no sense: another connection may be sane.
            | SqlxError::Protocol(_)
            | SqlxError::BeginFailed => Self::OutOfReach,
            _ => Self::Lasting,
        }
    }

    fn of_engine(error: &dyn DatabaseError) -> Self {
        if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
            Self::of_sqlstate(error.code())
        } else if error.try_downcast_ref::<SqliteError>().is_some() {
            let code = error.code().and_then(|code| code.parse::<i32>().ok());
            code.map_or(Self::Lasting, Self::of_sqlite)
        } else {
            Self::Lasting
        }
    }

    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
    fn of_sqlstate(code: &str) -> Self {
        match code {
            // admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout, too_many_connections
            "57P01" | "57P02" | "57P03" | "57P05" | "53300" => Self::OutOfReach,
            // serialization_failure, deadlock_detected, lock_not_available, query_canceled (it took too long),
            // out_of_memory
            "40001" | "40P01" | "55P03" | "57014" | "53200" => Self::Busy,
            // disk_full, io_error, read_only_sql_transaction (a stand-by, or a primary that became one)
            "53100" | "58030" | "25006" => Self::Storage,
            // connection exceptions
            code if code.starts_with("08") => Self::OutOfReach,
            _ => Self::Lasting,
        }
    }

    /// <https://www.sqlite.org/rescode.html>; the low byte is the kind, the rest tells more.
    const fn of_sqlite(code: i32) -> Self {
        match code & 0xff {
            // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOMEM, SQLITE_INTERRUPT (it took too long), SQLITE_PROTOCOL (a lock of
            // the WAL was not to be had)
            5 | 6 | 7 | 9 | 15 => Self::Busy,
            // SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN
            8 | 10 | 13 | 14 => Self::Storage,
            _ => Self::Lasting,
        }
    }
}
