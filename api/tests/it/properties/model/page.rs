//! What an order and a page mean.

use super::{PRIORITIES, Ticket};

/// An order, as the API spells it.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// `CREATED_AT`, `UPDATED_AT` or `PRIORITY`.
    pub field: &'static str,
    /// `ASC` or `DESC`.
    pub direction: &'static str,
}

/// One page of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Its tickets.
    pub ids: Vec<String>,
    /// Whether tickets of the list precede it.
    pub has_previous: bool,
    /// Whether tickets of the list follow it.
    pub has_next: bool,
}

impl Order {
    /// Every order there is.
    pub const ALL: [Self; 6] = [
        Self { field: "CREATED_AT", direction: "DESC" },
        Self { field: "CREATED_AT", direction: "ASC" },
        Self { field: "UPDATED_AT", direction: "DESC" },
        Self { field: "UPDATED_AT", direction: "ASC" },
        Self { field: "PRIORITY", direction: "DESC" },
        Self { field: "PRIORITY", direction: "ASC" },
    ];

    /// A number for each ticket that grows along the list.
    fn place(self, ticket: &Ticket) -> (i64, i64, i64) {
        let rank = PRIORITIES.iter().position(|priority| *priority == ticket.priority).expect("a priority");
        let rank = i64::try_from(rank).expect("one of four");
        let (first, second) = match self.field {
            "CREATED_AT" => (0, ticket.created),
            "UPDATED_AT" => (0, ticket.updated),
            _ => (rank, ticket.created),
        };
        if self.direction == "ASC" { (first, second, ticket.id) } else { (-first, -second, -ticket.id) }
    }

    /// The tickets in this order.
    pub fn sort(self, mut tickets: Vec<&Ticket>) -> Vec<&Ticket> {
        tickets.sort_by_key(|ticket| self.place(ticket));
        tickets
    }

    /// The page of the first or the last so many tickets (`Ok` or `Err`) between two places, of which either may be
    /// open. The tickets at those places need not be there any more.
    pub fn page(
        self,
        tickets: Vec<&Ticket>,
        between: (Option<&Ticket>, Option<&Ticket>),
        size: Result<usize, usize>,
    ) -> Page {
        let list = self.sort(tickets);
        let (after, before) = between;
        let after = |ticket: &&&Ticket| after.is_none_or(|edge| self.place(edge) < self.place(ticket));
        let before = |ticket: &&&Ticket| before.is_none_or(|edge| self.place(ticket) < self.place(edge));
        let window: Vec<_> = list.iter().filter(after).filter(before).copied().collect();
        let page = match size {
            Ok(first) => &window[..first.min(window.len())],
            Err(last) => &window[window.len() - last.min(window.len())..],
        };
        let (skipped, cut) = match size {
            Ok(_) => (false, page.len() < window.len()),
            Err(_) => (page.len() < window.len(), false),
        };
        Page {
            ids: super::ids(page.iter().copied()),
            has_previous: skipped || list.iter().any(|ticket| !after(&ticket)),
            has_next: cut || list.iter().any(|ticket| !before(&ticket)),
        }
    }
}
