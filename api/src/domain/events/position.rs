//! A place in the log, as an opaque text.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::domain::{database::Engine, error::Error};

/// Where an event stands: the transaction that wrote it, then its number. On SQLite the transaction is always 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The id of the transaction, shifted as the log says.
    pub xact: i64,
    /// The number of the event.
    pub id: i64,
}

/// What statistics had already counted, on PostgreSQL: a snapshot may see transactions that come after one that is still
/// running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// From this transaction on nothing was seen.
    pub next: i64,
    /// The transactions before it that were not seen either, since they were still running. Sorted.
    pub running: Vec<i64>,
}

/// How far somebody has read: everything up to a place, and what a snapshot saw beyond it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Everything up to here is read.
    pub place: Place,
    /// Beyond it, what was seen here is read, too.
    pub seen: Option<Snapshot>,
}

impl Place {
    /// Behind every event of the transactions before that one.
    #[must_use]
    pub const fn before(xact: i64) -> Self {
        Self { xact: xact.saturating_sub(1), id: i64::MAX }
    }
}

impl Position {
    /// Everything up to that place.
    #[must_use]
    pub const fn at(place: Place) -> Self {
        Self { place, seen: None }
    }

    /// What a snapshot of PostgreSQL has seen whose text is `xmin:xmax:running,…`, and in which `last` was the last
    /// transaction with an event. Ids beyond that one are not taken for seen: one that was rolled back need not have
    /// reached the disk, and is given out once more after a crash.
    #[must_use]
    pub fn of_snapshot(text: &str, shift: i64, last: i64) -> Option<Self> {
        let mut parts = text.split(':');
        let mut number = || parts.next()?.parse::<i64>().ok()?.checked_add(shift);
        let (oldest, next) = (number()?, number()?);
        let running = parts.next()?.split(',').filter(|id| !id.is_empty());
        let running = running.map(|id| id.parse::<i64>().ok()?.checked_add(shift));
        let mut running = running.collect::<Option<Vec<_>>>()?;
        let next = next.min(last.checked_add(1)?);
        let oldest = oldest.min(next);
        running.retain(|id| *id < next);
        let seen = (oldest < next).then_some(Snapshot { next, running });
        Some(Self { place: Place::before(oldest), seen })
    }

    /// Whether an event at that place is still to be read.
    #[must_use]
    pub fn precedes(&self, place: Place) -> bool {
        let unseen = |seen: &Snapshot| place.xact >= seen.next || seen.running.binary_search(&place.xact).is_ok();
        place > self.place && self.seen.as_ref().is_none_or(unseen)
    }

    /// The position once the event at that place is read, too.
    #[must_use]
    pub fn after(&self, place: Place) -> Self {
        // Once past all that the snapshot knew, it says nothing more.
        Self { place, seen: self.seen.clone().filter(|seen| place.xact < seen.next) }
    }

    /// The opaque text.
    #[must_use]
    pub fn encode(&self) -> String {
        let Self { place: Place { xact, id }, seen } = self;
        let seen = seen.as_ref().map(|seen| {
            let running: Vec<_> = seen.running.iter().map(ToString::to_string).collect();
            format!(":{}:{}", seen.next, running.join(","))
        });
        BASE64_URL_SAFE_NO_PAD.encode(format!("e:{xact}:{id}{}", seen.unwrap_or_default()))
    }

    /// The position that a text names.
    ///
    /// # Errors
    /// [`Error::InvalidCursor`] when it is none of ours, or of the other engine.
    pub fn decode(text: &str, engine: Engine) -> Result<Self, Error> {
        let position = decoded(text).ok_or(Error::InvalidCursor)?;
        let fits = engine == Engine::Postgres || (position.place.xact == 0 && position.seen.is_none());
        if fits { Ok(position) } else { Err(Error::InvalidCursor) }
    }
}

fn decoded(text: &str) -> Option<Position> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
    let mut parts = std::str::from_utf8(&bytes).ok()?.split(':');
    (parts.next()? == "e").then_some(())?;
    let place = Place { xact: number(parts.next()?)?, id: number(parts.next()?)? };
    let Some(next) = parts.next() else { return Some(Position::at(place)) };
    let running = parts.next()?.split(',').filter(|id| !id.is_empty()).map(number).collect::<Option<Vec<_>>>()?;
    let ours = parts.next().is_none() && running.is_sorted();
    ours.then_some(Position { place, seen: Some(Snapshot { next: number(next)?, running }) })
}

/// A number as it was given out: no sign, no zeros before it.
fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number: &i64| *number >= 0 && number.to_string() == text)
}
