//! What is pushed to clients.

use async_graphql::{Context, Subscription as Subscribe};
use futures_util::{Stream, StreamExt};

use super::{
    context::ContextExt, error::ApiError, ticket::Ticket, ticket_event::TicketEvent, ticket_filter::TicketFilter,
    ticket_stats::TicketStats,
};

/// What is pushed to clients over graphql-transport-ws.
pub struct Subscription;

/// What is pushed to clients over graphql-transport-ws.
#[Subscribe]
impl Subscription {
    /// Each new ticket that the filter matches, as soon as it is stored, whoever stored it: this server, another one on
    /// the same database, `frontdesk import`. What was filed before the subscription began is not told, unless it was
    /// right before: read the list after subscribing. A client that must not miss what is filed while it is cut off
    /// follows `ticketEvents`.
    async fn ticket_created(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tickets; every one when left out.")] filter: Option<TicketFilter>,
    ) -> Result<impl Stream<Item = Result<Ticket, ApiError>> + use<>, ApiError> {
        let following = ctx.in_time(ctx.events().follow_created(filter.unwrap_or_default().into())).await?;
        Ok(following.map(|ticket| ticket.map(Ticket).map_err(ApiError::from)))
    }

    /// Every change of every ticket, in the order of the log, as soon as it is stored, whoever made it. With `after`
    /// first what was missed, then what is new, without a gap and with nothing twice: keep the cursor of the last event
    /// you have taken in, and come back with it. A client that reads slowly is served at its own pace and misses
    /// nothing.
    async fn ticket_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only events after this cursor: of an event, `endCursor` of the query `ticketEvents`, or `asOf` of \
                          statistics or of a list. From now on when left out: then read the list after subscribing, and \
                          expect that what was stored right before comes, too. INVALID_CURSOR and RESYNC_REQUIRED as for the query."
        )]
        after: Option<String>,
        #[graphql(
            desc = "Only events of tickets that match right before or right after the change, so that a list also \
                          learns what left it; every one when left out."
        )]
        filter: Option<TicketFilter>,
    ) -> Result<impl Stream<Item = Result<TicketEvent, ApiError>> + use<>, ApiError> {
        let following = ctx.in_time(ctx.events().follow(after, filter.unwrap_or_default().into())).await?;
        Ok(following.map(|told| told.map(TicketEvent::from).map_err(ApiError::from)))
    }

    /// Statistics of the tickets that a filter matches: now, and again whenever they have come to say something else,
    /// whoever filed or changed a ticket, at most twice a second. Only the parts you select are computed.
    async fn ticket_stats(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tickets; every one when left out.")] filter: Option<TicketFilter>,
    ) -> Result<impl Stream<Item = Result<TicketStats, ApiError>> + use<>, ApiError> {
        let following = ctx.tickets().follow_stats(filter.unwrap_or_default().into(), TicketStats::parts(ctx))?;
        Ok(following.map(|stats| stats.map(TicketStats).map_err(ApiError::from)))
    }
}
