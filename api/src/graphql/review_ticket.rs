//! What `reviewTicket` takes and answers.

use async_graphql::{ID, InputObject, SimpleObject};

use super::{
    enums::{TicketCategory, TicketPriority},
    error::ApiError,
    scalars::ticket_id,
    ticket::Ticket,
    user_error::{UserError, outcome},
};
use crate::domain::{self, error::Error, tickets};

/// What a person who has looked at a ticket makes of it.
#[derive(InputObject)]
pub(super) struct ReviewTicketInput {
    /// Which ticket.
    id: ID,
    /// The `version` you have seen. When the ticket has changed since, nothing is done and the answer is a CONFLICT
    /// that carries the ticket as it is now. Left out or null: whatever its version.
    expected_version: Option<i32>,
    /// What it is about. Left out or null: what it says now is confirmed.
    category: Option<TicketCategory>,
    /// How much it matters. Left out or null: what it says now is confirmed.
    priority: Option<TicketPriority>,
}

/// The ticket after the review, or what to put right.
#[derive(SimpleObject)]
pub(super) struct ReviewTicketPayload {
    /// The ticket after the review; after a CONFLICT, the ticket as it is now; null when there is none.
    ticket: Option<Ticket>,
    /// What to put right; empty when the review was taken in.
    user_errors: Vec<UserError>,
}

impl TryFrom<ReviewTicketInput> for tickets::Review {
    type Error = Error;

    fn try_from(input: ReviewTicketInput) -> Result<Self, Error> {
        Ok(Self {
            id: ticket_id(&input.id).ok_or_else(|| Error::no_such_ticket(&input.id))?,
            expected_version: input.expected_version,
            category: input.category.map(Into::into),
            priority: input.priority.map(Into::into),
        })
    }
}

impl ReviewTicketPayload {
    pub(super) fn new(result: Result<domain::ticket::Ticket, Error>) -> Result<Self, ApiError> {
        outcome(result).map(|(ticket, user_errors)| Self { ticket, user_errors })
    }
}
