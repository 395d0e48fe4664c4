//! A ticket as the domain hands it out.

use entity::{Category, Priority, Status, Timestamp, ticket};
use sea_orm::FromQueryResult;

/// One ticket. It leaves out what only the database needs: the folded text and the idempotency key.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Ticket {
    /// Growing, never used twice.
    pub id: i64,
    /// 1 to 200 characters, not blank.
    pub title: String,
    /// 1 to 20,000 characters, not blank.
    pub description: String,
    /// What it is about.
    pub category: Category,
    /// How much it matters.
    pub priority: Priority,
    /// Where the work stands.
    pub status: Status,
    /// When it was filed.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// When it was resolved, while it is.
    pub resolved_at: Option<Timestamp>,
    /// Counts the changes, from 1.
    pub version: i32,
    /// Whether a person should look at it: triage gave it a category or a priority of which it was not sure.
    pub needs_review: bool,
}

impl Ticket {
    /// The columns that make one.
    pub(in crate::domain) const COLUMNS: [ticket::Column; 11] = [
        ticket::Column::Id,
        ticket::Column::Title,
        ticket::Column::Description,
        ticket::Column::Category,
        ticket::Column::Priority,
        ticket::Column::Status,
        ticket::Column::CreatedAt,
        ticket::Column::UpdatedAt,
        ticket::Column::ResolvedAt,
        ticket::Column::Version,
        ticket::Column::NeedsReview,
    ];
}

impl From<ticket::Model> for Ticket {
    fn from(row: ticket::Model) -> Self {
        Self {
            id: row.id,
            title: row.title,
            description: row.description,
            category: row.category,
            priority: row.priority,
            status: row.status,
            created_at: row.created_at,
            updated_at: row.updated_at,
            resolved_at: row.resolved_at,
            version: row.version,
            needs_review: row.needs_review,
        }
    }
}
