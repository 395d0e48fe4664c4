//! What the log of events knows of itself, in one row.

use sea_orm::entity::prelude::*;

/// The one row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ticket_log")]
pub struct Model {
    /// Always the same.
    #[sea_orm(primary_key, auto_increment = false)]
    pub one: bool,
    /// What is added to ids of transactions, so that the log goes on growing in another cluster of PostgreSQL.
    pub shift: i64,
    /// Events up to (`floor_xact`, `floor_id`) may have been deleted because of their age.
    pub floor_xact: i64,
    /// See `floor_xact`.
    pub floor_id: i64,
    /// No event stands between this transaction and `leap_to`, since the log was restored into another cluster.
    pub leap_from: i64,
    /// See `leap_from`.
    pub leap_to: i64,
}

impl ActiveModelBehavior for ActiveModel {}
