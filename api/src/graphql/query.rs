//! The reading side of the API.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};

use super::{
    context::ContextExt, error::ApiError, scalars::ticket_id, ticket::Ticket, ticket_connection::TicketConnection,
    ticket_event_connection::TicketEventConnection, ticket_filter::TicketFilter, ticket_order::TicketOrder,
    ticket_stats::TicketStats, triage_status::TriageStatus,
};
use crate::domain::{
    events::EventRequest,
    tickets::{Order, PageRequest},
};

/// What can be read.
///
/// A request may cost 1,000 points, and every answer says in `extensions.cost` what it cost: 10 for each list and each
/// statistic, 5 for each text that a filter searches for, 1/4 for each ticket and event that there may be on its pages,
/// 1/50 for each of their values.
pub struct Query;

/// What can be read.
///
/// A request may cost 1,000 points, and every answer says in `extensions.cost` what it cost: 10 for each list and each
/// statistic, 5 for each text that a filter searches for, 1/4 for each ticket and event that there may be on its pages,
/// 1/50 for each of their values.
///
/// Each of `errors` has `extensions.code`, `extensions.retryable` (whether the same request may succeed later) and
/// `extensions.requestId`. The codes: BAD_USER_INPUT (the request or a value in it is not allowed; `field` may name the
/// argument), LIMIT_EXCEEDED and COST_EXCEEDED (it asks for too much; `limit`, `allowed` and `requested` say of what),
/// PERSISTED_QUERY_NOT_FOUND (send the document, too), INVALID_CURSOR and RESYNC_REQUIRED (of the log of events), and, to be
/// tried again, RATE_LIMITED (too many operations on a socket, or too many large answers at a time), TIMEOUT and UNAVAILABLE (a mutation may have taken effect:
/// its `idempotencyKey` or `expectedVersion` make trying again safe). INTERNAL is a fault of the server. What a caller of a
/// mutation can put right is no error but in its `userErrors`.
#[Object]
#[expect(clippy::too_many_arguments, reason = "the arguments of a GraphQL field")]
impl Query {
    /// One ticket by its id; null when there is none.
    async fn ticket(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ticket's id. A text that is no id of a ticket finds none.")] id: ID,
    ) -> Result<Option<Ticket>, ApiError> {
        let Some(id) = ticket_id(&id) else { return Ok(None) };
        Ok(ctx.ticket_loader().load_one(id).await?.map(Ticket))
    }

    /// Tickets, page by page. Every page costs the same, wherever in the list it lies. Without `first` and `last` a
    /// page has 25 tickets.
    async fn tickets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tickets; every one when left out.")] filter: Option<TicketFilter>,
        #[graphql(desc = "In which order; the newest first when left out.")] order_by: Option<TicketOrder>,
        #[graphql(desc = "That many from the beginning, or after `after`: 0 to 100. Not together with `last`.")]
        first: Option<i64>,
        #[graphql(desc = "Only tickets after this cursor. It must come from a list in the same order.")] after: Option<
            String,
        >,
        #[graphql(desc = "That many from the end, or before `before`: 0 to 100. Not together with `first`.")]
        last: Option<i64>,
        #[graphql(desc = "Only tickets before this cursor. It must come from a list in the same order.")]
        before: Option<String>,
    ) -> Result<TicketConnection, ApiError> {
        let order = Order::from(order_by.unwrap_or_default());
        let wanted = TicketConnection::wanted(ctx);
        let filter = filter.unwrap_or_default().into();
        let page = ctx.tickets().list(PageRequest { filter, order, first, after, last, before }, wanted).await?;
        Ok(TicketConnection::new(page, order.field))
    }

    /// Statistics of the tickets that a filter matches, computed when asked, all parts at the same moment. Only the
    /// parts you select are computed.
    async fn ticket_stats(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tickets; every one when left out.")] filter: Option<TicketFilter>,
    ) -> Result<TicketStats, ApiError> {
        let parts = TicketStats::parts(ctx);
        Ok(TicketStats(Arc::new(ctx.tickets().stats(filter.unwrap_or_default().into(), parts).await?)))
    }

    /// The log: every change of every ticket, in order, page by page. Whoever reads on from `endCursor` gets every later
    /// event exactly once, whoever made the change and whatever was cut off in between. An event can be read as soon as
    /// no older change is under way any more, as a rule within milliseconds.
    async fn ticket_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only events after this cursor: `endCursor`, the cursor of an event, or `asOf` of statistics or of a \
                          list. From the beginning of the log when left out. INVALID_CURSOR when it is none of these; \
                          RESYNC_REQUIRED when the log no longer holds what comes next, since the server deletes old \
                          events or the database was set back: read tickets or statistics anew, and go on from there."
        )]
        after: Option<String>,
        #[graphql(
            desc = "At most that many: 0 to 100, 50 when left out. With a filter a page may hold fewer, even none, \
                          though more follow: at most 1,000 events are looked at for one page."
        )]
        first: Option<i64>,
        #[graphql(
            desc = "Only events of tickets that match right before or right after the change, so that a list also \
                          learns what left it; every one when left out."
        )]
        filter: Option<TicketFilter>,
    ) -> Result<TicketEventConnection, ApiError> {
        let filter = filter.unwrap_or_default().into();
        Ok(ctx.events().list(EventRequest { after, first, filter }).await?.into())
    }

    /// The models that suggest category and priority: which one answers now, how they are doing, and how well they agree
    /// with people.
    async fn triage(&self) -> TriageStatus {
        TriageStatus
    }
}
