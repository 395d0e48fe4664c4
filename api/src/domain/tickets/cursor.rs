//! A place in a list, as an opaque text.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use entity::Priority;

use super::{Direction, Order, OrderField, Ticket};

/// A place in an order of tickets: the sort key of the ticket that stands there. It stays valid when that ticket
/// changes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The order it belongs to.
    pub order: OrderField,
    /// The rank of the priority; 0 in the other orders.
    pub rank: i16,
    /// The time the order goes by, in microseconds.
    pub at: i64,
    /// The ticket's id, which decides between equals.
    pub id: i64,
}

impl Position {
    /// Where a ticket stands.
    #[must_use]
    pub fn of(ticket: &Ticket, order: OrderField) -> Self {
        let (rank, at) = match order {
            OrderField::Created => (0, ticket.created_at),
            OrderField::Updated => (0, ticket.updated_at),
            OrderField::Priority => (rank(ticket.priority), ticket.created_at),
        };
        Self { order, rank, at: at.0, id: ticket.id }
    }

    /// The opaque text.
    #[must_use]
    pub fn encode(&self) -> String {
        let order = match self.order {
            OrderField::Created => 'c',
            OrderField::Updated => 'u',
            OrderField::Priority => 'p',
        };
        BASE64_URL_SAFE_NO_PAD.encode(format!("{order}:{}:{}:{}", self.rank, self.at, self.id))
    }

    /// The place a text names; `None` when it is none of ours.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let mut parts = std::str::from_utf8(&bytes).ok()?.split(':');
        let order = match parts.next()? {
            "c" => OrderField::Created,
            "u" => OrderField::Updated,
            "p" => OrderField::Priority,
            _ => return None,
        };
        let rank = parts.next()?.parse().ok().filter(|rank| (0..=3).contains(rank))?;
        let (at, id) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        parts.next().is_none().then_some(Self { order, rank, at, id })
    }
}

/// Where a priority stands among the others; the same number as the column `priority_rank`.
#[must_use]
pub(super) const fn rank(priority: Priority) -> i16 {
    priority as i16
}

impl Position {
    /// A place right after this one, so that what stands here counts as before it.
    #[must_use]
    pub(super) const fn just_after(self, order: Order) -> Self {
        match order.direction {
            Direction::Ascending => Self { id: self.id.saturating_add(1), ..self },
            Direction::Descending => Self { id: self.id.saturating_sub(1), ..self },
        }
    }

    /// A place right before this one, so that what stands here counts as after it.
    #[must_use]
    pub(super) const fn just_before(self, order: Order) -> Self {
        match order.direction {
            Direction::Ascending => Self { id: self.id.saturating_sub(1), ..self },
            Direction::Descending => Self { id: self.id.saturating_add(1), ..self },
        }
    }
}
