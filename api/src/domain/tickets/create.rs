//! Filing a ticket.

use entity::{Category, Priority, Status, Timestamp, ticket};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use sha2::{Digest, Sha256};

use super::{Ticket, Tickets, text};
use crate::domain::{
    error::{Error, Violation},
    triage::TicketText,
};

/// What somebody files.
#[derive(Clone, Debug)]
pub struct NewTicket {
    /// 1 to 200 characters, not blank, one line.
    pub title: String,
    /// 1 to 20,000 characters, not blank.
    pub description: String,
    /// Taken from the built-in triage model when left out.
    pub category: Option<Category>,
    /// Taken from the built-in triage model when left out.
    pub priority: Option<Priority>,
    /// 1 to 255 characters: the same key with the same input answers the same ticket.
    pub idempotency_key: Option<String>,
}

impl Tickets {
    /// Files a ticket. The event of it is stored with it.
    ///
    /// # Errors
    /// [`Error::Refused`] when a value is not allowed, or when another input was filed under the same key.
    pub async fn create(&self, new: NewTicket) -> Result<Ticket, Error> {
        let violations = check(&new);
        if !violations.is_empty() {
            return Err(violations.into());
        }
        let key = new.idempotency_key.clone().map(|key| (key, digest(&new)));
        let (category, priority) = self.triaged(new.category, new.priority, &new.title, &new.description);
        let now = Timestamp::now();
        let row = ticket::ActiveModel {
            search_text: Set(text::search_text(&new.title, &new.description)),
            title: Set(new.title),
            description: Set(new.description),
            category: Set(category),
            priority: Set(priority),
            status: Set(Status::Open),
            created_at: Set(now),
            updated_at: Set(now),
            idempotency_key: Set(key.as_ref().map(|(key, _)| key.clone())),
            idempotency_hash: Set(key.as_ref().map(|(_, hash)| hash.clone())),
            ..Default::default()
        };
        // The key is the only value that can clash: the database decides, however many calls come at once.
        let inserted = ticket::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_with_returning_many(self.database.writer())
            .await?;
        match (inserted.into_iter().next(), key) {
            (Some(row), _) => {
                self.signal.wrote();
                Ok(row.into())
            }
            (_, Some((key, hash))) => self.filed_before(&key, &hash).await,
            (_, None) => Err(sea_orm::DbErr::RecordNotInserted.into()),
        }
    }

    /// Category and priority; the built-in model answers for what was left out.
    pub(super) fn triaged(
        &self,
        category: Option<Category>,
        priority: Option<Priority>,
        title: &str,
        description: &str,
    ) -> (Category, Priority) {
        if let (Some(category), Some(priority)) = (category, priority) {
            return (category, priority);
        }
        let suggestion = self.triage.local(TicketText { title: Some(title), description });
        (category.unwrap_or(suggestion.category), priority.unwrap_or(suggestion.priority))
    }

    async fn filed_before(&self, key: &str, hash: &str) -> Result<Ticket, Error> {
        let row = ticket::Entity::find()
            .filter(ticket::Column::IdempotencyKey.eq(key))
            .one(self.database.writer())
            .await?
            .ok_or_else(|| sea_orm::DbErr::RecordNotFound("a ticket of a key that clashed".into()))?;
        if row.idempotency_hash.as_deref() == Some(hash) {
            return Ok(row.into());
        }
        let message = "Another ticket was filed under this key: use a new key for a new ticket.";
        Err(Error::conflict("idempotencyKey", message, row.into()))
    }
}

fn check(new: &NewTicket) -> Vec<Violation> {
    let key = new.idempotency_key.as_deref().and_then(text::check_key);
    [text::check_title(&new.title), text::check_description(&new.description), key].into_iter().flatten().collect()
}

/// Tells one input from another. Every part is preceded by its length, so that no two inputs run together alike.
fn digest(new: &NewTicket) -> String {
    let parts = [
        new.title.as_str(),
        new.description.as_str(),
        new.category.map_or("", Category::as_str),
        new.priority.map_or("", Priority::as_str),
    ];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    format!("{:x}", hash.finalize())
}
