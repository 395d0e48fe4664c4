//! The composition root: from settings to a running whole.

use std::{sync::Arc, time::Duration};

use axum::Router;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    config::{Secret, Switch, TriageSettings},
    domain::{
        database::{self, Database, OpenError},
        events::{Events, Signal},
        suggestions::{News, Suggestions},
        tickets::Tickets,
        triage::{LanguageModel, Triage},
    },
    graphql,
    http::{self, Liveness, Origins},
    llm::{Endpoint, Limits, OpenAiCompatible, Wanted},
};

/// The parts of a server that is ready to serve.
#[derive(Clone)]
pub struct App {
    database: Database,
    tickets: Tickets,
    events: Events,
    suggestions: Suggestions,
    retention: Option<Duration>,
    liveness: Liveness,
    origins: Origins,
    deadline: Duration,
    triage: Arc<Triage>,
}

impl App {
    /// Opens the database, brings its tables up to date, and puts the use cases on it, for a command that does its work
    /// now or never.
    ///
    /// # Errors
    /// When a setting is wrong or the database cannot be opened, in one sentence.
    pub async fn open(database_url: &str, triage: &TriageSettings) -> anyhow::Result<Self> {
        let triage = Arc::new(Triage::new(language_model(triage)?, triage.deadline()));
        let database = database::connect(database_url).await?;
        database.migrate().await.map_err(OpenError::Migrate)?;
        Ok(Self::new(database, triage))
    }

    /// Puts the use cases on a database that may not be there yet, for a server: they fail as they do when it has gone
    /// away, until it [has come up](Self::come_up).
    ///
    /// # Errors
    /// When a setting is wrong, in one sentence.
    pub async fn prepare(database_url: &str, triage: &TriageSettings) -> anyhow::Result<Self> {
        let triage = Arc::new(Triage::new(language_model(triage)?, triage.deadline()));
        Ok(Self::new(database::prepare(database_url).await?, triage))
    }

    fn new(database: Database, triage: Arc<Triage>) -> Self {
        let signal = Signal::default();
        let news = News::default();
        let tickets = Tickets::new(database.clone(), triage.clone(), signal.clone(), news.clone());
        let suggestions = Suggestions::new(database.clone(), triage.clone(), signal.clone(), news);
        let events = Events::new(database.clone(), signal);
        Self {
            database,
            tickets,
            events,
            suggestions,
            retention: None,
            liveness: Liveness::default(),
            origins: Origins::default(),
            deadline: graphql::DEADLINE,
            triage,
        }
    }

    /// The same, deleting events that are older than that.
    #[must_use]
    pub fn keeping_events(self, retention: Option<Duration>) -> Self {
        Self { retention, ..self }
    }

    /// The same, believing silent clients to be alive for another time.
    #[must_use]
    pub fn believing(self, liveness: Liveness) -> Self {
        Self { liveness, ..self }
    }

    /// The same, with web pages of those origins using the API beside our own.
    #[must_use]
    pub fn trusting(self, origins: Origins) -> Self {
        Self { origins, ..self }
    }

    /// The same, answering within another time.
    #[must_use]
    pub fn answering_within(self, deadline: Duration) -> Self {
        Self { deadline, ..self }
    }

    /// Waits until the database is there, and brings its tables up to date.
    ///
    /// # Errors
    /// When waiting does not help, in one sentence.
    pub async fn come_up(&self) -> anyhow::Result<()> {
        Ok(self.database.come_up().await?)
    }

    /// The use cases around tickets.
    #[must_use]
    pub const fn tickets(&self) -> &Tickets {
        &self.tickets
    }

    /// The database.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// Everything that answers over HTTP, and what tells of news behind it. When `stop` is cancelled no more news are
    /// told and sockets are closed; open ones are counted in `sockets`.
    pub fn router(&self, stop: CancellationToken, sockets: TaskTracker) -> Router {
        self.events.start(&stop, self.retention);
        self.suggestions.start(&stop);
        let schema = graphql::schema(&self.tickets, &self.events, &self.suggestions, &self.triage, self.deadline);
        let (database, events) = (self.database.clone(), self.events.clone());
        let (liveness, origins) = (self.liveness, self.origins.clone());
        http::router(http::State {
            schema,
            sdl: graphql::sdl().into(),
            database,
            events,
            stop,
            sockets,
            liveness,
            origins,
        })
    }

    /// Closes the database.
    pub async fn close(self) {
        if let Err(error) = self.database.close().await {
            tracing::warn!(%error, "the database did not close in order");
        }
    }
}

fn language_model(settings: &TriageSettings) -> anyhow::Result<Option<Arc<dyn LanguageModel>>> {
    let usual_keys = settings.usual_keys();
    let wanted = Wanted {
        provider: settings.provider.as_deref(),
        model: settings.model.as_deref(),
        base_url: settings.base_url.as_deref(),
        api_key: settings.api_key.as_ref().map(Secret::reveal),
        usual_keys: &usual_keys,
    };
    let Some(endpoint) = Endpoint::choose(wanted)? else {
        tracing::info!("no language model is set up: the built-in model suggests category and priority");
        return Ok(None);
    };
    let (provider, model, host) = (endpoint.label(), endpoint.model(), endpoint.host());
    let (mask, passed_over) = (settings.mask == Switch::On, endpoint.passed_over());
    tracing::info!(provider, model, host, mask, ?passed_over, "a language model suggests category and priority");
    let concurrency = usize::from(settings.concurrency.get());
    let limits = Limits { concurrency, ..Limits::default() }.within(settings.deadline());
    Ok(Some(Arc::new(OpenAiCompatible::new(endpoint, limits, mask)?)))
}
