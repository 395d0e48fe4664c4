//! Orders of tickets.

use async_graphql::{Enum, InputObject};

use crate::domain::tickets;

/// What a list of tickets is sorted by. Equals are told apart by their ids, in the same direction.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "tickets::OrderField")]
pub(super) enum TicketOrderField {
    /// The time of filing.
    #[graphql(name = "CREATED_AT")]
    Created,
    /// The time of the last change.
    #[graphql(name = "UPDATED_AT")]
    Updated,
    /// The priority from LOW to CRITICAL, and the time of filing among equals.
    Priority,
}

/// Which end of an order comes first.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "tickets::Direction")]
pub(super) enum OrderDirection {
    /// The earliest or the least first.
    #[graphql(name = "ASC")]
    Ascending,
    /// The latest or the most first.
    #[graphql(name = "DESC")]
    Descending,
}

/// An order of tickets. The default is the newest first.
#[derive(InputObject, Clone, Copy)]
pub(super) struct TicketOrder {
    /// What to sort by.
    #[graphql(default_with = "TicketOrderField::Created")]
    field: TicketOrderField,
    /// Which end comes first.
    #[graphql(default_with = "OrderDirection::Descending")]
    direction: OrderDirection,
}

impl Default for TicketOrder {
    fn default() -> Self {
        Self { field: TicketOrderField::Created, direction: OrderDirection::Descending }
    }
}

impl From<TicketOrder> for tickets::Order {
    fn from(order: TicketOrder) -> Self {
        Self { field: order.field.into(), direction: order.direction.into() }
    }
}
