//! The language-model side of triage: any server that speaks OpenAI's chat protocol, through `async-openai`.
//!
//! A question goes through these, from the outside in:
//!
//! - `mask` takes out what identifies people, `prompt` puts the rest into words, as data;
//! - `cache` knows the answer, or `shared` the call under way that will bring it;
//! - `calls` waits for a place among the few open calls, has leave from the `circuit`, and tries at most twice
//!   (`retry`) before the one deadline;
//! - `transport` makes one request, `failure` says what it means when that comes to nothing;
//! - `envelope` finds the model's words, `answer` makes values of ours from them, `reason` a line fit to be shown.
//!
//! `provider` and `endpoint` say who is asked, `limits` how much, `tally` counts.

mod answer;
mod cache;
mod calls;
mod circuit;
mod endpoint;
mod envelope;
mod failure;
mod limits;
mod mask;
mod prompt;
mod provider;
mod reason;
mod retry;
mod shared;
mod tally;
mod transport;

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
};

use async_openai::{Client, config::OpenAIConfig};
use async_trait::async_trait;
use futures_util::FutureExt;
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout_at},
};

use crate::domain::triage::{Answer, Failure, LanguageModel, LanguageModelStatus, TicketText};
use cache::Answers;
use calls::Calls;
use circuit::Circuit;
use shared::UnderWay;
use tally::Tally;
use transport::Transport;

pub use endpoint::{Endpoint, Wanted};
pub use limits::Limits;
pub use provider::{PROVIDERS, Provider};

/// A language model behind an OpenAI-compatible endpoint.
pub struct OpenAiCompatible {
    calls: Arc<Calls>,
    under_way: UnderWay,
    is_masked: bool,
}

/// Why a language model cannot be set up: a setting is wrong. It never holds the key.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// Nobody is called that.
    #[error(
        "{0:?} is no provider of language models: TRIAGE_PROVIDER is openai, gemini, groq, anthropic, ollama, other or none"
    )]
    Provider(String),
    /// The provider wants a key.
    #[error("the language model of {provider} needs a key: set {variable} or TRIAGE_API_KEY")]
    KeyMissing {
        /// The provider.
        provider: &'static str,
        /// The variable that usually holds its key.
        variable: &'static str,
    },
    /// The base URL cannot be called.
    #[error("the language model's base URL {0:?} is not an http:// or https:// address")]
    BaseUrl(String),
    /// There is no address.
    #[error("the language model has no address: set TRIAGE_BASE_URL, or another TRIAGE_PROVIDER than other")]
    BaseUrlMissing,
    /// The key cannot be sent in a header.
    #[error("the language model's API key holds a character that an HTTP header cannot carry")]
    ApiKey,
    /// There is no model to ask.
    #[error("the language model has no name: say in TRIAGE_MODEL which model to ask")]
    Model,
    /// The HTTP client could not be built, for example for want of root certificates.
    #[error("the HTTP client for the language model cannot be set up: {0}")]
    HttpClient(#[source] reqwest::Error),
}

impl OpenAiCompatible {
    /// The model at `endpoint`, asked within `limits`. When `is_masked`, what identifies people is taken out of a text
    /// before it is sent.
    ///
    /// # Errors
    /// When the HTTP client cannot be set up.
    pub fn new(endpoint: Endpoint, limits: Limits, is_masked: bool) -> Result<Self, SetupError> {
        // The library would take what is not set here from variables of its own; every setting of ours has one place.
        let config = OpenAIConfig::new()
            .with_api_base(endpoint.url.as_str().trim_end_matches('/'))
            .with_api_key(endpoint.api_key.as_str())
            .with_org_id("")
            .with_project_id("");
        let transport = Transport::new(&endpoint.url, limits.connect).map_err(SetupError::HttpClient)?;
        let client = Client::build(transport.http_client(), config).with_http_service(transport);
        let calls = Calls {
            endpoint,
            client,
            limits,
            circuit: Circuit::new(limits),
            places: Semaphore::new(limits.concurrency),
            tally: Tally::default(),
            answers: Answers::new(&limits),
            takes_extras: AtomicBool::new(true),
        };
        Ok(Self { calls: Arc::new(calls), under_way: UnderWay::default(), is_masked })
    }
}

#[async_trait]
impl LanguageModel for OpenAiCompatible {
    fn name(&self) -> &str {
        self.calls.endpoint.model()
    }

    /// Asks once for all who ask the same at the same time. Who joins a call under way gets what it brings, a timeout
    /// included: its deadline is that of who asked first.
    async fn classify(&self, text: TicketText<'_>, deadline: Instant) -> Result<Answer, Failure> {
        let calls = &self.calls;
        let ticket = prompt::Ticket::new(text, self.is_masked);
        let key = cache::key(&ticket.normalised, self.name());
        let question = calls.tally.question(deadline);
        if let Some(answer) = calls.answers.get(&key) {
            question.was_cached();
            return Ok(answer);
        }
        let begin = || calls.clone().ask(key, ticket.data, deadline).boxed();
        let (call, has_joined) = self.under_way.join(key, begin);
        if has_joined {
            calls.tally.joined.fetch_add(1, Relaxed);
        }
        let outcome = timeout_at(deadline, call).await.unwrap_or(Err(Failure::Timeout));
        question.ended(&outcome);
        outcome
    }

    fn concurrency(&self) -> usize {
        self.calls.limits.concurrency
    }

    fn status(&self) -> LanguageModelStatus {
        let Calls { endpoint, circuit, tally, answers, .. } = &*self.calls;
        let read = |count: &AtomicU64| count.load(Relaxed);
        LanguageModelStatus {
            model: endpoint.model().to_owned(),
            provider: endpoint.label().to_owned(),
            breaker: circuit.status(),
            calls: read(&tally.calls),
            retries: read(&tally.retries),
            answered: read(&tally.answered),
            failed: tally.failed(),
            cached: read(&tally.cached),
            joined: read(&tally.joined),
            cache_entries: answers.count(),
            under_way: read(&tally.under_way),
            latency: tally.took.figures(),
        }
    }
}

#[cfg(test)]
mod tests;
