//! The one way from a resolver to the domain.

use std::sync::Arc;

use async_graphql::Context;

use super::{
    budget::Budget,
    error::ApiError,
    loaders::{HistoryLoader, SuggestionLoader, TicketLoader},
    schema::Deadline,
};
use crate::domain::{error::Error, events::Events, suggestions::Suggestions, tickets::Tickets, triage::Triage};

/// What a resolver reaches. [`schema`](super::schema()) puts each of them there.
pub(super) trait ContextExt<'a> {
    /// The use cases around tickets.
    fn tickets(&self) -> &'a Tickets;
    /// The log.
    fn events(&self) -> &'a Events;
    /// The use cases around what was suggested.
    fn suggestions(&self) -> &'a Suggestions;
    /// The models that suggest category and priority.
    fn triage(&self) -> &'a Triage;
    /// Finds tickets by id, many in one statement.
    fn ticket_loader(&self) -> &'a TicketLoader;
    /// Finds what happened to tickets, to many in one go.
    fn history_loader(&self) -> &'a HistoryLoader;
    /// Finds what was suggested for tickets, for many in one statement.
    fn suggestion_loader(&self) -> &'a SuggestionLoader;
    /// Takes so many bytes of text into the answer.
    fn spend(&self, bytes: usize) -> Result<(), ApiError>;
    /// Does something within the time that an answer may take. For subscriptions: of the other operations the whole is
    /// timed.
    fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, Error>> + Send,
    ) -> impl Future<Output = Result<T, ApiError>> + Send;
}

impl<'a> ContextExt<'a> for Context<'a> {
    fn tickets(&self) -> &'a Tickets {
        self.data_unchecked()
    }

    fn events(&self) -> &'a Events {
        self.data_unchecked()
    }

    fn suggestions(&self) -> &'a Suggestions {
        self.data_unchecked()
    }

    fn triage(&self) -> &'a Triage {
        self.data_unchecked::<Arc<Triage>>()
    }

    fn ticket_loader(&self) -> &'a TicketLoader {
        self.data_unchecked()
    }

    fn history_loader(&self) -> &'a HistoryLoader {
        self.data_unchecked()
    }

    fn suggestion_loader(&self) -> &'a SuggestionLoader {
        self.data_unchecked()
    }

    fn spend(&self, bytes: usize) -> Result<(), ApiError> {
        self.data_unchecked::<Arc<Budget>>().spend(bytes)
    }

    async fn in_time<T>(&self, work: impl Future<Output = Result<T, Error>> + Send) -> Result<T, ApiError> {
        let Deadline(deadline) = *self.data_unchecked();
        match tokio::time::timeout(deadline, work).await {
            Ok(done) => Ok(done?),
            Err(_) => Err(ApiError::TooLate(deadline)),
        }
    }
}
