//! Pages of tickets, as Relay's connections.

use async_graphql::{Context, Object, SimpleObject};

use super::{page_info::PageInfo, ticket::Ticket};
use crate::domain::{
    events,
    tickets::{OrderField, Page, Position, Wanted},
};

/// One page of a list of tickets.
pub(super) struct TicketConnection {
    page: Page,
    order: OrderField,
}

/// A ticket and its place in the list.
#[derive(SimpleObject)]
pub(super) struct TicketEdge {
    /// The place, for `after` or `before`. It stays valid when the ticket changes, and does not expire.
    cursor: String,
    /// The ticket.
    node: Ticket,
}

impl TicketConnection {
    pub(super) const fn new(page: Page, order: OrderField) -> Self {
        Self { page, order }
    }

    /// What of a page the query selects; the rest is not computed.
    pub(super) fn wanted(ctx: &Context<'_>) -> Wanted {
        let selected = ctx.look_ahead();
        let info = selected.field("pageInfo");
        Wanted {
            rows: selected.field("nodes").exists() || selected.field("edges").exists() || info.exists(),
            previous: info.field("hasPreviousPage").exists(),
            next: info.field("hasNextPage").exists(),
            total: selected.field("totalCount").exists(),
            as_of: selected.field("asOf").exists(),
        }
    }

    fn cursor(&self, ticket: &crate::domain::ticket::Ticket) -> String {
        Position::of(ticket, self.order).encode()
    }
}

/// One page of a list of tickets.
#[Object]
impl TicketConnection {
    /// The tickets of the page, each with its cursor.
    async fn edges(&self) -> Vec<TicketEdge> {
        let edge = |ticket| TicketEdge { cursor: self.cursor(ticket), node: Ticket(ticket.clone()) };
        self.page.tickets.iter().map(edge).collect()
    }

    /// The tickets of the page.
    async fn nodes(&self) -> Vec<Ticket> {
        self.page.tickets.iter().cloned().map(Ticket).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_next_page: self.page.has_next,
            has_previous_page: self.page.has_previous,
            start_cursor: self.page.tickets.first().map(|ticket| self.cursor(ticket)),
            end_cursor: self.page.tickets.last().map(|ticket| self.cursor(ticket)),
        }
    }

    /// How many tickets the filter matches on all pages together. Counted only when asked for: at once for filters of
    /// category, priority and status; in time that grows with the matches for searches and ranges.
    async fn total_count(&self) -> i64 {
        self.page.total.unwrap_or_default()
    }

    /// Which events the page holds already, for `after` of `ticketEvents`: apply the events from there on, each where its
    /// version is newer than the one you have, and the list stays exact. Read the first page with it, and further pages
    /// as you like.
    async fn as_of(&self) -> String {
        self.page.as_of.as_ref().map(events::Position::encode).unwrap_or_default()
    }
}
