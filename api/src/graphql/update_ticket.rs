//! What `updateTicket` takes and answers.

use async_graphql::{ID, InputObject, MaybeUndefined, SimpleObject};

use super::{
    enums::{TicketCategory, TicketPriority, TicketStatus},
    error::ApiError,
    scalars::ticket_id,
    ticket::Ticket,
    user_error::{UserError, outcome},
};
use crate::domain::{
    self,
    error::{Error, Violation},
    tickets,
};

/// What to change about a ticket. A field left out stays as it is; null is not allowed for
/// those that change something.
#[derive(InputObject)]
pub(super) struct UpdateTicketInput {
    /// Which ticket.
    id: ID,
    /// The `version` you have seen. When the ticket has changed since, nothing is done and the answer is a CONFLICT
    /// that carries the ticket as it is now. Left out or null: change it whatever its version.
    expected_version: Option<i32>,
    /// 1 to 200 characters, not blank, no control characters.
    title: MaybeUndefined<String>,
    /// 1 to 20,000 characters, not blank; tabs and line breaks are the only control characters.
    description: MaybeUndefined<String>,
    /// What it is about.
    category: MaybeUndefined<TicketCategory>,
    /// How much it matters.
    priority: MaybeUndefined<TicketPriority>,
    /// Where the work stands. RESOLVED and CLOSED set `resolvedAt`, OPEN and IN_PROGRESS clear it.
    status: MaybeUndefined<TicketStatus>,
}

/// The ticket after the change, or what to put right.
#[derive(SimpleObject)]
pub(super) struct UpdateTicketPayload {
    /// The ticket after the change; after a CONFLICT, the ticket as it is now; null when there is none or the input
    /// was not allowed.
    ticket: Option<Ticket>,
    /// What to put right, in the order of the input's fields; empty when the change was made.
    user_errors: Vec<UserError>,
}

impl TryFrom<UpdateTicketInput> for tickets::Change {
    type Error = Error;

    fn try_from(input: UpdateTicketInput) -> Result<Self, Error> {
        let id = ticket_id(&input.id).ok_or_else(|| Error::no_such_ticket(&input.id))?;
        let mut nulls = Vec::new();
        let change = Self {
            id,
            expected_version: input.expected_version,
            title: given(input.title, "title", &mut nulls),
            description: given(input.description, "description", &mut nulls),
            category: given(input.category, "category", &mut nulls).map(Into::into),
            priority: given(input.priority, "priority", &mut nulls).map(Into::into),
            status: given(input.status, "status", &mut nulls).map(Into::into),
        };
        if nulls.is_empty() { Ok(change) } else { Err(nulls.into()) }
    }
}

fn given<T>(value: MaybeUndefined<T>, field: &'static str, nulls: &mut Vec<Violation>) -> Option<T> {
    if value.is_null() {
        nulls.push(Violation::invalid(field, format!("`{field}` cannot be null: leave it out to keep it as it is.")));
    }
    value.take()
}

impl UpdateTicketPayload {
    pub(super) fn new(result: Result<domain::ticket::Ticket, Error>) -> Result<Self, ApiError> {
        outcome(result).map(|(ticket, user_errors)| Self { ticket, user_errors })
    }
}
