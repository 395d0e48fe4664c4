//! What happened to the tickets: one row for each change, written by triggers on `ticket`.

use sea_orm::entity::prelude::*;

use crate::Timestamp;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum EventKind {
    /// The ticket was filed or imported, or it was there before the log began.
    Created,
    /// Fields of it were changed.
    Updated,
}

/// One change of one ticket. The order of the log is that of `xact`, then `id`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ticket_event")]
pub struct Model {
    /// The id of the transaction that made the change, shifted as `ticket_log` says; 0 on SQLite.
    #[sea_orm(primary_key, auto_increment = false)]
    pub xact: i64,
    /// Given by the database, growing, never used twice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The ticket.
    pub ticket_id: i64,
    /// The version of the ticket that the change made.
    pub version: i32,
    /// What happened.
    pub kind: EventKind,
    /// When it was written, by the clock of the database.
    pub at: Timestamp,
    /// Who did it, where that is known.
    #[sea_orm(column_type = "Text", nullable)]
    pub actor: Option<String>,
    /// An object of `field: [from, to]`, as text.
    #[sea_orm(column_type = "JsonBinary", select_as = "TEXT")]
    pub changes: String,
}

impl ActiveModelBehavior for ActiveModel {}
