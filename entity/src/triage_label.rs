//! What people said of tickets, for the built-in model to learn from.

use sea_orm::entity::prelude::*;

use crate::{Category, Priority, Timestamp};

/// How a person came to say what a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Evidence {
    /// Against a suggestion.
    Corrected,
    /// By letting a suggestion stand.
    Kept,
    /// Of their own accord.
    Filed,
}

/// The last word of people on one ticket. What belongs to the category is set together or not at all; so is what belongs
/// to the priority.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "triage_label")]
pub struct Model {
    /// The ticket.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ticket_id: i64,
    /// Grows with every change of any label.
    pub seq: i64,
    /// The category that a person gave.
    pub category: Option<Category>,
    /// How they came to it.
    pub category_evidence: Option<Evidence>,
    /// What the built-in model said before it learnt this.
    pub category_predicted: Option<Category>,
    /// When they said it.
    pub category_at: Option<Timestamp>,
    /// The priority that a person gave.
    pub priority: Option<Priority>,
    /// How they came to it.
    pub priority_evidence: Option<Evidence>,
    /// What the built-in model said before it learnt this.
    pub priority_predicted: Option<Priority>,
    /// When they said it.
    pub priority_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
