//! Every setting: its flag, its environment variable, its meaning, its default. Read once, at start.

use std::{
    fmt,
    num::{NonZeroU8, NonZeroU64},
    str::FromStr,
    time::Duration,
};

use clap::{Args, ValueEnum};
use http::{HeaderValue, Uri};

/// Where the tickets are.
#[derive(Args, Clone, Debug)]
pub struct DatabaseSettings {
    /// Where the tickets are: sqlite://PATH, or postgres://USER:PASSWORD@HOST:PORT/NAME.
    ///
    /// The SQLite file and its folder are made when they are missing; a PostgreSQL database must exist, its tables are
    /// made.
    #[arg(long = "database-url", env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    #[arg(default_value = "sqlite://data/frontdesk.db")]
    pub url: Secret,
}

/// Who suggests category and priority.
#[derive(Args, Clone, Debug)]
pub struct TriageSettings {
    /// Who serves the language model: openai, gemini, groq, anthropic, ollama, other (with a base URL), or none.
    ///
    /// When not set, it is whose base URL or key is set; with neither, there is no language model, and the built-in model
    /// answers. When the keys of several are set, the first of the list above is asked.
    #[arg(long = "triage-provider", env = "TRIAGE_PROVIDER", value_name = "NAME")]
    pub provider: Option<String>,

    /// The language model; a cheap and fast one of the provider when not set.
    #[arg(long = "triage-model", env = "TRIAGE_MODEL", value_name = "NAME")]
    pub model: Option<String>,

    /// Where the OpenAI-compatible API begins, such as http://localhost:8080/v1; the provider's own when not set.
    #[arg(long = "triage-base-url", env = "TRIAGE_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,

    /// The key, whoever the provider is.
    #[arg(long = "triage-api-key", env = "TRIAGE_API_KEY", value_name = "KEY", hide_env_values = true)]
    pub api_key: Option<Secret>,

    /// OpenAI's key, used for OpenAI when TRIAGE_API_KEY is not set.
    #[arg(long = "openai-api-key", env = "OPENAI_API_KEY", value_name = "KEY", hide_env_values = true, hide = true)]
    pub openai_api_key: Option<Secret>,

    /// Google Gemini's key, used for it when TRIAGE_API_KEY is not set.
    #[arg(long = "gemini-api-key", env = "GEMINI_API_KEY", value_name = "KEY", hide_env_values = true, hide = true)]
    pub gemini_api_key: Option<Secret>,

    /// Groq's key, used for Groq when TRIAGE_API_KEY is not set.
    #[arg(long = "groq-api-key", env = "GROQ_API_KEY", value_name = "KEY", hide_env_values = true, hide = true)]
    pub groq_api_key: Option<Secret>,

    /// Anthropic's key, used for Anthropic when TRIAGE_API_KEY is not set.
    #[arg(
        long = "anthropic-api-key",
        env = "ANTHROPIC_API_KEY",
        value_name = "KEY",
        hide_env_values = true,
        hide = true
    )]
    pub anthropic_api_key: Option<Secret>,

    /// How long a suggestion may take, in milliseconds; after that the built-in model answers.
    #[arg(long = "triage-deadline-ms", env = "TRIAGE_DEADLINE_MS", value_name = "MS", default_value = "10000")]
    #[arg(value_parser = milliseconds)]
    pub deadline_ms: NonZeroU64,

    /// Whether e-mail addresses, phone, card and IBAN numbers are taken out of a text before it is sent to the provider.
    #[arg(long = "triage-mask", env = "TRIAGE_MASK", value_name = "ON_OR_OFF", default_value = "on")]
    pub mask: Switch,

    /// How many calls to the language model may be open at once.
    #[arg(long = "triage-concurrency", env = "TRIAGE_CONCURRENCY", value_name = "COUNT", default_value = "8")]
    pub concurrency: NonZeroU8,
}

/// On or off.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// On.
    On,
    /// Off.
    Off,
}

fn milliseconds(text: &str) -> Result<NonZeroU64, String> {
    let within = |ms: &NonZeroU64| ms.get() <= 600_000;
    text.parse().ok().filter(within).ok_or_else(|| "a number of milliseconds is wanted, 1 to 600000".to_owned())
}

/// What is kept of the past.
#[derive(Args, Clone, Debug)]
pub struct EventSettings {
    /// After how many days events are deleted from the log; never when not set.
    ///
    /// The tickets stay. Whoever reads events and comes back later than that has to begin anew.
    #[arg(long = "event-retention-days", env = "FRONTDESK_EVENT_RETENTION_DAYS", value_name = "DAYS")]
    #[arg(default_value = "", hide_default_value = true)]
    pub retention: Retention,
}

/// How long events are kept; for ever when there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention(pub Option<Duration>);

impl FromStr for Retention {
    type Err = String;

    fn from_str(days: &str) -> Result<Self, String> {
        if days.is_empty() {
            return Ok(Self(None));
        }
        let days = days.parse::<u32>().ok().filter(|days| (1..=36_500).contains(days));
        let days = days.ok_or("a number of days is wanted, 1 to 36500")?;
        Ok(Self(Some(Duration::from_secs(u64::from(days) * 86_400))))
    }
}

/// How the server is reached.
#[derive(Args, Clone, Debug)]
pub struct ServeSettings {
    /// Where to listen. Everyone who can reach this address can read and change all tickets.
    #[arg(long, env = "FRONTDESK_LISTEN", value_name = "HOST:PORT", default_value = "127.0.0.1:8000")]
    pub listen: String,

    /// The origins whose web pages may use the API, separated by commas, such as https://support.example.com; only our own
    /// pages when not set.
    ///
    /// They can read and change all tickets, as everyone can who reaches the address.
    #[arg(long, env = "FRONTDESK_ALLOWED_ORIGINS", value_name = "ORIGINS")]
    #[arg(default_value = "", hide_default_value = true)]
    pub allowed_origins: AllowedOrigins,
}

/// Origins of web pages as browsers write them: scheme, host, and the port unless it is the scheme's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedOrigins(pub Vec<HeaderValue>);

impl FromStr for AllowedOrigins {
    type Err = String;

    fn from_str(origins: &str) -> Result<Self, String> {
        let origins = origins.split(',').map(str::trim).filter(|origin| !origin.is_empty());
        origins.map(origin).collect::<Result<_, _>>().map(Self)
    }
}

fn origin(text: &str) -> Result<HeaderValue, String> {
    let wanted = || {
        format!("{text:?} is no origin: scheme, host and perhaps a port are wanted, as in https://support.example.com")
    };
    let uri: Uri = text.parse().map_err(|_| wanted())?;
    let is_bare = uri.path() == "/" && uri.query().is_none() && !text.contains('@');
    match (uri.scheme_str(), uri.host()) {
        (Some(scheme @ ("http" | "https")), Some(host)) if is_bare => {
            let own = if scheme == "http" { 80 } else { 443 };
            let port = uri.port_u16().filter(|port| *port != own).map(|port| format!(":{port}")).unwrap_or_default();
            HeaderValue::from_str(&format!("{scheme}://{}{port}", host.to_lowercase())).map_err(|_| wanted())
        }
        _ => Err(wanted()),
    }
}

/// What is logged, and how. The log goes to standard error.
#[derive(Args, Clone, Debug)]
pub struct LogSettings {
    /// What is logged: error, warn, info, debug or trace, also by part as in "info,frontdesk=debug".
    #[arg(long = "log", env = "FRONTDESK_LOG", value_name = "FILTER", default_value = "info", global = true)]
    pub filter: String,

    /// One line of text, or one JSON object, for each entry.
    #[arg(
        long = "log-format",
        env = "FRONTDESK_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "text",
        global = true
    )]
    pub format: LogFormat,
}

/// The shape of a log entry.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A text that does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl TriageSettings {
    /// No language model.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            provider: None,
            model: None,
            base_url: None,
            api_key: None,
            openai_api_key: None,
            gemini_api_key: None,
            groq_api_key: None,
            anthropic_api_key: None,
            deadline_ms: NonZeroU64::MIN.saturating_add(9_999),
            mask: Switch::On,
            concurrency: NonZeroU8::MIN.saturating_add(7),
        }
    }

    /// What the variables hold that providers' keys usually stand in, by name.
    #[must_use]
    pub fn usual_keys(&self) -> Vec<(&'static str, &str)> {
        let keys = [
            ("OPENAI_API_KEY", &self.openai_api_key),
            ("GEMINI_API_KEY", &self.gemini_api_key),
            ("GROQ_API_KEY", &self.groq_api_key),
            ("ANTHROPIC_API_KEY", &self.anthropic_api_key),
        ];
        keys.into_iter().filter_map(|(name, key)| Some((name, key.as_ref()?.reveal()))).collect()
    }

    /// How long a suggestion may take.
    #[must_use]
    pub const fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline_ms.get())
    }
}
