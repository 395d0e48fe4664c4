//! Filing a ticket.

use entity::{Category, Priority, Status, Timestamp, ticket};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use sha2::{Digest, Sha256};

use super::{Ticket, Tickets, text};
use crate::domain::{
    error::{Error, Violation},
    suggestions::{
        self,
        judgement::{Said, filed_unsure},
    },
    triage::{Degraded, Suggestion, TicketText},
};

/// What somebody files.
#[derive(Clone, Debug)]
pub struct NewTicket {
    /// 1 to 200 characters, not blank, one line.
    pub title: String,
    /// 1 to 20,000 characters, not blank.
    pub description: String,
    /// Taken from the suggestion when left out.
    pub category: Option<Category>,
    /// Taken from the suggestion when left out.
    pub priority: Option<Priority>,
    /// 1 to 255 characters: the same key with the same input answers the same ticket.
    pub idempotency_key: Option<String>,
    /// The [token](Suggestion::token) of the suggestion that the filer was shown. Without one the built-in triage model
    /// answers for what is left out, and the language model later, where there is one.
    pub suggestion: Option<String>,
}

/// What was suggested for a ticket that is being filed.
struct Suggested {
    suggestion: Suggestion,
    /// Whether the filer has seen it.
    shown: bool,
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
        let said = Said { category: new.category, priority: new.priority };
        let predicted = self.triage.local(TicketText { title: Some(&new.title), description: &new.description });
        let suggested = self.suggested(&new, &predicted);
        let now = Timestamp::now();
        let row = ticket::ActiveModel {
            search_text: Set(text::search_text(&new.title, &new.description)),
            title: Set(new.title),
            description: Set(new.description),
            category: Set(said.category.unwrap_or_else(|| suggestion_or(&suggested, &predicted).category)),
            priority: Set(said.priority.unwrap_or_else(|| suggestion_or(&suggested, &predicted).priority)),
            status: Set(Status::Open),
            created_at: Set(now),
            updated_at: Set(now),
            needs_review: Set(suggested.as_ref().is_some_and(|suggested| filed_unsure(said, &suggested.suggestion))),
            idempotency_key: Set(key.as_ref().map(|(key, _)| key.clone())),
            idempotency_hash: Set(key.as_ref().map(|(_, hash)| hash.clone())),
            ..Default::default()
        };
        let transaction = self.database.begin().await?;
        // The key is the only value that can clash: the database decides, however many calls come at once.
        let inserted = ticket::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_with_returning_many(&transaction)
            .await?;
        let Some(row) = inserted.into_iter().next() else {
            drop(transaction);
            let (key, hash) = key.ok_or(sea_orm::DbErr::RecordNotInserted)?;
            return self.filed_before(&key, &hash).await;
        };
        let mut asks = false;
        let mut shown = Said::default();
        if let Some(Suggested { suggestion, shown: seen }) = &suggested {
            asks = !seen && self.triage.language_model().is_some();
            if *seen {
                shown = Said { category: Some(suggestion.category), priority: Some(suggestion.priority) };
            }
            suggestions::filed(&transaction, row.id, suggestion, said, asks, now).await?;
        }
        suggestions::write_label(&transaction, row.id, said, shown, &predicted, now).await?;
        transaction.commit().await?;
        self.signal.wrote();
        if asks {
            self.news.waiting.notify_one();
        }
        if said.anything() {
            self.news.said.notify_one();
        }
        Ok(row.into())
    }

    /// What was suggested: what the filer was shown, or else what the built-in model says of what they left out.
    fn suggested(&self, new: &NewTicket, predicted: &Suggestion) -> Option<Suggested> {
        if let Some(suggestion) = new.suggestion.as_deref().and_then(Suggestion::from_token) {
            return Some(Suggested { suggestion, shown: true });
        }
        (new.category.is_none() || new.priority.is_none()).then(|| {
            let degraded = self.triage.language_model().is_none().then_some(Degraded::NotConfigured);
            Suggested { suggestion: Suggestion { degraded, ..predicted.clone() }, shown: false }
        })
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

fn suggestion_or<'a>(suggested: &'a Option<Suggested>, predicted: &'a Suggestion) -> &'a Suggestion {
    suggested.as_ref().map_or(predicted, |suggested| &suggested.suggestion)
}

fn check(new: &NewTicket) -> Vec<Violation> {
    let key = new.idempotency_key.as_deref().and_then(text::check_key);
    let token = new.suggestion.as_deref().filter(|token| Suggestion::from_token(token).is_none()).map(|_| {
        let message = "This is no token of a suggestion: give what `classify` answered as `token`, or leave it out.";
        Violation::invalid("suggestionToken", message)
    });
    let texts = [text::check_title(&new.title), text::check_description(&new.description)];
    texts.into_iter().chain([key, token]).flatten().collect()
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
