//! Who can be asked: the providers that are known by name, and where each is.

use reqwest::Url;

/// A provider of language models that speaks OpenAI's chat protocol.
#[derive(Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its name in the setting.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// Where its API begins.
    pub base_url: &'static str,
    /// The variable that usually holds its key; `None` where no key is wanted.
    pub key_variable: Option<&'static str>,
    /// How its keys begin, where that tells them from others'.
    key_prefix: Option<&'static str>,
    /// The cheap and fast model of the day.
    pub model: &'static str,
    /// Whether it can hold an answer to a JSON schema.
    pub json_schema: bool,
    /// How much [`model`](Self::model) should think: as little as it can, since people wait. Other models may not know
    /// the word.
    pub reasoning_effort: Option<&'static str>,
}

/// Every provider known by name. When the keys of several are set, the first one here is asked.
pub const PROVIDERS: [Provider; 5] = [
    Provider {
        name: "openai",
        label: "OpenAI",
        base_url: "https://api.openai.com/v1",
        key_variable: Some("OPENAI_API_KEY"),
        key_prefix: None,
        model: "gpt-6-luna",
        json_schema: true,
        reasoning_effort: Some("none"),
    },
    Provider {
        name: "gemini",
        label: "Google Gemini",
        base_url: "https://generativelanguage.googleapis.com/v1beta/openai",
        key_variable: Some("GEMINI_API_KEY"),
        key_prefix: Some("AIza"),
        model: "gemini-3.5-flash-lite",
        json_schema: true,
        reasoning_effort: Some("low"),
    },
    Provider {
        name: "groq",
        label: "Groq",
        base_url: "https://api.groq.com/openai/v1",
        key_variable: Some("GROQ_API_KEY"),
        key_prefix: Some("gsk_"),
        model: "openai/gpt-oss-20b",
        json_schema: true,
        reasoning_effort: Some("low"),
    },
    Provider {
        name: "anthropic",
        label: "Anthropic",
        base_url: "https://api.anthropic.com/v1",
        key_variable: Some("ANTHROPIC_API_KEY"),
        key_prefix: Some("sk-ant-"),
        model: "claude-haiku-5-5",
        // Its OpenAI-compatible endpoint ignores `response_format` and `reasoning_effort`, says its documentation.
        json_schema: false,
        reasoning_effort: None,
    },
    Provider {
        name: "ollama",
        label: "Ollama",
        base_url: "http://localhost:11434/v1",
        key_variable: None,
        key_prefix: None,
        model: "llama3.2",
        json_schema: true,
        reasoning_effort: None,
    },
];

impl Provider {
    /// The provider of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        PROVIDERS.iter().find(|provider| provider.name.eq_ignore_ascii_case(name))
    }

    /// The provider that is reached at that address, where it is a known one's.
    pub fn at(url: &Url) -> Option<&'static Self> {
        let is_same = |provider: &&Self| {
            Url::parse(provider.base_url).is_ok_and(|own| {
                own.scheme() == url.scheme()
                    && own.host_str() == url.host_str()
                    && own.port_or_known_default() == url.port_or_known_default()
            })
        };
        PROVIDERS.iter().find(is_same)
    }

    /// The provider whose keys look like that: OpenAI's where nothing tells.
    pub fn of_key(key: &str) -> &'static Self {
        let begins = |provider: &&Self| provider.key_prefix.is_some_and(|prefix| key.starts_with(prefix));
        PROVIDERS.iter().find(begins).unwrap_or(&PROVIDERS[0])
    }
}
