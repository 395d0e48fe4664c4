//! The built-in model learns from what people said.
//!
//! It is fitted anew, from all labels that count, whenever there are some more of them, or a few have been waiting for a
//! while. The same labels make the same model, so that all processes come to answer alike once people pause.

use std::time::Duration;

use entity::triage_label;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult, Statement};
use tokio::time::Instant;

use super::Suggestions;
use crate::domain::{
    database::{Database, Engine, Failure},
    triage::{Evidence, Judged, Label, Model},
};

/// How many labels count, the newest.
const MOST: u64 = 20_000;

/// So many new labels are learnt at once.
const SOME: i64 = 10;

/// Fewer are learnt after that long, or after twenty times as long as learning takes, if that is longer.
const WHILE: Duration = Duration::from_secs(30);
const REST: u32 = 20;

/// How often it is looked what other processes have written.
const LOOK: Duration = Duration::from_secs(5);

/// How long it is waited for others after somebody has said something.
const BREATH: Duration = Duration::from_millis(200);

/// How many characters of a description are read: more than the model looks at.
const READ: u32 = 4_000;

/// Which labels count, told by their numbers: other labels have another sum or another count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
struct State {
    count: i64,
    newest: i64,
    sum: i64,
}

impl Suggestions {
    /// Learns whenever there is something to learn, for ever.
    pub(super) async fn learn(self) {
        let mut learnt = State::default();
        let mut waiting_since: Option<Instant> = None;
        let mut took = Duration::ZERO;
        let mut begun = false;
        loop {
            self.database.available().await;
            match state(&self.database).await {
                Ok(state) if state == learnt => waiting_since = None,
                Ok(state) => {
                    let since = *waiting_since.get_or_insert_with(Instant::now);
                    let enough = !begun || state.newest - learnt.newest >= SOME;
                    if enough || since.elapsed() >= WHILE.max(took * REST) {
                        let began = Instant::now();
                        match self.fit().await {
                            Ok(()) => {
                                took = began.elapsed();
                                tracing::info!(
                                    labels = state.count,
                                    millis = took.as_millis(),
                                    "the built-in model has learnt"
                                );
                                (learnt, waiting_since, begun) = (state, None, true);
                            }
                            Err(error) if Failure::of(&error).passes() => {}
                            Err(error) => tracing::warn!(%error, "the built-in model could not learn; it tries again"),
                        }
                    }
                }
                Err(error) => tracing::debug!(%error, "the labels cannot be counted now"),
            }
            tokio::select! {
                // Where many speak at once, they are looked at together.
                () = self.news.said.notified() => tokio::time::sleep(BREATH).await,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    async fn fit(&self) -> Result<(), DbErr> {
        let labels = labels(&self.database).await?;
        let model = tokio::task::spawn_blocking(move || Model::learn(&labels))
            .await
            .map_err(|error| DbErr::Custom(format!("learning broke off: {error}")))?;
        self.triage.replace_built_in(model);
        Ok(())
    }
}

async fn state(database: &Database) -> Result<State, DbErr> {
    let sql = format!(
        "SELECT count(*) AS count, coalesce(max(seq), 0) AS newest, CAST(coalesce(sum(seq), 0) AS BIGINT) AS sum \
         FROM (SELECT seq FROM triage_label ORDER BY seq DESC LIMIT {MOST}) AS newest"
    );
    let reader = database.reader();
    let row = reader.query_one_raw(Statement::from_string(reader.get_database_backend(), sql)).await?;
    row.map_or(Ok(State::default()), |row| State::from_query_result(&row, ""))
}

/// The labels that count, the oldest first.
async fn labels(database: &Database) -> Result<Vec<Label>, DbErr> {
    let description = match database.engine() {
        Engine::Sqlite => format!("substr(t.description, 1, {READ})"),
        Engine::Postgres => format!("left(t.description, {READ})"),
    };
    let sql = format!(
        "SELECT t.title AS title, {description} AS description, l.category AS category, \
           l.category_evidence AS category_evidence, l.priority AS priority, l.priority_evidence AS priority_evidence \
         FROM (SELECT * FROM triage_label ORDER BY seq DESC LIMIT {MOST}) AS l JOIN ticket AS t ON t.id = l.ticket_id \
         ORDER BY l.seq"
    );
    let mut labels = Vec::new();
    let reader = database.reader();
    let statement = Statement::from_string(reader.get_database_backend(), sql);
    reader
        .query_each(statement, |row| {
            labels.push(Label {
                title: row.try_get("", "title")?,
                description: row.try_get("", "description")?,
                category: judged(&row, "category")?,
                priority: judged(&row, "priority")?,
            });
            Ok(())
        })
        .await?;
    Ok(labels)
}

fn judged<T: sea_orm::TryGetable>(row: &QueryResult, column: &str) -> Result<Option<Judged<T>>, DbErr> {
    let value: Option<T> = row.try_get("", column)?;
    let evidence: Option<triage_label::Evidence> = row.try_get("", &format!("{column}_evidence"))?;
    Ok(value.zip(evidence).map(|(value, evidence)| Judged {
        value,
        evidence: match evidence {
            triage_label::Evidence::Corrected => Evidence::Corrected,
            triage_label::Evidence::Kept => Evidence::Kept,
            triage_label::Evidence::Filed => Evidence::Filed,
        },
    }))
}
