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
    triage::{Degraded, Suggestion, TicketText, Told},
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
    /// Whether the language model is to be asked beside that.
    asks: bool,
}

impl Tickets {
    /// Files a ticket. The event of it is stored with it.
    ///
    /// # Errors
    /// [`Error::Refused`] when a value is not allowed, or when another input was filed under the same key.
    pub async fn create(&self, new: NewTicket) -> Result<Ticket, Error> {
        let told = new.suggestion.as_deref().map(|token| Told::read(token).ok_or_else(no_token)).transpose();
        let violations: Vec<_> = check(&new).into_iter().chain(told.as_ref().err().cloned()).collect();
        let (true, Ok(told)) = (violations.is_empty(), told) else { return Err(violations.into()) };
        let key = new.idempotency_key.clone().map(|key| (key, digest(&new)));
        let said = Said { category: new.category, priority: new.priority };
        let predicted = self.triage.local(TicketText { title: Some(&new.title), description: &new.description });
        let suggested = self.suggested(&new, told, &predicted);
        let chosen = suggested.as_ref().map_or(&predicted, |suggested| &suggested.suggestion);
        let now = Timestamp::now();
        let row = ticket::ActiveModel {
            search_text: Set(text::search_text(&new.title, &new.description)),
            title: Set(new.title),
            description: Set(new.description),
            category: Set(said.category.unwrap_or(chosen.category)),
            priority: Set(said.priority.unwrap_or(chosen.priority)),
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
        let mut shown = Said::default();
        if let Some(Suggested { suggestion, shown: seen, asks }) = &suggested {
            if *seen {
                shown = Said { category: Some(suggestion.category), priority: Some(suggestion.priority) };
            }
            suggestions::filed(&transaction, row.id, suggestion, said, *asks, now).await?;
        }
        suggestions::write_label(&transaction, row.id, said, shown, &predicted, now).await?;
        transaction.commit().await?;
        self.signal.wrote();
        if suggested.is_some_and(|suggested| suggested.asks) {
            self.news.waiting.notify_one();
        }
        if said.anything() {
            self.news.said.notify_one();
        }
        Ok(row.into())
    }

    /// What was suggested: what the filer was shown, or else what the built-in model says of what they left out. What they
    /// left out after they had changed the text is not taken from what was said of another one.
    fn suggested(&self, new: &NewTicket, told: Option<Told>, predicted: &Suggestion) -> Option<Suggested> {
        let leaves_out = new.category.is_none() || new.priority.is_none();
        let has_model = self.triage.language_model().is_some();
        let text = TicketText { title: Some(&new.title), description: &new.description };
        match told.filter(|told| !leaves_out || told.is_of(text)) {
            Some(Told { suggestion, .. }) => {
                let asks = has_model && leaves_out && suggestion.degraded.is_some();
                let suggestion = suggestion.at_least(self.triage.floor(text).filter(|_| leaves_out));
                Some(Suggested { suggestion, shown: true, asks })
            }
            None if leaves_out => {
                let degraded = (!has_model).then_some(Degraded::NotConfigured);
                let suggestion = Suggestion { degraded, ..predicted.clone() };
                Some(Suggested { suggestion, shown: false, asks: has_model })
            }
            None => None,
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

fn no_token() -> Violation {
    let message = "This is no token of a suggestion: give what `classify` answered as `token`, or leave it out.";
    Violation::invalid("suggestionToken", message)
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
