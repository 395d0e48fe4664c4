//! How long the database is waited for.

use std::time::Duration;

/// How long one call to the database may take in all, on behalf of a request: waiting for a connection, and again for
/// a second one when the first was found broken.
pub(super) const CALL: Duration = Duration::from_secs(4);
/// How long the question may take whether the database answers.
pub(super) const QUESTION: Duration = Duration::from_secs(2);
/// How long the server may take to let us in while calls are held back until that is known: with [`CALL`] less than the 5
/// seconds in which a request is answered.
pub(super) const FIRST_KNOCK: Duration = Duration::from_millis(800);
/// The same when nobody waits for the outcome.
pub(super) const KNOCK: Duration = Duration::from_millis(1_500);
/// The same for a command that gives up when it is not.
pub(super) const COMMAND_KNOCK: Duration = Duration::from_secs(5);

/// On whose behalf the database is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Patience {
    /// A request: somebody waits for the answer.
    Request,
    /// A command such as an import: each statement takes as long as it takes.
    Command,
}

impl Patience {
    /// How long to wait for a free connection.
    pub(super) const fn connection(self) -> Duration {
        match self {
            Self::Request => Duration::from_secs(3),
            Self::Command => Duration::from_secs(5),
        }
    }

    /// How long SQLite waits for another process's lock.
    pub(super) const fn lock(self) -> Duration {
        self.connection()
    }

    /// How long either engine works on a statement: a little less than we wait for it, so that it stops before we do and
    /// says so.
    pub(super) const fn statement(self) -> Option<Duration> {
        match self {
            Self::Request => Some(Duration::from_millis(3_500)),
            Self::Command => None,
        }
    }
}
