//! What an event says of one field: from what, to what.

use entity::{Category, Priority, Status, Timestamp};
use sea_orm::DbErr;

use crate::domain::ticket::Ticket;

/// A field of a ticket that events tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `title`
    Title,
    /// `description`
    Description,
    /// `category`
    Category,
    /// `priority`
    Priority,
    /// `status`
    Status,
    /// `resolved_at`
    ResolvedAt,
    /// `created_at`, which only a created ticket brings.
    CreatedAt,
    /// `updated_at`, which moves with every change.
    UpdatedAt,
    /// `needs_review`, which is either set or not there.
    NeedsReview,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of the title or the description.
    Text(String),
    /// Of the category.
    Category(Category),
    /// Of the priority.
    Priority(Priority),
    /// Of the status.
    Status(Status),
    /// Of a time.
    Moment(Timestamp),
    /// Of what is either set or not there.
    Set,
}

/// One field, from what to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// Its value before; `None` where there was none.
    pub from: Option<Value>,
    /// Its value after; `None` where there is none.
    pub to: Option<Value>,
}

impl Field {
    /// Every field, in the order in which an event tells of them.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Description,
        Self::Category,
        Self::Priority,
        Self::Status,
        Self::ResolvedAt,
        Self::CreatedAt,
        Self::UpdatedAt,
        Self::NeedsReview,
    ];

    /// Its name in the log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Category => "category",
            Self::Priority => "priority",
            Self::Status => "status",
            Self::ResolvedAt => "resolved_at",
            Self::CreatedAt => "created_at",
            Self::UpdatedAt => "updated_at",
            Self::NeedsReview => "needs_review",
        }
    }

    /// What a ticket says there.
    #[must_use]
    pub fn of(self, ticket: &Ticket) -> Option<Value> {
        Some(match self {
            Self::Title => Value::Text(ticket.title.clone()),
            Self::Description => Value::Text(ticket.description.clone()),
            Self::Category => Value::Category(ticket.category),
            Self::Priority => Value::Priority(ticket.priority),
            Self::Status => Value::Status(ticket.status),
            Self::ResolvedAt => return ticket.resolved_at.map(Value::Moment),
            Self::CreatedAt => Value::Moment(ticket.created_at),
            Self::UpdatedAt => Value::Moment(ticket.updated_at),
            Self::NeedsReview => return ticket.needs_review.then_some(Value::Set),
        })
    }

    /// Lets a ticket say that there. A value of another kind is none of that field, and leaves the ticket as it is.
    pub(super) fn put(self, value: Option<Value>, ticket: &mut Ticket) {
        match (self, value) {
            (Self::Title, Some(Value::Text(text))) => ticket.title = text,
            (Self::Description, Some(Value::Text(text))) => ticket.description = text,
            (Self::Category, Some(Value::Category(category))) => ticket.category = category,
            (Self::Priority, Some(Value::Priority(priority))) => ticket.priority = priority,
            (Self::Status, Some(Value::Status(status))) => ticket.status = status,
            (Self::ResolvedAt, Some(Value::Moment(moment))) => ticket.resolved_at = Some(moment),
            (Self::ResolvedAt, None) => ticket.resolved_at = None,
            (Self::CreatedAt, Some(Value::Moment(moment))) => ticket.created_at = moment,
            (Self::UpdatedAt, Some(Value::Moment(moment))) => ticket.updated_at = moment,
            (Self::NeedsReview, value @ (Some(Value::Set) | None)) => ticket.needs_review = value.is_some(),
            _ => {}
        }
    }

    /// A value as the log spells it; `None` when it is none of this field.
    fn read(self, value: &serde_json::Value) -> Option<Value> {
        Some(match self {
            Self::Title | Self::Description => Value::Text(value.as_str()?.to_owned()),
            Self::Category => Value::Category(Category::parse(value.as_str()?)?),
            Self::Priority => Value::Priority(Priority::parse(value.as_str()?)?),
            Self::Status => Value::Status(Status::parse(value.as_str()?)?),
            Self::ResolvedAt | Self::CreatedAt | Self::UpdatedAt => Value::Moment(Timestamp(value.as_i64()?)),
            Self::NeedsReview => value.as_bool()?.then_some(Value::Set)?,
        })
    }
}

/// The changes that the log spells as an object of `field: [from, to]`.
///
/// # Errors
/// When they are no such thing.
pub(in crate::domain) fn read(changes: &str) -> Result<Vec<FieldChange>, DbErr> {
    // What stands there may be a text of a ticket, and is not repeated.
    parse(changes).ok_or_else(|| DbErr::Type("the changes of an event cannot be read".to_owned()))
}

fn parse(changes: &str) -> Option<Vec<FieldChange>> {
    let mut object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(changes).ok()?;
    let mut read = Vec::with_capacity(object.len());
    for field in Field::ALL {
        let Some(step) = object.remove(field.as_str()) else { continue };
        let [from, to] = step.as_array()?.as_slice() else { return None };
        let value = |value: &serde_json::Value| match value {
            serde_json::Value::Null => Some(None),
            value => field.read(value).map(Some),
        };
        read.push(FieldChange { field, from: value(from)?, to: value(to)? });
    }
    // What else stands there was written for a newer server.
    Some(read)
}
