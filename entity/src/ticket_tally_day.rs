//! Counts of tickets by UTC day of filing, category, priority and status, kept by triggers on `ticket`.

use sea_orm::entity::prelude::*;

use crate::{Category, Priority, Status};

/// One group of tickets and how many it holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ticket_tally_day")]
pub struct Model {
    /// The UTC day of filing, counted since 1970-01-01.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i64,
    /// The category of the group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub category: Category,
    /// The priority of the group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub priority: Priority,
    /// The status of the group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub status: Status,
    /// How many tickets the group holds; a group that emptied stays with 0.
    pub total: i64,
    /// How many of them carry a `resolved_at`.
    pub resolved: i64,
    /// The sum of `resolved_at - created_at` over those, in whole milliseconds each.
    pub resolution_ms: i64,
}

impl ActiveModelBehavior for ActiveModel {}
