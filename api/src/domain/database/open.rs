//! Opening the database: at once, as a command does, or when it is there, as a server does.

use std::{sync::Arc, time::Duration};

use backon::{BackoffBuilder, ExponentialBuilder};
use sea_orm::DbErr;

use super::{
    Connection, Database, Patience,
    connect::{Address, OpenError, connection_error},
    failure::Failure,
    link::{Link, Role},
    patience::{COMMAND_KNOCK, KNOCK},
};

/// The shortest and the longest pause between two tries to open the database, before jitter doubles them at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(200), Duration::from_millis(1_500));

/// Opens the database of that URL: `sqlite://PATH` (the file is made when it is missing) or
/// `postgres://USER:PASSWORD@HOST:PORT/NAME`. Whoever asks it then waits as long as it takes.
///
/// # Errors
/// When the URL is of another form, or the database cannot be reached.
pub async fn connect(url: &str) -> Result<Database, OpenError> {
    let address = Address::parse(url)?;
    address.knock(COMMAND_KNOCK).await.map_err(|error| address.refused(connection_error(error)))?;
    let database = Database::on(address, Patience::Command).await?;
    database.link.begin();
    Ok(database)
}

/// Takes the URL of a database that may not be there yet. Whoever asks it hears that it is out of reach until it
/// [has come up](Database::come_up), and is never kept waiting for more than 4 seconds.
///
/// # Errors
/// When the URL is of another form, or the file of SQLite cannot be opened.
pub async fn prepare(url: &str) -> Result<Database, OpenError> {
    Database::on(Address::parse(url)?, Patience::Request).await
}

impl Database {
    async fn on(address: Address, patience: Patience) -> Result<Self, OpenError> {
        let pools = address.open(patience).await.map_err(|error| address.refused(error))?;
        let link = Arc::new(Link::new(address, patience, pools));
        let (reader, writer) = (Role::Reader, Role::Writer);
        Ok(Self { reader: Connection::new(link.clone(), reader), writer: Connection::new(link.clone(), writer), link })
    }

    /// Waits until the database is there, brings its tables up to date, and lets requests through.
    ///
    /// # Errors
    /// When it is there and does not let us in (another password, no such database), or its tables cannot be brought up
    /// to date: waiting would not help.
    pub async fn come_up(&self) -> Result<(), OpenError> {
        let (shortest, longest) = PAUSES;
        let pauses = ExponentialBuilder::new().with_min_delay(shortest).with_max_delay(longest);
        for pause in pauses.with_jitter().without_max_times().build() {
            let why = match self.try_to_come_up().await {
                Ok(()) => break,
                Err(Try::Refused(error)) => return Err(error),
                Err(Try::Later(why)) => why,
            };
            let again_in = format!("{:.1}s", pause.as_secs_f64());
            tracing::warn!(error = why, again_in, "the database at {} is not there yet", self.link.address);
            tokio::time::sleep(pause).await;
        }
        self.link.begin();
        Ok(())
    }

    async fn try_to_come_up(&self) -> Result<(), Try> {
        let address = &self.link.address;
        match address.knock(KNOCK).await {
            Ok(()) => {}
            Err(error) if Failure::is_not_there_yet(&error) => return Err(Try::Later(error.to_string())),
            Err(error) => return Err(Try::Refused(address.refused(connection_error(error)))),
        }
        self.migrate().await.map_err(|error: DbErr| match Failure::of(&error) {
            Failure::OutOfReach | Failure::Busy => Try::Later(error.to_string()),
            Failure::Storage | Failure::Lasting => Try::Refused(OpenError::Migrate(error)),
        })
    }
}

/// Why a try did not succeed.
enum Try {
    /// The next one may.
    Later(String),
    /// The next one would not, either.
    Refused(OpenError),
}
