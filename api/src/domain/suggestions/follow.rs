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
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, Statement,
    sea_query::{Expr, Func},
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

/// How long it is waited after each try that brought no answer; after the last, the built-in model's answer stays.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_secs(120),
    Duration::from_secs(600),
    Duration::from_secs(1_800),
];

/// After that long nobody is interested any more; sooner where no language model is set up any more.
const TOO_OLD: Duration = Duration::from_secs(86_400);
const TOO_OLD_FOR_NONE: Duration = Duration::from_secs(600);

/// How often it is looked for what is too old.
const TIDY: Duration = Duration::from_secs(600);

/// How much longer than the deadline nobody else asks: to take the answer in takes a while, too.
const LEASE: Duration = Duration::from_secs(20);

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
            if tidied.is_none_or(|last| last.elapsed() > TIDY) {
                tidied = Some(Instant::now());
                report(self.give_up_old().await);
            }
            // Half of what the language model takes at the same time is left to those who wait for an answer.
            let most = self.triage.room().div_ceil(2);
            let free = most.saturating_sub(asking.len());
            let claims = if free > 0 { self.claim(free).await } else { Ok(vec![]) };
            for claim in report(claims).unwrap_or_default() {
                let this = self.clone();
                asking.spawn(async move { report(this.ask(claim).await) });
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
        let until = now.0 + micros(self.triage.deadline() + LEASE);
        let sql = match self.database.engine() {
            Engine::Sqlite => {
                "UPDATE ticket_suggestion SET due_at = ?, tries = tries + 1 WHERE ticket_id IN \
                 (SELECT ticket_id FROM ticket_suggestion WHERE due_at <= ? ORDER BY due_at LIMIT ?) \
                 RETURNING ticket_id, tries"
            }
            // As an array the choice is made once; as a list it might be made for each row, and others each time.
            Engine::Postgres => {
                "UPDATE ticket_suggestion SET due_at = $1, tries = tries + 1 WHERE ticket_id = ANY(ARRAY \
                 (SELECT ticket_id FROM ticket_suggestion WHERE due_at <= $2 ORDER BY due_at LIMIT $3 \
                 FOR UPDATE SKIP LOCKED)) RETURNING ticket_id, tries"
            }
        };
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
        if usize::try_from(claim.tries).unwrap_or_default() > PAUSES.len() + 1 {
            // It was asked often enough, and what came could not be taken in.
            return self.leave(claim, Some(Degraded::ProviderError)).await;
        }
        let text = TicketText { title: Some(&row.title), description: &row.description };
        match self.triage.ask(text).await {
            Some(Ok(suggestion)) => self.settle(claim, &suggestion).await,
            Some(Err(failure)) => self.put_off(claim, failure).await,
            // Nothing is claimed without one.
            None => Ok(()),
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
        // Whoever changed the ticket, or judged both of its values, has also seen to it that nothing is due.
        if before.due_at.is_none() || ticket.version > 1 {
            return Ok(());
        }
        // A person's value is judged against the new suggestion; the others follow it.
        let said = judgement::Said {
            category: (before.category_outcome != Outcome::None).then_some(ticket.category),
            priority: (before.priority_outcome != Outcome::None).then_some(ticket.priority),
        };
        let mut after = stored::suggested(suggestion, Timestamp::now());
        after.ticket_id = Set(claim.ticket);
        after.category_outcome = Set(judgement::outcome(said.category, suggestion.category));
        after.priority_outcome = Set(judgement::outcome(said.priority, suggestion.priority));
        let category = said.category.unwrap_or(suggestion.category);
        let priority = said.priority.unwrap_or(suggestion.priority);
        let changed = retriage(ticket, category, priority, judgement::filed_unsure(said, suggestion));
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
        let is_unasked = failure.is_unasked();
        let why = Degraded::from(failure);
        let tries = usize::try_from(claim.tries).unwrap_or_default();
        if is_unasked {
            let due = Timestamp::now().0 + micros(LOOK);
            return self.note(claim, Some(why), Expr::val(claim.tries - 1), Expr::val(due)).await;
        }
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
            // Whoever asks by now has counted one more.
            .filter(Column::Tries.eq(claim.tries));
        if let Some(why) = why {
            update = update.col_expr(Column::Degraded, Expr::val(why.as_str()));
        }
        update.exec(self.database.writer()).await.map(drop)
    }

    /// Gives up what has waited for too long.
    async fn give_up_old(&self) -> Result<(), DbErr> {
        let is_set_up = self.triage.language_model().is_some();
        let old = Timestamp::now().0 - micros(if is_set_up { TOO_OLD } else { TOO_OLD_FOR_NONE });
        let why = Func::coalesce([Expr::col(Column::Degraded), Expr::val(Degraded::NotConfigured.as_str())]);
        ticket_suggestion::Entity::update_many()
            .col_expr(Column::Tries, Expr::val(None::<i32>))
            .col_expr(Column::DueAt, Expr::val(None::<i64>))
            .col_expr(Column::Degraded, why.into())
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
fn report<T>(outcome: Result<T, DbErr>) -> Option<T> {
    match outcome {
        Ok(done) => Some(done),
        Err(error) => {
            if !database::Failure::of(&error).passes() {
                tracing::warn!(%error, "what the language model is to be asked, or has answered, could not be stored");
            }
            None
        }
    }
}
