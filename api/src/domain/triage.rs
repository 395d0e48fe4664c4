//! What a ticket is about and how urgent it is, suggested from its words.
//!
//! [`Triage`] asks a [`LanguageModel`] when one is configured and answers from [`Keywords`], the model that is built
//! in, whenever that brings nothing in time. It cannot fail: a suggestion must never stand between a person and a
//! filed ticket. Which model spoke, and why it was not the better one, is part of the [`Suggestion`].

mod keywords;
mod language_model;
mod suggestion;

use std::{sync::Arc, time::Duration};

use crate::domain::{
    error::{Error, Violation},
    tickets::is_forbidden_in_text,
};

pub use keywords::Keywords;
pub use language_model::{Answer, Failure, LanguageModel};
pub use suggestion::{Degraded, Source, Suggestion};

/// The words of a ticket that is to be classified.
///
/// It has no `Debug`, so that a customer's text cannot reach a log by accident.
#[derive(Clone, Copy)]
pub struct TicketText<'a> {
    /// The title, where one has been written yet.
    pub title: Option<&'a str>,
    /// The description.
    pub description: &'a str,
}

impl<'a> TicketText<'a> {
    /// A text that somebody writes, who need not be done with it.
    ///
    /// # Errors
    /// When it holds what no ticket may hold, however it goes on.
    pub fn new(title: Option<&'a str>, description: &'a str) -> Result<Self, Error> {
        let violations: Vec<_> = [("title", title.unwrap_or_default()), ("description", description)]
            .into_iter()
            .filter(|(_, text)| text.contains(is_forbidden_in_text))
            .map(|(field, _)| {
                let message =
                    format!("The {field} must not contain control characters other than tabs and line breaks.");
                Violation::invalid(field, message)
            })
            .collect();
        if violations.is_empty() { Ok(Self { title, description }) } else { Err(violations.into()) }
    }
}

/// Suggests category and priority, with whatever models there are.
pub struct Triage {
    language_model: Option<Arc<dyn LanguageModel>>,
    keywords: Keywords,
    deadline: Duration,
}

impl Triage {
    /// Triage that asks `language_model`, where there is one, and waits for it no longer than `deadline` in all.
    pub fn new(language_model: Option<Arc<dyn LanguageModel>>, deadline: Duration) -> Self {
        Self { language_model, keywords: Keywords::new(), deadline }
    }

    /// How long a suggestion may take.
    #[must_use]
    pub const fn deadline(&self) -> Duration {
        self.deadline
    }

    /// The best suggestion to be had within the deadline.
    pub async fn classify(&self, text: TicketText<'_>) -> Suggestion {
        let Some(model) = &self.language_model else {
            return self.local(text).degraded(Degraded::NotConfigured);
        };
        let answer = tokio::time::timeout(self.deadline, model.classify(text)).await;
        match answer.unwrap_or(Err(Failure::Timeout)) {
            Ok(answer) => Suggestion::from_model(answer, model.name()),
            Err(failure) => {
                // The one line per failure. The ticket's text stays out of it; so must it of every `Failure`.
                tracing::warn!(
                    model = model.name(),
                    kind = failure.kind(),
                    detail = failure.detail(),
                    "the language model gave no answer, the built-in model answers instead"
                );
                self.local(text).degraded(failure.into())
            }
        }
    }

    /// What the built-in model says, at once: for a ticket that is filed without category or priority.
    pub fn local(&self, text: TicketText<'_>) -> Suggestion {
        self.keywords.classify(text)
    }
}

#[cfg(test)]
mod tests;
