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
const MOST: usize = 20_000;

/// How many characters of texts count, of the newest: what learning takes of memory stays bounded.
const CHARACTERS: usize = 20_000_000;

/// So many new labels are learnt at once, unless learning has just been done.
const SOME: i64 = 10;

/// Fewer are learnt after that long.
const WHILE: Duration = Duration::from_secs(10);

/// Learning takes no more than a fifth of the time of one core; where it is in no hurry, a tenth.
const PAUSE: u32 = 4;
const REST: u32 = 9;

/// How often it is looked what other processes have written.
const LOOK: Duration = Duration::from_secs(5);

/// How long it is waited for others after somebody has said something.
const BREATH: Duration = Duration::from_millis(200);

/// How long it is waited after a failure.
const FAILED: Duration = Duration::from_secs(60);

/// How many characters of a description are read: as many as the model looks at.
const READ: u32 = 4_000;

/// How many labels are read by one statement.
const BATCH: usize = 1_000;

/// Which labels count, told by their numbers: other labels have another sum or another count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
struct State {
    count: i64,
    newest: i64,
    sum: i64,
}

/// How far learning has come.
struct Progress {
    learnt: State,
    at: Instant,
    took: Duration,
    /// Since when there has been something new.
    waiting_since: Option<Instant>,
}

impl Progress {
    /// Whether it is time to learn what is there now.
    fn is_due(&mut self, state: State) -> bool {
        if state == self.learnt {
            self.waiting_since = None;
            return false;
        }
        let waiting = self.waiting_since.get_or_insert_with(Instant::now).elapsed();
        let many = state.newest - self.learnt.newest >= SOME;
        (many && self.at.elapsed() >= self.took * PAUSE) || waiting >= WHILE.max(self.took * REST)
    }
}

impl Suggestions {
    /// Learns whenever there is something to learn, for ever.
    pub(super) async fn learn(self) {
        let mut progress: Option<Progress> = None;
        loop {
            self.database.available().await;
            match self.look(&mut progress).await {
                Ok(()) => {}
                Err(error) => {
                    // That the database went away is said elsewhere.
                    if !Failure::of(&error).passes() || progress.is_some() {
                        tracing::warn!(%error, "the built-in model could not learn; it tries again in a minute");
                    }
                    tokio::time::sleep(if progress.is_some() { FAILED } else { LOOK }).await;
                }
            }
            tokio::select! {
                // Where many speak at once, they are looked at together.
                () = self.news.said.notified() => tokio::time::sleep(BREATH).await,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Looks whether there is something to learn, and learns it. What is there at the start is learnt at once.
    async fn look(&self, progress: &mut Option<Progress>) -> Result<(), DbErr> {
        let state = state(&self.database).await?;
        let is_due = progress.as_mut().map_or(state.count > 0, |progress| progress.is_due(state));
        let began = Instant::now();
        if is_due {
            self.fit().await?;
            let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::info!(labels = state.count, millis, "the built-in model has learnt");
        }
        if is_due || progress.is_none() {
            let took = began.elapsed();
            *progress = Some(Progress { learnt: state, at: Instant::now(), took, waiting_since: None });
        }
        Ok(())
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
    let (description, placeholder) = match database.engine() {
        Engine::Sqlite => (format!("substr(t.description, 1, {READ})"), "?"),
        Engine::Postgres => (format!("left(t.description, {READ})"), "$1"),
    };
    let sql = format!(
        "SELECT l.seq AS seq, t.title AS title, {description} AS description, l.category AS category, \
           l.category_evidence AS category_evidence, l.priority AS priority, l.priority_evidence AS priority_evidence \
         FROM triage_label AS l JOIN ticket AS t ON t.id = l.ticket_id WHERE l.seq < {placeholder} \
         ORDER BY l.seq DESC LIMIT {BATCH}"
    );
    let reader = database.reader();
    let (mut labels, mut characters, mut before) = (Vec::new(), 0, i64::MAX);
    while labels.len() < MOST && characters < CHARACTERS {
        let statement = Statement::from_sql_and_values(reader.get_database_backend(), &sql, [before.into()]);
        let rows = reader.query_all_raw(statement).await?;
        for row in &rows {
            let label = Label {
                title: row.try_get("", "title")?,
                description: row.try_get("", "description")?,
                category: judged(row, "category")?,
                priority: judged(row, "priority")?,
            };
            characters += label.title.len() + label.description.len();
            before = row.try_get("", "seq")?;
            labels.push(label);
        }
        if rows.len() < BATCH {
            break;
        }
    }
    labels.reverse();
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
