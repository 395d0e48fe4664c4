//! The language model's answer for tickets that were filed without waiting for it.
//!
//! A ticket that waits is a row with `due_at`. Whoever asks puts that off first, by longer than asking takes: nobody else
//! asks meanwhile, and when the asker is gone, somebody asks later. So each answer comes in however often servers are
//! restarted, and it changes nothing that a person has changed or said since.

use std::time::Duration;

use entity::{
    Timestamp, ticket,
    ticket_suggestion::{self, Column, Outcome},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QuerySelect, Statement, sea_query::Expr,
};
use tokio::{task::JoinSet, time::Instant};

use super::{Suggestions, judgement, stored};
use crate::domain::{
    database::{self, Engine},
    tickets::{retriage, take_turn},
    triage::{Degraded, Failure, Suggestion, TicketText},
};

/// How often it is looked for tickets that wait, beside being told of them.
const LOOK: Duration = Duration::from_secs(5);

/// How many are asked about at the same time.
const AT_ONCE: usize = 8;

/// How long it is waited after each try that brought no answer; after the last, the built-in model's answer stays.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_secs(120),
    Duration::from_secs(600),
    Duration::from_secs(1_800),
];

/// After that long nobody is interested any more, say where the language model was taken out of the settings.
const TOO_OLD: Duration = Duration::from_secs(86_400);

/// A ticket that this process asks about now.
#[derive(Clone, Copy)]
struct Claim {
    ticket: i64,
    /// Which try this is, from 1.
    tries: i32,
}

impl Suggestions {
    /// Asks about whatever waits, for ever.
    pub(super) async fn follow(self) {
        let mut asking = JoinSet::new();
        let mut tidied: Option<Instant> = None;
        loop {
            self.database.available().await;
            if tidied.is_none_or(|last| last.elapsed() > TOO_OLD / 24) {
                tidied = Some(Instant::now());
                report(self.give_up_old().await);
            }
            let free = AT_ONCE - asking.len();
            let claims = if free > 0 && self.triage.degraded().is_none() { self.claim(free).await } else { Ok(vec![]) };
            let claims = claims.unwrap_or_else(|error| {
                report::<()>(Err(error));
                vec![]
            });
            let more = free > 0 && claims.len() == free;
            for claim in claims {
                let this = self.clone();
                asking.spawn(async move { report(this.ask(claim).await) });
            }
            if more && asking.len() < AT_ONCE {
                continue;
            }
            tokio::select! {
                Some(_) = asking.join_next(), if !asking.is_empty() => {}
                () = self.news.waiting.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Takes over at most so many of the tickets that are due.
    async fn claim(&self, most: usize) -> Result<Vec<Claim>, DbErr> {
        let now = Timestamp::now();
        let until = now.0 + micros(self.triage.deadline() * 2 + Duration::from_secs(2));
        let (lock, [a, b, c]) = match self.database.engine() {
            Engine::Sqlite => ("", ["?", "?", "?"]),
            Engine::Postgres => ("FOR UPDATE SKIP LOCKED", ["$1", "$2", "$3"]),
        };
        let sql = format!(
            "UPDATE ticket_suggestion SET due_at = {a}, tries = tries + 1 WHERE ticket_id IN \
             (SELECT ticket_id FROM ticket_suggestion WHERE due_at <= {b} ORDER BY due_at LIMIT {c} {lock}) \
             RETURNING ticket_id, tries"
        );
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let writer = self.database.writer();
        // Looking costs no lock: most of the time nothing is due.
        let due = ticket_suggestion::Entity::find()
            .filter(Column::DueAt.lte(now))
            .select_only()
            .column(Column::TicketId)
            .limit(1)
            .into_tuple::<i64>()
            .one(self.database.reader())
            .await?;
        if due.is_none() {
            return Ok(vec![]);
        }
        let values = [until.into(), now.0.into(), most.into()];
        let rows =
            writer.query_all_raw(Statement::from_sql_and_values(writer.get_database_backend(), sql, values)).await?;
        rows.iter()
            .map(|row| Ok(Claim { ticket: row.try_get("", "ticket_id")?, tries: row.try_get("", "tries")? }))
            .collect()
    }

    /// Asks about one ticket, and notes what comes of it.
    async fn ask(&self, claim: Claim) -> Result<(), DbErr> {
        let Some(row) = ticket::Entity::find_by_id(claim.ticket).one(self.database.reader()).await? else {
            return Ok(());
        };
        if row.version > 1 {
            return self.leave(claim, None).await;
        }
        let text = TicketText { title: Some(&row.title), description: &row.description };
        match self.triage.ask(text).await {
            Some(Ok(suggestion)) => self.settle(claim, &suggestion).await,
            Some(Err(failure)) => self.put_off(claim, failure).await,
            None => self.leave(claim, Some(Degraded::NotConfigured)).await,
        }
    }

    /// Takes the answer in, unless somebody has changed the ticket since. What people said of the first suggestion stays
    /// as they said it.
    async fn settle(&self, claim: Claim, suggestion: &Suggestion) -> Result<(), DbErr> {
        let transaction = self.database.begin().await?;
        if self.database.engine() == Engine::Postgres {
            take_turn(&transaction, claim.ticket).await?;
        }
        let ticket = ticket::Entity::find_by_id(claim.ticket).lock_exclusive().one(&transaction).await?;
        let before = stored::of_ticket(&transaction, claim.ticket).await?;
        let (Some(ticket), Some(before)) = (ticket, before) else { return Ok(()) };
        if before.due_at.is_none() {
            return Ok(());
        }
        let now = Timestamp::now();
        let mut after = stored::suggested(suggestion, now);
        after.ticket_id = Set(claim.ticket);
        let untouched = ticket.version == 1;
        let changed = if untouched {
            // A person's value is judged anew against the new suggestion; the others follow the suggestion.
            let said = judgement::Said {
                category: (before.category_outcome != Outcome::None).then_some(ticket.category),
                priority: (before.priority_outcome != Outcome::None).then_some(ticket.priority),
            };
            let category = judgement::outcome(said.category, suggestion.category);
            let priority = judgement::outcome(said.priority, suggestion.priority);
            after.category_outcome = Set(category);
            after.priority_outcome = Set(priority);
            let unsure = judgement::filed_unsure(said, suggestion);
            let category = said.category.unwrap_or(suggestion.category);
            let priority = said.priority.unwrap_or(suggestion.priority);
            retriage(ticket, category, priority, unsure)
        } else {
            after = ticket_suggestion::ActiveModel { ticket_id: Set(claim.ticket), ..Default::default() };
            None
        };
        after.tries = Set(None);
        after.due_at = Set(None);
        after.update(&transaction).await?;
        let moved = changed.is_some();
        if let Some(changed) = changed {
            changed.update(&transaction).await?;
        }
        transaction.commit().await?;
        if moved {
            self.signal.wrote();
        }
        Ok(())
    }

    /// Lets the ticket wait for another try, or gives up after the last one.
    async fn put_off(&self, claim: Claim, failure: Failure) -> Result<(), DbErr> {
        let why = Degraded::from(failure);
        let tries = usize::try_from(claim.tries).unwrap_or_default();
        match PAUSES.get(tries.saturating_sub(1)) {
            Some(pause) => {
                let due = Timestamp::now().0 + micros(*pause);
                self.note(claim, Some(why), Expr::val(claim.tries), Expr::val(due)).await
            }
            None => self.leave(claim, Some(why)).await,
        }
    }

    /// Lets the built-in model's answer stay.
    async fn leave(&self, claim: Claim, why: Option<Degraded>) -> Result<(), DbErr> {
        let nothing = || Expr::val(None::<i64>);
        self.note(claim, why, nothing(), nothing()).await
    }

    async fn note(&self, claim: Claim, why: Option<Degraded>, tries: Expr, due: Expr) -> Result<(), DbErr> {
        let mut update = ticket_suggestion::Entity::update_many()
            .col_expr(Column::Tries, tries)
            .col_expr(Column::DueAt, due)
            .filter(Column::TicketId.eq(claim.ticket))
            .filter(Column::DueAt.is_not_null());
        if let Some(why) = why {
            update = update.col_expr(Column::Degraded, Expr::val(why.as_str()));
        }
        update.exec(self.database.writer()).await.map(drop)
    }

    /// Gives up what has waited for too long.
    async fn give_up_old(&self) -> Result<(), DbErr> {
        let old = Timestamp::now().0 - micros(TOO_OLD);
        ticket_suggestion::Entity::update_many()
            .col_expr(Column::Tries, Expr::val(None::<i64>))
            .col_expr(Column::DueAt, Expr::val(None::<i64>))
            .filter(Column::DueAt.is_not_null().and(Column::SuggestedAt.lt(Timestamp(old))))
            .exec(self.database.writer())
            .await
            .map(drop)
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// What fails here is done later, by whichever process comes first. That the database went away is said elsewhere.
fn report<T>(outcome: Result<T, DbErr>) {
    if let Err(error) = outcome
        && !database::Failure::of(&error).passes()
    {
        tracing::warn!(%error, "a language model's answer could not be taken in; it will be asked for again");
    }
}
