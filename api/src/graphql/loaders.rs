//! Lookups that are collected and done in one statement.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_graphql::{
    dataloader::{DataLoader, Loader},
    runtime::{Timer, TokioSpawner},
};
use futures_util::future::BoxFuture;

use crate::domain::{error::Error, ticket::Ticket, tickets::Tickets};

/// Finds tickets by id. It caches nothing, so one of it serves all requests.
pub(super) type TicketLoader = DataLoader<TicketById>;

/// The lookup behind [`TicketLoader`].
pub struct TicketById(Tickets);

/// Waits until the task at hand has asked for all it wants, and not a moment longer: the sibling fields of one
/// selection are asked for in one go.
struct NextTurn;

pub(super) fn ticket_loader(tickets: Tickets) -> TicketLoader {
    DataLoader::new(TicketById(tickets), TokioSpawner::current(), NextTurn)
}

impl Timer for NextTurn {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::task::yield_now())
    }
}

impl Loader<i64> for TicketById {
    type Value = Ticket;
    type Error = Arc<Error>;

    async fn load(&self, ids: &[i64]) -> Result<HashMap<i64, Ticket>, Arc<Error>> {
        self.0.find(ids).await.map_err(Arc::new)
    }
}
