//! The tickets.

mod category;
mod priority;
mod status;

use sea_orm::entity::prelude::*;

use crate::Timestamp;

pub use category::Category;
pub use priority::Priority;
pub use status::Status;

/// One ticket as it is stored.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ticket")]
pub struct Model {
    /// Given by the database, growing, never used twice.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// 1 to 200 characters, not blank.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// 1 to 20,000 characters, not blank.
    #[sea_orm(column_type = "Text")]
    pub description: String,
    /// What the ticket is about.
    pub category: Category,
    /// How much it matters.
    pub priority: Priority,
    /// Where the work on it stands; `open` when filed.
    pub status: Status,
    /// When it was filed.
    pub created_at: Timestamp,
    /// When it was last changed; never before `created_at`.
    pub updated_at: Timestamp,
    /// When it was resolved: set exactly while the status is resolved or closed.
    pub resolved_at: Option<Timestamp>,
    /// Counts the changes, from 1.
    pub version: i32,
    /// The key under which a caller filed it, so that filing it again does not double it. Unique.
    #[sea_orm(column_type = "Text", nullable)]
    pub idempotency_key: Option<String>,
    /// A digest of what was filed under `idempotency_key`, to tell a repetition from another ticket.
    #[sea_orm(column_type = "Text", nullable)]
    pub idempotency_hash: Option<String>,
    /// Title and description with their case folded, as search reads them.
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    /// 0 for low to 3 for critical; computed by the database from `priority` so that priorities sort.
    pub priority_rank: i16,
    /// Whether a person should look at it: triage gave it a category or a priority of which it was not sure.
    pub needs_review: bool,
}

impl ActiveModelBehavior for ActiveModel {}
