//! Pages of events, as Relay's connections.

use async_graphql::SimpleObject;

use super::{page_info::PageInfo, ticket_event::TicketEvent};
use crate::domain::events::{EventPage, History, Told};

/// One page of events, in the order of the log.
#[derive(SimpleObject)]
pub(super) struct TicketEventConnection {
    /// The events of the page, each with its place in this list.
    edges: Vec<TicketEventEdge>,
    /// The events of the page.
    nodes: Vec<TicketEvent>,
    /// Where the page lies in the list. `endCursor` is never null: an empty page gives back where it has looked up to.
    page_info: PageInfo,
}

/// An event and its place in the list.
#[derive(SimpleObject)]
pub(super) struct TicketEventEdge {
    /// The place, for `after` of the same field, and for `before` where it has that.
    cursor: String,
    /// The event.
    node: TicketEvent,
}

impl From<EventPage> for TicketEventConnection {
    fn from(page: EventPage) -> Self {
        let cursors = page.events.iter().map(|told| told.cursor.encode()).collect();
        Self::new(page.events, cursors, page.has_next, page.has_previous, page.end.encode())
    }
}

impl From<History> for TicketEventConnection {
    fn from(history: History) -> Self {
        let cursors = history.events.iter().map(|told| history.cursor(told.event.after.version)).collect();
        let end = history.cursor(history.end());
        Self::new(history.events, cursors, history.has_next, history.has_previous, end)
    }
}

impl TicketEventConnection {
    fn new(events: Vec<Told>, cursors: Vec<String>, has_next: bool, has_previous: bool, end: String) -> Self {
        let page_info = PageInfo {
            has_next_page: has_next,
            has_previous_page: has_previous,
            start_cursor: cursors.first().cloned(),
            end_cursor: Some(end),
        };
        let nodes = events.iter().cloned().map(TicketEvent::from).collect();
        let edge = |(told, cursor)| TicketEventEdge { cursor, node: TicketEvent::from(told) };
        Self { edges: events.into_iter().zip(cursors).map(edge).collect(), nodes, page_info }
    }
}
