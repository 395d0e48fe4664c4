//! Changing a ticket.

use entity::{Category, Priority, Status, Timestamp, ticket};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect};

use super::{Ticket, Tickets, text};
use crate::domain::{
    database::Engine,
    error::{Error, Violation},
};

/// The class of the locks by which updates of a ticket take turns. Any number will do, as long as all servers use it.
const TURNS: i32 = 0x74_69_63;

/// What to change; a field left out stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Which ticket.
    pub id: i64,
    /// The version the caller has seen; a ticket that has moved on is left alone.
    pub expected_version: Option<i32>,
    /// 1 to 200 characters, not blank, one line.
    pub title: Option<String>,
    /// 1 to 20,000 characters, not blank.
    pub description: Option<String>,
    /// What it is about.
    pub category: Option<Category>,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// Where the work stands; `resolved_at` follows it.
    pub status: Option<Status>,
}

impl Tickets {
    /// Changes a ticket. A change to what it already is leaves its version and its times alone.
    ///
    /// # Errors
    /// [`Error::Refused`] when a value is not allowed, there is no such ticket, or it has another version than expected.
    pub async fn update(&self, change: Change) -> Result<Ticket, Error> {
        let violations = check(&change);
        if !violations.is_empty() {
            return Err(violations.into());
        }
        let transaction = self.database.begin().await?;
        if self.database.engine() == Engine::Postgres {
            take_turn(&transaction, change.id).await?;
        }
        let Some(row) = ticket::Entity::find_by_id(change.id).lock_exclusive().one(&transaction).await? else {
            return Err(Error::no_such_ticket(&change.id.to_string()));
        };
        if change.expected_version.is_some_and(|expected| expected != row.version) {
            let message = format!("The ticket has been changed since: it is at version {}.", row.version);
            return Err(Error::conflict("expectedVersion", message, row.into()));
        }
        match changed(&row, change) {
            None => Ok(row.into()),
            Some(update) => {
                let row = update.update(&transaction).await?;
                transaction.commit().await?;
                self.signal.wrote();
                Ok(row.into())
            }
        }
    }
}

/// Waits until no other update of the ticket is under way.
///
/// Events stand in the log by the ids of their transactions, and a transaction gets its id when it asks for the lock of
/// the row: of two that wait for it, the one with the greater id may come first. This lock is taken before, and assigns
/// no id. Two tickets that fall on one lock wait for each other, no more.
async fn take_turn(transaction: &impl ConnectionTrait, ticket: i64) -> Result<(), DbErr> {
    let folded = (ticket ^ (ticket >> 32)) & i64::from(u32::MAX);
    let lock = format!("SELECT pg_advisory_xact_lock({TURNS}, CAST({folded} - 2147483648 AS integer))");
    transaction.execute_unprepared(&lock).await.map(drop)
}

fn check(change: &Change) -> Vec<Violation> {
    let title = change.title.as_deref().and_then(text::check_title);
    let description = change.description.as_deref().and_then(text::check_description);
    title.into_iter().chain(description).collect()
}

/// The row to be written; `None` when nothing would differ.
fn changed(row: &ticket::Model, change: Change) -> Option<ticket::ActiveModel> {
    let mut after = row.clone();
    after.title = change.title.unwrap_or(after.title);
    after.description = change.description.unwrap_or(after.description);
    after.category = change.category.unwrap_or(after.category);
    after.priority = change.priority.unwrap_or(after.priority);
    after.status = change.status.unwrap_or(after.status);
    if after == *row {
        return None;
    }
    // A clock may be set back, and several servers may disagree: the last change is never before an earlier one.
    let now = Timestamp::now().max(row.updated_at);
    let mut update = row.clone().into_active_model();
    if after.title != row.title || after.description != row.description {
        update.search_text = Set(text::search_text(&after.title, &after.description));
    }
    update.title.set_if_not_equals(after.title);
    update.description.set_if_not_equals(after.description);
    update.category.set_if_not_equals(after.category);
    update.priority.set_if_not_equals(after.priority);
    update.status.set_if_not_equals(after.status);
    update.resolved_at.set_if_not_equals(match after.status {
        Status::Open | Status::InProgress => None,
        Status::Resolved | Status::Closed => Some(row.resolved_at.unwrap_or(now)),
    });
    update.updated_at = Set(now);
    update.version = Set(row.version.saturating_add(1));
    Some(update)
}
