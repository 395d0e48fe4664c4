//! An event: one change of one ticket.

use std::sync::Arc;

use entity::{EventKind, Timestamp};

use super::{FieldChange, Place, Position};
use crate::domain::{ticket::Ticket, tickets::Predicate};

/// One change of one ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Where it stands in the log.
    pub place: Place,
    /// What happened.
    pub kind: EventKind,
    /// When it was written, by the clock of the database.
    pub at: Timestamp,
    /// Who did it, where that is known.
    pub actor: Option<String>,
    /// What changed, in the order of [`Field::ALL`](super::Field::ALL).
    pub changes: Vec<FieldChange>,
    /// The ticket right before; `None` when it was created.
    pub before: Option<Ticket>,
    /// The ticket right after, with the version that the event made.
    pub after: Ticket,
}

/// An event as one reader comes by it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The reader's position once this event is read.
    pub cursor: Position,
    /// The event.
    pub event: Arc<Event>,
    /// Whether the ticket, as it was right after, is one of those the reader asks about. If not, it was right before.
    pub matches: bool,
}

impl Event {
    /// About how many bytes its texts hold.
    pub(super) fn size(&self) -> usize {
        let of = |ticket: &Ticket| ticket.title.len() + ticket.description.len();
        // What changed is once more in the changes.
        2 * (of(&self.after) + self.before.as_ref().map_or(0, of))
    }

    /// What it tells a list of what the predicate matches: that a ticket comes or changes, that it goes, or nothing.
    pub(super) fn tell(self: Arc<Self>, cursor: Position, predicate: &Predicate) -> Option<Told> {
        let matches = predicate.matches(&self.after);
        let concerns = matches || self.before.as_ref().is_some_and(|before| predicate.matches(before));
        concerns.then_some(Told { cursor, event: self, matches })
    }
}
