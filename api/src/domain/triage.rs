//! What a ticket is about and how urgent it is, suggested from its words.
//!
//! [`Triage`] asks a [`LanguageModel`] when one is configured and answers from [`Model`], the one that is built in,
//! whenever that brings nothing in time. It cannot fail: a suggestion must never stand between a person and a
//! filed ticket. Which model spoke, and why it was not the better one, is part of the [`Suggestion`].

mod builtin;
mod evaluation;
mod label;
mod language_model;
mod latency;
mod status;
mod suggestion;
mod token;

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use entity::Timestamp;
use tokio::time::Instant;

use crate::domain::{
    error::{Error, Violation},
    tickets::is_forbidden_in_text,
};

pub use builtin::{Floor, Model};
pub use entity::ticket_suggestion::{Degraded, Source};
pub use evaluation::{Evaluation, HeadScore};
pub use label::{Evidence, Judged, Label};
pub use language_model::{Answer, Failure, LanguageModel};
pub use latency::Latencies;
pub use status::{Breaker, LanguageModelStatus, Latency, LearntWord, PointsTo};
pub use suggestion::{Suggestion, UNSURE};
pub use token::Told;

/// The most words that are told.
const MAX_WORDS: usize = 100;

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
    built_in: RwLock<BuiltIn>,
    latencies: Latencies,
    deadline: Duration,
}

/// The built-in model as it is now.
#[derive(Clone)]
pub struct BuiltIn {
    /// The model.
    pub model: Arc<Model>,
    /// When it learnt what it knows beyond what it is shipped with; `None` while that is nothing.
    pub learnt_at: Option<Timestamp>,
}

impl Triage {
    /// Triage that asks `language_model`, where there is one, and waits for it no longer than `deadline` in all.
    pub fn new(language_model: Option<Arc<dyn LanguageModel>>, deadline: Duration) -> Self {
        let built_in = BuiltIn { model: Arc::new(Model::built_in()), learnt_at: None };
        Self { language_model, built_in: RwLock::new(built_in), latencies: Latencies::default(), deadline }
    }

    /// How long a suggestion may take.
    #[must_use]
    pub const fn deadline(&self) -> Duration {
        self.deadline
    }

    /// The language model, where one is set up.
    #[must_use]
    pub fn language_model(&self) -> Option<&dyn LanguageModel> {
        self.language_model.as_deref()
    }

    /// The built-in model as it is now.
    #[must_use]
    pub fn built_in(&self) -> BuiltIn {
        self.built_in.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets another built-in model answer from now on.
    pub fn replace_built_in(&self, model: Model) {
        let learnt_at = (model.labels() > 0).then(Timestamp::now);
        let built_in = BuiltIn { model: Arc::new(model), learnt_at };
        *self.built_in.write().unwrap_or_else(PoisonError::into_inner) = built_in;
    }

    /// The most telling words that the built-in model has learnt, the strongest first.
    ///
    /// # Errors
    /// [`Error::Refused`] for a number that is not allowed.
    pub fn words(&self, first: i64) -> Result<Vec<LearntWord>, Error> {
        let most = usize::try_from(first).ok().filter(|most| *most <= MAX_WORDS);
        let message = || format!("`first` is {first}, 0 to {MAX_WORDS} are allowed.");
        Ok(self.built_in().model.words(most.ok_or_else(|| Error::invalid("first", message()))?))
    }

    /// How long the newest answers of the built-in model took.
    #[must_use]
    pub fn latency(&self) -> Latency {
        self.latencies.figures()
    }

    /// Why no language model would be asked now; `None` when one would.
    #[must_use]
    pub fn degraded(&self) -> Option<Degraded> {
        match self.language_model() {
            None => Some(Degraded::NotConfigured),
            Some(_) if self.room() == 0 => Some(Degraded::CircuitOpen),
            Some(_) => None,
        }
    }

    /// How many questions the language model would take now.
    #[must_use]
    pub fn room(&self) -> usize {
        let Some(model) = self.language_model() else { return 0 };
        match model.status().breaker {
            Breaker::Closed => model.concurrency(),
            // The next one is the trial.
            Breaker::Open { until } if until <= Timestamp::now() => 1,
            Breaker::Open { .. } | Breaker::HalfOpen => 0,
        }
    }

    /// The best suggestion to be had within the deadline.
    pub async fn classify(&self, text: TicketText<'_>) -> Suggestion {
        match self.ask(text).await {
            None => self.local(text).degraded(Degraded::NotConfigured),
            Some(Ok(suggestion)) => suggestion,
            Some(Err(failure)) => self.local(text).degraded(failure.into()),
        }
    }

    /// What the language model says within the deadline; `None` when none is set up.
    pub async fn ask(&self, text: TicketText<'_>) -> Option<Result<Suggestion, Failure>> {
        let model = self.language_model.as_deref()?;
        let deadline = Instant::now() + self.deadline;
        let answer = tokio::time::timeout_at(deadline, model.classify(text, deadline)).await;
        let answer = answer.unwrap_or(Err(Failure::Timeout));
        // That the circuit is open has been said when it opened.
        if let Err(failure) = &answer
            && !failure.is_unasked()
        {
            // The one line per failure. The ticket's text stays out of it; so must it of every `Failure`.
            tracing::warn!(
                model = model.name(),
                kind = failure.kind(),
                detail = failure.detail(),
                "the language model gave no answer"
            );
        }
        Some(answer.map(|answer| Suggestion::from_model(answer, model.name()).at_least(self.floor(text))))
    }

    /// The least priority that clear signals in a text set, whoever answers.
    #[must_use]
    pub fn floor(&self, text: TicketText<'_>) -> Option<Floor> {
        self.built_in().model.floor(text)
    }

    /// What the built-in model says, at once.
    pub fn local(&self, text: TicketText<'_>) -> Suggestion {
        let began = Instant::now();
        let suggestion = self.built_in().model.classify(text);
        self.latencies.add(began.elapsed());
        suggestion
    }
}

#[cfg(test)]
mod tests;
