//! The log against the tickets.
//!
//! Each ticket is taken back to its beginning, event by event, the last one first: every event must have made the state
//! that is found and stand in the log before the ones that are undone already, and the first of all must have made
//! everything. Where old events were deleted, it goes as far back as the log does. Tickets and events pass by one by one.

use std::pin::pin;

use entity::{EventKind, ticket, ticket_event, ticket_log};
use futures_util::{Stream, StreamExt, stream::Peekable};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Verified;
use crate::domain::{
    database::Transaction,
    events::{Field, FieldChange, Place, read_changes, undo},
    ticket::Ticket,
};

/// How many tickets are read at once.
const BATCH: u64 = 500;

/// A ticket on its way back.
struct Undoing {
    state: Ticket,
    /// Where the event undone last stands.
    place: Option<Place>,
    created: bool,
}

pub(super) async fn replay(
    snapshot: &Transaction,
    verified: &mut Verified,
    progress: impl Fn(u64),
) -> Result<(), DbErr> {
    let log = ticket_log::Entity::find().one(snapshot).await?;
    // Whether old events were deleted.
    let cut = log.is_some_and(|log| log.floor_id > 0);
    let mut last = 0;
    loop {
        let tickets = ticket::Entity::find()
            .select_only()
            .columns(Ticket::COLUMNS)
            .filter(ticket::Column::Id.gt(last))
            .order_by_asc(ticket::Column::Id)
            .limit(BATCH)
            .into_model::<Ticket>()
            .all(snapshot)
            .await?;
        let end = tickets.last().map_or(i64::MAX, |ticket| ticket.id);
        let events = ticket_event::Entity::find()
            .filter(ticket_event::Column::TicketId.gt(last).and(ticket_event::Column::TicketId.lte(end)))
            .order_by_asc(ticket_event::Column::TicketId)
            .order_by_desc(ticket_event::Column::Version)
            .stream(snapshot)
            .await?;
        let mut events = pin!(events.peekable());
        for ticket in tickets {
            orphans(events.as_mut(), ticket.id, verified).await?;
            compare(events.as_mut(), ticket, cut, verified).await?;
        }
        orphans(events, i64::MAX, verified).await?;
        progress(verified.tickets);
        if end == i64::MAX {
            return Ok(());
        }
        last = end;
    }
}

type Events<'a, S> = std::pin::Pin<&'a mut Peekable<S>>;

/// Events of tickets below that one, which are not there.
async fn orphans(
    mut events: Events<'_, impl Stream<Item = Result<ticket_event::Model, DbErr>>>,
    below: i64,
    verified: &mut Verified,
) -> Result<(), DbErr> {
    while let Some(event) =
        events.as_mut().next_if(|event| event.as_ref().map_or(true, |event| event.ticket_id < below)).await
    {
        let event = event?;
        verified.events += 1;
        verified.differs(|| format!("there is an event of ticket {}, but no such ticket", event.ticket_id));
    }
    Ok(())
}

async fn compare(
    mut events: Events<'_, impl Stream<Item = Result<ticket_event::Model, DbErr>>>,
    ticket: Ticket,
    cut: bool,
    verified: &mut Verified,
) -> Result<(), DbErr> {
    let id = ticket.id;
    let mut undoing = Undoing { state: ticket, place: None, created: false };
    let mut outcome = Ok(());
    while let Some(event) =
        events.as_mut().next_if(|event| event.as_ref().map_or(true, |event| event.ticket_id == id)).await
    {
        let event = event?;
        verified.events += 1;
        // What comes of a ticket after its first fault says nothing more.
        let changes = read_changes(&event.changes)?;
        outcome = outcome.and_then(|()| undoing.undo(&event, &changes));
    }
    if let Err(fault) = outcome.and_then(|()| undoing.end(cut)) {
        verified.differs(|| format!("ticket {id}: {fault}"));
    }
    verified.tickets += 1;
    Ok(())
}

impl Undoing {
    fn undo(&mut self, event: &ticket_event::Model, changes: &[FieldChange]) -> Result<(), String> {
        let ticket_event::Model { xact, id, version, kind, .. } = event;
        let (place, created) = (Place { xact: *xact, id: *id }, *kind == EventKind::Created);
        if self.created {
            return Err(format!("it has an event of version {version} before it was created"));
        }
        if *version != self.state.version {
            return Err(format!("the event of version {} is missing", self.state.version));
        }
        if self.place.is_some_and(|later| place >= later) {
            return Err(format!("its version {version} stands behind a later one"));
        }
        for FieldChange { field, to, .. } in changes {
            if field.of(&self.state) != *to {
                return Err(format!("at version {version} its {} is not what the log says", field.as_str()));
            }
        }
        if created {
            let made = |field: &Field| changes.iter().any(|change| change.field == *field && change.from.is_none());
            let missing = Field::ALL.into_iter().find(|field| field.of(&self.state).is_some() && !made(field));
            if let Some(field) = missing {
                return Err(format!("the log does not say with which {} it was created", field.as_str()));
            }
        }
        undo(&mut self.state, changes);
        self.state.version -= 1;
        self.place = Some(place);
        self.created = created;
        Ok(())
    }

    fn end(&self, cut: bool) -> Result<(), String> {
        if self.created || cut {
            Ok(())
        } else {
            Err(format!("the log goes back to version {} of it only", self.state.version + 1))
        }
    }
}
