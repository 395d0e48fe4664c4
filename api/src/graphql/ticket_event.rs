//! An event: one change of one ticket.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::{context::ContextExt, error::ApiError, scalars::DateTime, ticket::Ticket};
use crate::domain::events::{Event, Field, FieldChange, Position, Told, Value};

/// One change of one ticket, as it stands in the log. The events of a ticket come in the order of its versions.
pub(super) struct TicketEvent {
    cursor: Position,
    event: Arc<Event>,
    matches: bool,
}

/// What happened to a ticket.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::EventKind")]
pub(super) enum TicketEventKind {
    /// It was filed or imported, or was there before the log began.
    Created,
    /// Fields of it were changed.
    Updated,
}

/// A field of a ticket that events tell of. `updatedAt` is not among them: it moves with every change.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum TicketField {
    /// `title`
    Title,
    /// `description`
    Description,
    /// `category`
    Category,
    /// `priority`
    Priority,
    /// `status`
    Status,
    /// `resolvedAt`
    ResolvedAt,
    /// `createdAt`, which an imported ticket brings along.
    CreatedAt,
    /// `needsReview`
    NeedsReview,
}

/// One field of a ticket: from what, to what.
#[derive(SimpleObject)]
pub(super) struct TicketFieldChange {
    /// The field.
    field: TicketField,
    /// Its value before, as text: values of enumerations, times, `true` and `false` as elsewhere in this schema. Null where there was
    /// none, as in a ticket that was not there before.
    from: Option<String>,
    /// Its value after, spelt in the same way; null where there is none.
    to: Option<String>,
}

impl From<Told> for TicketEvent {
    fn from(Told { cursor, event, matches }: Told) -> Self {
        Self { cursor, event, matches }
    }
}

/// One change of one ticket, as it stands in the log. The events of a ticket come in the order of its versions.
#[Object]
impl TicketEvent {
    /// Your place in the log once you have taken this event in: give it as `after` to get what comes later, each event
    /// once, however often you are cut off. In the history of a ticket, an event that is too new for the log to tell of it
    /// has a cursor that lies before it.
    pub(super) async fn cursor(&self) -> String {
        self.cursor.encode()
    }

    /// What happened.
    async fn kind(&self) -> TicketEventKind {
        self.event.kind.into()
    }

    /// The ticket as it was right after this change; `version` and everything else are of that moment.
    async fn ticket(&self) -> Ticket {
        Ticket(self.event.after.clone())
    }

    /// The version of the ticket that this change made. An event whose version you have seen is not new to you.
    async fn version(&self) -> i32 {
        self.event.after.version
    }

    /// Whether the ticket, as it was right after this change, matches the filter you gave. If not, it did right before:
    /// take it off your list. True where there is no filter.
    async fn matches(&self) -> bool {
        self.matches
    }

    /// What changed. A ticket that was created changes in all of its fields that have a value.
    async fn changes(&self, ctx: &Context<'_>) -> Result<Vec<TicketFieldChange>, ApiError> {
        let is_new = self.event.before.is_none();
        let changes: Vec<_> = self.event.changes.iter().filter_map(|change| shown(change, is_new)).collect();
        let selected = ctx.look_ahead();
        let (from, to) = (selected.field("from").exists(), selected.field("to").exists());
        let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        for change in &changes {
            ctx.spend(if from { length(&change.from) } else { 0 } + if to { length(&change.to) } else { 0 })?;
        }
        Ok(changes)
    }

    /// When it was written to the log. An imported ticket was filed earlier, as its own `createdAt` says.
    async fn created_at(&self) -> DateTime {
        DateTime(self.event.at)
    }

    /// Who made the change; null where that is not known, as for everyone who has not signed in.
    async fn actor(&self) -> Option<&str> {
        self.event.actor.as_deref()
    }
}

fn shown(change: &FieldChange, is_new: bool) -> Option<TicketFieldChange> {
    let field = match change.field {
        Field::Title => TicketField::Title,
        Field::Description => TicketField::Description,
        Field::Category => TicketField::Category,
        Field::Priority => TicketField::Priority,
        Field::Status => TicketField::Status,
        Field::ResolvedAt => TicketField::ResolvedAt,
        Field::CreatedAt => TicketField::CreatedAt,
        Field::NeedsReview => TicketField::NeedsReview,
        Field::UpdatedAt => return None,
    };
    // The log leaves out what is false.
    let unset = || (field == TicketField::NeedsReview).then(|| "false".to_owned());
    let from = change.from.as_ref().map(text).or_else(|| unset().filter(|_| !is_new));
    Some(TicketFieldChange { field, from, to: change.to.as_ref().map(text).or_else(unset) })
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Category(category) => category.as_str().to_ascii_uppercase(),
        Value::Priority(priority) => priority.as_str().to_ascii_uppercase(),
        Value::Status(status) => status.as_str().to_ascii_uppercase(),
        Value::Moment(moment) => moment.to_string(),
        Value::Set => "true".to_owned(),
    }
}
