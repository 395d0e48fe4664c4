//! Changing a ticket.

use entity::{Category, Priority, Status, Timestamp, ticket};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};

use super::{Ticket, Tickets, take_turn, text};
use crate::domain::{
    database::{Engine, Transaction},
    error::{Error, Violation},
    suggestions::{self, judgement::Said},
    triage::TicketText,
};

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
        let (transaction, row) = self.changing(change.id, change.expected_version).await?;
        // A value that differs is said by somebody; one that is repeated need not be, as by a program that sends all.
        let said = Said {
            category: change.category.filter(|category| *category != row.category),
            priority: change.priority.filter(|priority| *priority != row.priority),
        };
        self.change(transaction, row, change, said).await
    }

    /// Begins the change of a ticket that is at that version, if one is named, and keeps others from changing it.
    pub(super) async fn changing(
        &self,
        id: i64,
        expected_version: Option<i32>,
    ) -> Result<(Transaction, ticket::Model), Error> {
        let transaction = self.database.begin().await?;
        if self.database.engine() == Engine::Postgres {
            take_turn(&transaction, id).await?;
        }
        let Some(row) = ticket::Entity::find_by_id(id).lock_exclusive().one(&transaction).await? else {
            return Err(Error::no_such_ticket(&id.to_string()));
        };
        if expected_version.is_some_and(|expected| expected != row.version) {
            let message = format!("The ticket has been changed since: it is at version {}.", row.version);
            return Err(Error::conflict("expectedVersion", message, row.into()));
        }
        Ok((transaction, row))
    }

    /// Makes the change, and notes what it says of what was suggested.
    pub(super) async fn change(
        &self,
        transaction: Transaction,
        row: ticket::Model,
        change: Change,
        said: Said,
    ) -> Result<Ticket, Error> {
        let mut needs_review = row.needs_review;
        if said.anything() {
            let now = Timestamp::now();
            let predicted = self.triage.local(TicketText { title: Some(&row.title), description: &row.description });
            let suggestion = suggestions::of_ticket(&transaction, row.id).await?;
            let shown = suggestion.as_ref().map_or(Said::default(), |suggestion| Said {
                category: Some(suggestion.category),
                priority: Some(suggestion.priority),
            });
            suggestions::write_label(&transaction, row.id, said, shown, &predicted, now).await?;
            if let Some(suggestion) = suggestion {
                needs_review = suggestions::judged(&transaction, suggestion, said, now).await?;
            }
        }
        let changed = changed(&row, change, needs_review);
        let moved = changed.is_some();
        let row = match changed {
            Some(update) => update.update(&transaction).await?,
            None => row,
        };
        if moved || said.anything() {
            transaction.commit().await?;
        }
        if moved {
            self.signal.wrote();
        }
        if said.anything() {
            self.news.said.notify_one();
        }
        Ok(row.into())
    }
}

/// The change that lets a ticket follow another suggestion; `None` when nothing would differ.
pub fn retriage(
    row: ticket::Model,
    category: Category,
    priority: Priority,
    needs_review: bool,
) -> Option<ticket::ActiveModel> {
    let change = Change { id: row.id, category: Some(category), priority: Some(priority), ..Change::default() };
    changed(&row, change, needs_review)
}

fn check(change: &Change) -> Vec<Violation> {
    let title = change.title.as_deref().and_then(text::check_title);
    let description = change.description.as_deref().and_then(text::check_description);
    title.into_iter().chain(description).collect()
}

/// The row to be written; `None` when nothing would differ.
fn changed(row: &ticket::Model, change: Change, needs_review: bool) -> Option<ticket::ActiveModel> {
    let mut after = row.clone();
    after.title = change.title.unwrap_or(after.title);
    after.description = change.description.unwrap_or(after.description);
    after.category = change.category.unwrap_or(after.category);
    after.priority = change.priority.unwrap_or(after.priority);
    after.status = change.status.unwrap_or(after.status);
    after.needs_review = needs_review;
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
    update.needs_review.set_if_not_equals(after.needs_review);
    update.resolved_at.set_if_not_equals(match after.status {
        Status::Open | Status::InProgress => None,
        Status::Resolved | Status::Closed => Some(row.resolved_at.unwrap_or(now)),
    });
    update.updated_at = Set(now);
    update.version = Set(row.version.saturating_add(1));
    Some(update)
}
