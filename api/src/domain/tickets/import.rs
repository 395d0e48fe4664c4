//! Taking in tickets that exist already, many at a time.

use entity::{Category, Priority, Status, Timestamp, ticket};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::{Tickets, text};
use crate::domain::error::{Error, Violation};

/// Each row brings about a dozen values, and SQLite takes 32,766 in one statement.
const ROWS_IN_A_STATEMENT: usize = 1_000;

/// A ticket from elsewhere, with its own times.
#[derive(Clone, Debug)]
pub struct ImportedTicket {
    /// 1 to 200 characters, not blank, one line.
    pub title: String,
    /// 1 to 20,000 characters, not blank.
    pub description: String,
    /// Taken from the built-in triage model when left out.
    pub category: Option<Category>,
    /// Taken from the built-in triage model when left out.
    pub priority: Option<Priority>,
    /// Where the work on it stands.
    pub status: Status,
    /// When it was filed.
    pub created_at: Timestamp,
    /// When it was last changed; not before it was filed.
    pub updated_at: Timestamp,
    /// When it was resolved; `updated_at` when left out though the status says it was.
    pub resolved_at: Option<Timestamp>,
    /// What tells it from all others, in 1 to 255 characters: a ticket whose key is there already is left alone.
    pub key: Option<String>,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Tickets stored now.
    pub stored: u64,
    /// Tickets that were there already, by their keys.
    pub known: u64,
}

impl ImportedTicket {
    /// What is wrong with it; empty when it may be stored.
    #[must_use]
    pub fn check(&self) -> Vec<Violation> {
        let moments = [self.created_at, self.updated_at, self.resolved_at.unwrap_or(self.updated_at)];
        let outside = moments.iter().any(|moment| !(Timestamp::MIN..=Timestamp::MAX).contains(moment));
        let times = if outside {
            Some(Violation::invalid("createdAt", "Times must lie between the years 1970 and 9999."))
        } else if moments.iter().any(|moment| *moment < self.created_at) {
            Some(Violation::invalid("createdAt", "A ticket cannot be changed or resolved before it was filed."))
        } else {
            None
        };
        let key = self.key.as_deref().and_then(text::check_key);
        [text::check_title(&self.title), text::check_description(&self.description), times, key]
            .into_iter()
            .flatten()
            .collect()
    }
}

impl Tickets {
    /// Stores a batch in one transaction: all of it, or nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] when one of them is not allowed.
    pub async fn import(&self, batch: Vec<ImportedTicket>) -> Result<Imported, Error> {
        let violations: Vec<_> = batch.iter().flat_map(ImportedTicket::check).collect();
        if !violations.is_empty() {
            return Err(violations.into());
        }
        let offered = batch.len() as u64;
        if offered == 0 {
            return Ok(Imported::default());
        }
        let transaction = self.database.begin().await?;
        let mut stored = 0;
        let mut batch = batch.into_iter().peekable();
        while batch.peek().is_some() {
            let rows = batch.by_ref().take(ROWS_IN_A_STATEMENT).map(|ticket| self.row(ticket));
            // Any key that clashes, and not that of the rows' numbers, which is what `on_conflict_do_nothing` would name.
            let insert = ticket::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned());
            stored += insert.exec_without_returning(&transaction).await?;
        }
        transaction.commit().await?;
        self.signal.wrote();
        Ok(Imported { stored, known: offered - stored })
    }

    fn row(&self, ticket: ImportedTicket) -> ticket::ActiveModel {
        let (category, priority) = self.triaged(ticket.category, ticket.priority, &ticket.title, &ticket.description);
        let done = matches!(ticket.status, Status::Resolved | Status::Closed);
        ticket::ActiveModel {
            search_text: Set(text::search_text(&ticket.title, &ticket.description)),
            title: Set(ticket.title),
            description: Set(ticket.description),
            category: Set(category),
            priority: Set(priority),
            status: Set(ticket.status),
            created_at: Set(ticket.created_at),
            updated_at: Set(ticket.updated_at),
            resolved_at: Set(done.then(|| ticket.resolved_at.unwrap_or(ticket.updated_at))),
            // The key says all there is to say about an imported ticket; the file may have been corrected since.
            idempotency_hash: Set(ticket.key.as_ref().map(|_| "import".to_owned())),
            idempotency_key: Set(ticket.key),
            ..Default::default()
        }
    }
}
