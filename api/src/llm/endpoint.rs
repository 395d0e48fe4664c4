//! From settings to the one model that is asked: which provider, where, with which key, under which name.
//!
//! A key that stands in a provider's own variable is sent to that provider only: to its own address, or to another one
//! when both are named.

use reqwest::{Url, header::HeaderValue};

use super::{
    SetupError,
    provider::{PROVIDERS, Provider},
};

/// What is wanted; nothing that is empty counts.
#[derive(Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// The name of the provider: one of the table, `other` for any address, `none` for no language model.
    pub provider: Option<&'a str>,
    /// The name of the model.
    pub model: Option<&'a str>,
    /// Where the API begins.
    pub base_url: Option<&'a str>,
    /// The key, whoever the provider is.
    pub api_key: Option<&'a str>,
    /// What the variables of the providers hold, by name.
    pub usual_keys: &'a [(&'static str, &'a str)],
}

/// A model that can be asked.
#[derive(Clone)]
pub struct Endpoint {
    pub(super) provider: Option<&'static Provider>,
    pub(super) url: Url,
    pub(super) api_key: String,
    pub(super) model: String,
    /// Variables that hold the key of a provider that is not asked.
    passed_over: Vec<&'static str>,
}

impl Endpoint {
    /// What the settings choose; `None` when they choose no language model.
    ///
    /// # Errors
    /// When the settings contradict each other or leave something out, in one sentence that holds no key.
    pub fn choose(wanted: Wanted<'_>) -> Result<Option<Self>, SetupError> {
        let present = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let usual = |variable: &str| {
            let held = wanted.usual_keys.iter().find(|(name, _)| *name == variable).map(|(_, key)| *key);
            present(held)
        };
        let own_key = |provider: &Provider| provider.key_variable.and_then(usual);
        let url = present(wanted.base_url).map(|text| parse(&text)).transpose()?;
        let general_key = present(wanted.api_key);

        let provider = match present(wanted.provider) {
            Some(name) if name.eq_ignore_ascii_case("none") => return Ok(None),
            Some(name) if name.eq_ignore_ascii_case("other") => None,
            Some(name) => Some(Provider::named(&name).ok_or(SetupError::Provider(name))?),
            None => match (&url, &general_key) {
                (Some(url), _) => Provider::at(url),
                (None, Some(key)) => Some(Provider::of_key(key)),
                (None, None) => match PROVIDERS.iter().find(|provider| own_key(provider).is_some()) {
                    Some(provider) => Some(provider),
                    None => return Ok(None),
                },
            },
        };

        // At another address than its own something else may know the key.
        let its_own = url.as_ref().is_none_or(|url| Provider::at(url) == provider);
        let own_key = provider.and_then(own_key);
        let api_key = general_key.or(own_key).unwrap_or_default();
        if let Some(Provider { name, key_variable: Some(variable), .. }) = provider
            && its_own
            && api_key.is_empty()
        {
            return Err(SetupError::KeyMissing { provider: name, variable });
        }
        // The client library panics on what no header can carry.
        HeaderValue::from_str(&format!("Bearer {api_key}")).map_err(|_| SetupError::ApiKey)?;
        let url = match (url, provider) {
            (Some(url), _) => url,
            (None, Some(provider)) => parse(provider.base_url)?,
            (None, None) => return Err(SetupError::BaseUrlMissing),
        };
        let model = present(wanted.model).or_else(|| provider.map(|provider| provider.model.to_owned()));
        let model = model.ok_or(SetupError::Model)?;
        let others = PROVIDERS.iter().filter(|other| Some(*other) != provider);
        let passed_over =
            others.filter_map(|other| other.key_variable).filter(|variable| usual(variable).is_some()).collect();
        Ok(Some(Self { provider, url, api_key, model, passed_over }))
    }

    /// The name of the model.
    #[must_use]
    pub fn model(&self) -> &str {
        &self.model
    }

    /// Who serves it, in a word for people: the provider, or the host.
    #[must_use]
    pub fn label(&self) -> &str {
        match self.provider {
            Some(provider) => provider.label,
            None => self.host(),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// Variables that hold the key of a provider that is not asked.
    #[must_use]
    pub fn passed_over(&self) -> &[&'static str] {
        &self.passed_over
    }

    /// How much the model should think: said only of models that are known to take the word.
    pub(super) fn reasoning_effort(&self) -> Option<&'static str> {
        self.provider.filter(|provider| provider.model == self.model).and_then(|provider| provider.reasoning_effort)
    }

    /// Whether to ask for an answer after a JSON schema; any server may turn out to refuse.
    pub(super) fn json_schema(&self) -> bool {
        self.provider.is_none_or(|provider| provider.json_schema)
    }
}

fn parse(text: &str) -> Result<Url, SetupError> {
    let wrong = || SetupError::BaseUrl(text.to_owned());
    let url = Url::parse(text).map_err(|_| wrong())?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() { Err(wrong()) } else { Ok(url) }
}

#[cfg(test)]
mod tests;
