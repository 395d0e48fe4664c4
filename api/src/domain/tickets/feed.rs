//! New tickets, told to whoever listens in this process.

use std::sync::Arc;

use tokio::sync::{
    broadcast::{self, error::RecvError},
    watch,
};

use super::{Filter, Predicate, Ticket};
use crate::domain::error::Error;

/// How many tickets a listener may be behind before it is told to read the list again.
const BACKLOG: usize = 4_096;

/// Where new tickets, and changes of any, are announced after they are stored.
#[derive(Clone, Debug)]
pub struct Feed {
    created: broadcast::Sender<Arc<Ticket>>,
    changed: Arc<watch::Sender<()>>,
}

/// The listener was too slow: it has to read the list again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lagged;

/// New tickets that match a filter.
#[derive(Debug)]
pub struct NewTickets {
    receiver: broadcast::Receiver<Arc<Ticket>>,
    predicate: Predicate,
}

impl Default for Feed {
    fn default() -> Self {
        Self { created: broadcast::channel(BACKLOG).0, changed: Arc::new(watch::Sender::new(())) }
    }
}

impl Feed {
    /// Tells everyone who listens; nobody listening is no failure.
    pub(super) fn announce(&self, ticket: &Ticket) {
        if self.created.receiver_count() > 0 {
            let _ = self.created.send(Arc::new(ticket.clone()));
        }
        self.announce_change();
    }

    /// Tells those who follow what all tickets add up to.
    pub(super) fn announce_change(&self) {
        self.changed.send_replace(());
    }

    /// A signal for each change from now on; it carries nothing, and several may come as one.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Listens from now on to the new tickets that match.
    ///
    /// # Errors
    /// When the filter is not allowed.
    pub fn listen(&self, filter: Filter) -> Result<NewTickets, Error> {
        Ok(NewTickets { predicate: filter.compile()?, receiver: self.created.subscribe() })
    }
}

impl NewTickets {
    /// The next one; `None` when the server stops.
    ///
    /// # Errors
    /// [`Lagged`] when some were missed.
    pub async fn next(&mut self) -> Result<Option<Arc<Ticket>>, Lagged> {
        loop {
            match self.receiver.recv().await {
                Ok(ticket) if self.predicate.matches(&ticket) => return Ok(Some(ticket)),
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return Err(Lagged),
                Err(RecvError::Closed) => return Ok(None),
            }
        }
    }
}
