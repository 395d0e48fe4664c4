//! A connection that hears what other processes announce.

use sea_orm::sqlx::{
    self,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};

use super::{Database, patience::KNOCK};

impl Database {
    /// A connection of its own to PostgreSQL that listens on a channel, once the database is there.
    ///
    /// # Errors
    /// When PostgreSQL does not let us in soon.
    pub async fn listener(&self, channel: &str) -> Result<PgListener, sqlx::Error> {
        self.available().await;
        let options: PgConnectOptions = self.link.address.url().parse()?;
        let pool = PgPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).acquire_timeout(KNOCK);
        let mut listener =
            PgListener::connect_with(&pool.connect_lazy_with(options.application_name("frontdesk"))).await?;
        listener.listen(channel).await?;
        Ok(listener)
    }
}
