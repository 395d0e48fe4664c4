//! The writing side of the API.

use async_graphql::{Context, Object};

use super::{
    classification::{Classification, ClassifyInput},
    context::ContextExt,
    create_ticket::{CreateTicketInput, CreateTicketPayload},
    error::ApiError,
    review_ticket::{ReviewTicketInput, ReviewTicketPayload},
    update_ticket::{UpdateTicketInput, UpdateTicketPayload},
};
use crate::domain::triage::TicketText;

/// What can be done.
pub struct Mutation;

/// What can be done.
#[Object]
impl Mutation {
    /// Files a ticket. It is stored, with status OPEN, when the answer comes.
    async fn create_ticket(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ticket to be filed.")] input: CreateTicketInput,
    ) -> Result<CreateTicketPayload, ApiError> {
        CreateTicketPayload::new(ctx.tickets().create(input.into()).await)
    }

    /// Changes any of a ticket's fields, all of them or none. A change to what the ticket already is succeeds and
    /// leaves its version alone.
    async fn update_ticket(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ticket, and what to change.")] input: UpdateTicketInput,
    ) -> Result<UpdateTicketPayload, ApiError> {
        match input.try_into() {
            Ok(change) => UpdateTicketPayload::new(ctx.tickets().update(change).await),
            Err(refused) => UpdateTicketPayload::new(Err(refused)),
        }
    }

    /// Says what a ticket is, by the word of a person who has looked at it: sets its category and its priority, and notes
    /// both as judged, also where they stay as they are. `needsReview` is false afterwards, and the built-in model learns
    /// from it.
    async fn review_ticket(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ticket, and what it is.")] input: ReviewTicketInput,
    ) -> Result<ReviewTicketPayload, ApiError> {
        match input.try_into() {
            Ok(review) => ReviewTicketPayload::new(ctx.tickets().review(review).await),
            Err(refused) => ReviewTicketPayload::new(Err(refused)),
        }
    }

    /// Suggests a category and a priority for a text, within 10 seconds by default. It always answers: when no
    /// language model can, the model built into the server does, and `degraded` says why. Nothing is stored. Only a text
    /// with control characters, which no ticket may have, is refused, with BAD_USER_INPUT.
    async fn classify(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text.")] input: ClassifyInput,
    ) -> Result<Classification, ApiError> {
        let text = TicketText::new(input.title.as_deref(), &input.description)?;
        Ok(Classification(ctx.triage().classify(text).await))
    }
}
