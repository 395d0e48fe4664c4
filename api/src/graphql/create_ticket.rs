//! What `createTicket` takes and answers.

use async_graphql::{InputObject, SimpleObject};

use super::{
    enums::{TicketCategory, TicketPriority},
    error::ApiError,
    ticket::Ticket,
    user_error::{UserError, outcome},
};
use crate::domain::{self, error::Error, tickets};

/// A ticket to be filed.
#[derive(InputObject)]
pub(super) struct CreateTicketInput {
    /// What it is about in one line: 1 to 200 characters, not blank, no control characters.
    title: String,
    /// The whole text: 1 to 20,000 characters, not blank; tabs and line breaks are the only control characters.
    description: String,
    /// What it is about. When left out, triage decides: what `suggestionToken` says, or else the built-in model at once;
    /// where a language model is set up, its answer follows as an update, unless somebody has changed the ticket before.
    category: Option<TicketCategory>,
    /// How much it matters. When left out, triage decides in the same way.
    priority: Option<TicketPriority>,
    /// Makes it safe to try again: filing the same input under the same key answers the same ticket, once filed;
    /// another input under the same key is a CONFLICT. 1 to 255 characters, such as a UUID for each ticket.
    idempotency_key: Option<String>,
    /// The `token` of the suggestion that the person was shown, from `classify`. What they file against it or with it is
    /// remembered as what they made of it, and the built-in model learns from that; what they leave out is taken from it.
    /// It makes no other input of the same `idempotencyKey`.
    suggestion_token: Option<String>,
}

/// The ticket filed, or what to put right.
#[derive(SimpleObject)]
pub(super) struct CreateTicketPayload {
    /// The ticket; null when `userErrors` says why not, except after a CONFLICT, where it is the ticket that was filed
    /// under the same key.
    ticket: Option<Ticket>,
    /// What to put right, in the order of the input's fields; empty when the ticket was filed.
    user_errors: Vec<UserError>,
}

impl From<CreateTicketInput> for tickets::NewTicket {
    fn from(input: CreateTicketInput) -> Self {
        Self {
            title: input.title,
            description: input.description,
            category: input.category.map(Into::into),
            priority: input.priority.map(Into::into),
            idempotency_key: input.idempotency_key,
            suggestion: input.suggestion_token,
        }
    }
}

impl CreateTicketPayload {
    pub(super) fn new(result: Result<domain::ticket::Ticket, Error>) -> Result<Self, ApiError> {
        outcome(result).map(|(ticket, user_errors)| Self { ticket, user_errors })
    }
}
