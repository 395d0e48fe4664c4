//! The log, page by page.

use std::sync::Arc;

use super::{Events, Position, Told, log};
use crate::domain::{error::Error, tickets::Filter};

/// The most events of one page.
pub const MAX_EVENTS: u64 = 100;
/// The events of a page when the caller says nothing.
pub const DEFAULT_EVENTS: u64 = 50;
/// The most events that are looked at for a page: a filter may pass few of them.
const MAX_SCAN: u64 = 1_000;

/// Which page of the log.
#[derive(Clone, Debug, Default)]
pub struct EventRequest {
    /// Only what comes after this cursor; from the beginning of the log when left out.
    pub after: Option<String>,
    /// At most that many.
    pub first: Option<i64>,
    /// Only events that concern this filter.
    pub filter: Filter,
}

/// One page of the log.
#[derive(Clone, Debug)]
pub struct EventPage {
    /// Its events, in order.
    pub events: Vec<Told>,
    /// Whether there is more to be read after it.
    pub has_next: bool,
    /// Whether something lies before it.
    pub has_previous: bool,
    /// Where the next page begins.
    pub end: Position,
}

impl Events {
    /// One page of the log. With a filter it may hold fewer events than were asked for, even none, though more follow.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter or the size is not allowed, [`Error::InvalidCursor`] and
    /// [`Error::ResyncRequired`].
    pub async fn list(&self, request: EventRequest) -> Result<EventPage, Error> {
        let predicate = request.filter.compile()?;
        let size = size(request.first)?;
        let mut position = request.after.map(|after| Position::decode(&after, self.database.engine())).transpose()?;
        let has_previous = position.as_ref().is_some_and(|position| *position != Position::default());
        let mut events = Vec::new();
        let mut scanned = 0;
        loop {
            // One at least: what the log says of itself comes with it.
            let wanted = (size - events.len() as u64).clamp(1, MAX_EVENTS);
            let limit = if predicate.always_holds() { wanted } else { MAX_EVENTS };
            let stretch = log::read(&self.database, position.as_ref(), limit).await?;
            let mut end = position.unwrap_or_else(|| Position::at(stretch.bounds.floor));
            let mut left = stretch.events.into_iter();
            while (events.len() as u64) < size
                && let Some(event) = left.next()
            {
                scanned += 1;
                end = end.after(event.place);
                events.extend(Arc::new(event).tell(end.clone(), &predicate));
            }
            let has_next = stretch.more || left.len() > 0;
            if !has_next || events.len() as u64 == size || scanned >= MAX_SCAN {
                return Ok(EventPage { events, has_next, has_previous, end });
            }
            position = Some(end);
        }
    }
}

fn size(first: Option<i64>) -> Result<u64, Error> {
    let Some(first) = first else { return Ok(DEFAULT_EVENTS) };
    let message = || format!("`first` is {first}, 0 to {MAX_EVENTS} are allowed.");
    u64::try_from(first).ok().filter(|first| *first <= MAX_EVENTS).ok_or_else(|| Error::invalid("first", message()))
}
