//! What is pushed to clients.

use async_graphql::{Context, Subscription as Subscribe};
use futures_util::{Stream, StreamExt, stream};

use super::{
    context::ContextExt, error::ApiError, ticket::Ticket, ticket_filter::TicketFilter, ticket_stats::TicketStats,
};
use crate::domain::tickets::NewTickets;

/// What is pushed to clients over graphql-transport-ws.
pub struct Subscription;

/// What is pushed to clients over graphql-transport-ws.
#[Subscribe]
impl Subscription {
    /// Each new ticket that the filter matches, as soon as it is stored by this server; what other servers on the same
    /// database and `frontdesk import` store is not told. What was filed before the subscription began is not told
    /// either: read the list after subscribing.
    async fn ticket_created(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tickets; every one when left out.")] filter: Option<TicketFilter>,
    ) -> Result<impl Stream<Item = Result<Ticket, ApiError>> + use<>, ApiError> {
        let listening = ctx.tickets().feed().listen(filter.unwrap_or_default().into())?;
        Ok(stream::unfold(Some(listening), next))
    }

    /// Statistics of the tickets that a filter matches: now, and again whenever this server has filed or changed a
    /// ticket, at most twice a second. Only the parts you select are computed.
    async fn ticket_stats(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tickets; every one when left out.")] filter: Option<TicketFilter>,
    ) -> Result<impl Stream<Item = Result<TicketStats, ApiError>> + use<>, ApiError> {
        let following = ctx.tickets().follow_stats(filter.unwrap_or_default().into(), TicketStats::parts(ctx))?;
        Ok(following.map(|stats| stats.map(TicketStats).map_err(ApiError::from)))
    }
}

/// The next ticket; after a failure the stream ends.
async fn next(listening: Option<NewTickets>) -> Option<(Result<Ticket, ApiError>, Option<NewTickets>)> {
    let mut listening = listening?;
    match listening.next().await {
        Ok(Some(ticket)) => Some((Ok(Ticket((*ticket).clone())), Some(listening))),
        Ok(None) => None,
        Err(lagged) => Some((Err(lagged.into()), None)),
    }
}
