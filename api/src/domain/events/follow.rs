//! Being told of every event, from a position on.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use entity::EventKind;
use futures_util::{Stream, StreamExt, stream};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{
    Event, Events, Position, Told,
    log::{self, Stretch},
};
use crate::domain::{
    error::Error,
    ticket::Ticket,
    tickets::{Filter, Predicate},
};

/// How many events are read at once.
const STRETCH: u64 = 100;
/// How many bytes of texts, beyond those of one event, wait for somebody who may be slow or dead.
const HELD: usize = 256 * 1_024;
/// How long to wait before the log is read again when the database is away.
const PAUSE: Duration = Duration::from_secs(1);

/// Somebody who follows.
struct Following {
    events: Events,
    predicate: Predicate,
    position: Position,
    /// What was read and is still to be told.
    read: VecDeque<Event>,
    /// What is new; `None` until the log is read to its end.
    line: Option<Receiver<Arc<Event>>>,
}

impl Events {
    /// Every event that concerns the filter: after a cursor, those that were missed first; without one, from now on. Each
    /// comes once, in the order of the log. Whoever is slow is served from the log at its own pace.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter is not allowed, [`Error::InvalidCursor`], and [`Error::ResyncRequired`], also
    /// later, when the log no longer holds what comes next.
    pub async fn follow(
        &self,
        after: Option<String>,
        filter: Filter,
    ) -> Result<impl Stream<Item = Result<Told, Error>> + Send + use<>, Error> {
        let Some(after) = after else { return Ok(self.follow_from_now(filter).await?.boxed()) };
        let position = Position::decode(&after, self.database.engine())?;
        let predicate = filter.compile()?;
        let mut following = Following { events: self.clone(), predicate, position, read: VecDeque::new(), line: None };
        // A cursor that is refused is refused at once.
        following.read_on().await?;
        Ok(stream::unfold(Some(following), next).boxed())
    }

    /// Each ticket that the filter matches when it is created, from now on.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter is not allowed.
    pub async fn follow_created(
        &self,
        filter: Filter,
    ) -> Result<impl Stream<Item = Result<Ticket, Error>> + Send + use<>, Error> {
        let created = |told: Result<Told, Error>| async {
            let event = told.map(|told| told.event);
            let passes = event.as_ref().map_or(true, |event| event.kind == EventKind::Created);
            passes.then(|| event.map(|event| event.after.clone()))
        };
        Ok(self.follow_from_now(filter).await?.filter_map(created))
    }

    /// From now on is what the feed hands out next, without a look into the log: whoever asks for a list after this finds
    /// in it what was there before.
    async fn follow_from_now(
        &self,
        filter: Filter,
    ) -> Result<impl Stream<Item = Result<Told, Error>> + Send + use<>, Error> {
        let predicate = filter.compile()?;
        let (line, position) = self.feed.join().await?;
        let read = VecDeque::new();
        let following = Following { events: self.clone(), predicate, position, read, line: Some(line) };
        Ok(stream::unfold(Some(following), next))
    }
}

/// The next event; after a failure the stream ends.
async fn next(following: Option<Following>) -> Option<(Result<Told, Error>, Option<Following>)> {
    let mut following = following?;
    match following.next().await {
        Ok(told) => Some((Ok(told), Some(following))),
        Err(error) => Some((Err(error), None)),
    }
}

impl Following {
    async fn next(&mut self) -> Result<Told, Error> {
        loop {
            if let Some(event) = self.read.pop_front() {
                if let Some(told) = self.tell(Arc::new(event)) {
                    return Ok(told);
                }
                continue;
            }
            let Some(line) = &mut self.line else {
                match self.read_on().await {
                    Err(error) if error.is_unavailable() => tokio::time::sleep(PAUSE).await,
                    outcome => outcome?,
                }
                continue;
            };
            match line.recv().await {
                Ok(event) if self.position.precedes(event.place) => {
                    if let Some(told) = self.tell(event) {
                        return Ok(told);
                    }
                }
                Ok(_) => {}
                // Too slow, or the log was set back: what comes next is for the log to say.
                Err(RecvError::Lagged(_) | RecvError::Closed) => self.line = None,
            }
        }
    }

    /// Reads the next stretch of the log. Whoever reads its end has joined the line before it was read. What is too much
    /// to be held is read again when its turn comes.
    async fn read_on(&mut self) -> Result<(), Error> {
        // Closed by nobody.
        let _turn = self.events.turns.acquire().await;
        let (line, _) = self.events.feed.join().await?;
        let Stretch { events, more, .. } = log::read(&self.events.database, Some(&self.position), STRETCH).await?;
        let (read, mut held) = (events.len(), 0_usize);
        let fits = |event: &Event| {
            let fits = held < HELD;
            held += event.size();
            fits
        };
        self.read.extend(events.into_iter().take_while(fits));
        self.line = Some(line).filter(|_| !more && self.read.len() == read);
        Ok(())
    }

    fn tell(&mut self, event: Arc<Event>) -> Option<Told> {
        self.position = self.position.after(event.place);
        event.tell(self.position.clone(), &self.predicate)
    }
}
