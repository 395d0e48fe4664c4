//! Statistics that follow what happens.

use std::time::Duration;

use futures_util::{Stream, stream};
use tokio::{sync::watch, time::Instant};

use super::{Parts, Stats};
use crate::domain::{
    error::Error,
    tickets::{Filter, Tickets},
};

/// The least time between two answers: a burst of changes is answered once.
const PAUSE: Duration = Duration::from_millis(500);

/// Somebody who follows, between two answers.
struct Following {
    tickets: Tickets,
    filter: Filter,
    parts: Parts,
    changes: watch::Receiver<()>,
    answered: Option<Instant>,
}

impl Tickets {
    /// Statistics of the tickets that the filter matches: now, and again after tickets were filed or changed in this
    /// process, at most twice a second.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter or the days of a series are not allowed.
    pub fn follow_stats(
        &self,
        filter: Filter,
        parts: Parts,
    ) -> Result<impl Stream<Item = Result<Stats, Error>> + Send + use<>, Error> {
        filter.clone().compile()?;
        // Listening begins before the first answer is computed: a change in between is answered again, not missed.
        let changes = self.feed.changes();
        let following = Following { tickets: self.clone(), filter, parts, changes, answered: None };
        Ok(stream::unfold(Some(following), next))
    }
}

/// The next answer. While the database is away it is waited for; after another failure the stream ends.
async fn next(following: Option<Following>) -> Option<(Result<Stats, Error>, Option<Following>)> {
    let mut following = following?;
    if let Some(answered) = following.answered {
        following.changes.changed().await.ok()?;
        tokio::time::sleep_until(answered + PAUSE).await;
    }
    let begins = following.answered.is_none();
    loop {
        following.changes.borrow_and_update();
        following.answered = Some(Instant::now());
        match following.tickets.stats(following.filter.clone(), following.parts.clone()).await {
            Ok(stats) => return Some((Ok(stats), Some(following))),
            Err(error) if begins || !error.is_unavailable() => return Some((Err(error), None)),
            Err(_) => {
                tokio::time::sleep(PAUSE).await;
                following.tickets.database.available().await;
            }
        }
    }
}
