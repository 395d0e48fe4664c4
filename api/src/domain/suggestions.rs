//! What triage suggested for tickets, what people made of it, and what the built-in model learns from that.
//!
//! What is suggested and what people say of it is written in the transaction that files or changes the ticket:
//! [`judgement`] decides what is written, [`stored`] and [`label`] write it. Behind that, two tasks run in each process:
//!
//! - [`follow`] asks the language model about tickets that were filed with the built-in model's answer, once each,
//!   whichever process comes first and however often one is restarted;
//! - [`learn`] fits the built-in model anew when people have said enough.
//!
//! [`agreement`] tells how well triage and people agree.

mod agreement;
mod find;
mod follow;
pub(super) mod judgement;
mod label;
mod learn;
mod stored;

use std::sync::Arc;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::{database::Database, events::Signal, triage::Triage};

pub use agreement::{Agreement, Confusion, DEFAULT_DAYS, MAX_DAYS};
pub use find::TicketSuggestion;
pub(super) use label::write as write_label;
pub(super) use stored::{filed, judged, of_ticket};

/// The use cases around suggestions.
#[derive(Clone)]
pub struct Suggestions {
    database: Database,
    triage: Arc<Triage>,
    /// Told when the language model's answer has changed a ticket.
    signal: Signal,
    news: News,
}

/// Wakes the tasks of this process. What other processes write is found by looking now and then.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// A ticket waits for the language model.
    pub(super) waiting: Arc<Notify>,
    /// People have said something.
    pub(super) said: Arc<Notify>,
}

impl Suggestions {
    /// The use cases on that database; `news` comes from where tickets are filed and changed.
    #[must_use]
    pub fn new(database: Database, triage: Arc<Triage>, signal: Signal, news: News) -> Self {
        Self { database, triage, signal, news }
    }

    /// Begins to ask the language model about the tickets that wait for it, and to learn, until `stop` is cancelled.
    pub fn start(&self, stop: &CancellationToken) {
        tokio::spawn(stop.clone().run_until_cancelled_owned(self.clone().follow()));
        tokio::spawn(stop.clone().run_until_cancelled_owned(self.clone().learn()));
    }
}
