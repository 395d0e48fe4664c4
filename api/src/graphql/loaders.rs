//! Lookups that are collected and done in one statement.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_graphql::{
    dataloader::{DataLoader, Loader},
    runtime::{Timer, TokioSpawner},
};
use futures_util::future::BoxFuture;

use crate::domain::{
    error::Error,
    events::{Events, History, WantedHistory},
    suggestions::{Suggestions, TicketSuggestion},
    ticket::Ticket,
    tickets::Tickets,
};

/// Finds tickets by id. It caches nothing, so one of it serves all requests.
pub(super) type TicketLoader = DataLoader<TicketById>;

/// Finds what happened to tickets.
pub(super) type HistoryLoader = DataLoader<HistoryOfTicket>;

/// Finds what was suggested for tickets.
pub(super) type SuggestionLoader = DataLoader<SuggestionOfTicket>;

/// The lookup behind [`TicketLoader`].
pub struct TicketById(Tickets);

/// The lookup behind [`HistoryLoader`].
pub struct HistoryOfTicket(Events);

/// The lookup behind [`SuggestionLoader`].
pub struct SuggestionOfTicket(Suggestions);

/// Waits until the task at hand has asked for all it wants, and not a moment longer: the sibling fields of one
/// selection are asked for in one go.
struct NextTurn;

pub(super) fn tickets(tickets: Tickets) -> TicketLoader {
    DataLoader::new(TicketById(tickets), TokioSpawner::current(), NextTurn)
}

pub(super) fn histories(events: Events) -> HistoryLoader {
    DataLoader::new(HistoryOfTicket(events), TokioSpawner::current(), NextTurn)
}

pub(super) fn suggestions(suggestions: Suggestions) -> SuggestionLoader {
    DataLoader::new(SuggestionOfTicket(suggestions), TokioSpawner::current(), NextTurn)
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

impl Loader<WantedHistory> for HistoryOfTicket {
    type Value = History;
    type Error = Arc<Error>;

    async fn load(&self, wanted: &[WantedHistory]) -> Result<HashMap<WantedHistory, History>, Arc<Error>> {
        self.0.histories(wanted).await.map_err(Arc::new)
    }
}

impl Loader<i64> for SuggestionOfTicket {
    type Value = TicketSuggestion;
    type Error = Arc<Error>;

    async fn load(&self, tickets: &[i64]) -> Result<HashMap<i64, TicketSuggestion>, Arc<Error>> {
        self.0.find(tickets).await.map_err(Arc::new)
    }
}
