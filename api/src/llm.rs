//! The language-model side of triage: any server that speaks OpenAI's chat protocol, through `async-openai`.
//!
//! One call is one request: no retries, no waiting for `Retry-After`, at most the deadline. What may go wrong with it
//! is told apart in `transport` (the request) and in `answer` (the words), and leaves here as a `Failure`.

mod answer;
mod failure;
mod prompt;
mod transport;

use std::time::Duration;

use async_openai::{
    Client,
    config::OpenAIConfig,
    types::chat::{CreateChatCompletionRequest, CreateChatCompletionResponse},
};
use async_trait::async_trait;
use reqwest::header::HeaderValue;
use tokio::time::Instant;
use tracing::{Dispatch, instrument::WithSubscriber};

use crate::domain::triage::{Answer, Breaker, Failure, LanguageModel, LanguageModelStatus, Latency, TicketText};
use transport::Transport;

/// A language model behind an OpenAI-compatible endpoint.
pub struct OpenAiCompatible {
    client: Client<OpenAIConfig>,
    model: String,
}

/// Why a language model cannot be set up: a setting is wrong. It never holds the key.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The base URL cannot be called.
    #[error("the language model's base URL {0:?} is not an http:// or https:// address")]
    BaseUrl(String),
    /// The key cannot be sent in a header.
    #[error("the language model's API key holds a character that an HTTP header cannot carry")]
    ApiKey,
    /// There is no model to ask.
    #[error("the language model has no name: say which model to ask")]
    Model,
    /// The HTTP client could not be built, for example for want of root certificates.
    #[error("the HTTP client for the language model cannot be set up: {0}")]
    HttpClient(#[source] reqwest::Error),
}

impl OpenAiCompatible {
    /// The model `model` at `base_url`, the part of the address before `/chat/completions`.
    ///
    /// No answer is waited for longer than `deadline`. An empty `api_key` is for servers that want none.
    pub fn new(base_url: &str, api_key: &str, model: &str, deadline: Duration) -> Result<Self, SetupError> {
        let wrong_url = || SetupError::BaseUrl(base_url.to_owned());
        let url = reqwest::Url::parse(base_url.trim()).map_err(|_| wrong_url())?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(wrong_url());
        }
        // Keys are read from files, so they come with line ends. The client library panics on what no header can carry.
        let api_key = api_key.trim();
        HeaderValue::from_str(&format!("Bearer {api_key}")).map_err(|_| SetupError::ApiKey)?;
        let model = model.trim();
        if model.is_empty() {
            return Err(SetupError::Model);
        }
        // The library would take what is not set here from variables of its own; every setting of ours has one place.
        let config = OpenAIConfig::new()
            .with_api_base(url.as_str().trim_end_matches('/'))
            .with_api_key(api_key)
            .with_org_id("")
            .with_project_id("");
        let transport = Transport::new(&url, deadline).map_err(SetupError::HttpClient)?;
        let client = Client::build(transport.http_client(), config).with_http_service(transport);
        Ok(Self { client, model: model.to_owned() })
    }
}

#[async_trait]
impl LanguageModel for OpenAiCompatible {
    fn name(&self) -> &str {
        &self.model
    }

    async fn classify(&self, text: TicketText<'_>, _deadline: Instant) -> Result<Answer, Failure> {
        let request = CreateChatCompletionRequest {
            model: self.model.clone(),
            messages: prompt::messages(text),
            response_format: Some(prompt::answer_format()),
            // No temperature and no token limit: some models refuse the one, and each family names the other
            // differently.
            ..Default::default()
        };
        let chat = self.client.chat();
        // The library logs the body of every answer that it cannot read, and such a body may quote the ticket. Whatever
        // the log filter says, none of that is heard; what is worth knowing is in the `Failure`.
        let response = chat.create(request).with_subscriber(Dispatch::none()).await.map_err(failure::from_library)?;
        answer::read(content(&response)?).map_err(Failure::BadAnswer)
    }

    fn status(&self) -> LanguageModelStatus {
        LanguageModelStatus {
            model: self.model.clone(),
            provider: String::new(),
            breaker: Breaker::Closed,
            calls: 0,
            retries: 0,
            answered: 0,
            failed: vec![],
            cached: 0,
            joined: 0,
            cache_entries: 0,
            under_way: 0,
            latency: Latency::default(),
        }
    }
}

fn content(response: &CreateChatCompletionResponse) -> Result<&str, Failure> {
    let missing = |what: &str| Failure::BadAnswer(format!("the answer has no {what}"));
    let choice = response.choices.first().ok_or_else(|| missing("choices"))?;
    choice.message.content.as_deref().ok_or_else(|| missing("content"))
}

#[cfg(test)]
mod tests;
