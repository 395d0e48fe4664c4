//! What triage suggested for each ticket, and what people made of it.

use sea_orm::entity::prelude::*;

use crate::{Category, Priority, Timestamp};

/// The kind of model that suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Source {
    /// A language model.
    Llm,
    /// The model built into the server.
    Local,
}

impl Source {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Llm, Self::Local];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Llm => "llm",
            Self::Local => "local",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == name)
    }
}

/// Why the built-in model had to answer in the language model's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Degraded {
    /// No language model is set up.
    NotConfigured,
    /// It did not answer within the deadline.
    Timeout,
    /// The provider asked for fewer calls.
    RateLimited,
    /// Its answer could not be used.
    BadAnswer,
    /// The provider refused, broke or could not be reached.
    ProviderError,
    /// It had failed too often of late and was not asked.
    CircuitOpen,
}

impl Degraded {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::NotConfigured,
        Self::Timeout,
        Self::RateLimited,
        Self::BadAnswer,
        Self::ProviderError,
        Self::CircuitOpen,
    ];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotConfigured => "not_configured",
            Self::Timeout => "timeout",
            Self::RateLimited => "rate_limited",
            Self::BadAnswer => "bad_answer",
            Self::ProviderError => "provider_error",
            Self::CircuitOpen => "circuit_open",
        }
    }

    /// The reason of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == name)
    }
}

/// What people made of a suggested value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Outcome {
    /// Nobody has judged it.
    None,
    /// A person gave the same value.
    Kept,
    /// A person gave another one.
    Overrode,
}

/// The suggestion for one ticket.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ticket_suggestion")]
pub struct Model {
    /// The ticket.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ticket_id: i64,
    /// The category suggested.
    pub category: Category,
    /// The priority suggested.
    pub priority: Priority,
    /// How sure the model was of the category, 0 to 1.
    pub confidence: f64,
    /// How sure the model was of the priority, 0 to 1.
    pub priority_confidence: f64,
    /// The kind of model.
    pub source: Source,
    /// Its name.
    #[sea_orm(column_type = "Text")]
    pub model: String,
    /// A JSON array of sentences.
    #[sea_orm(column_type = "Text")]
    pub reasons: String,
    /// Why the built-in model had to answer in the language model's place.
    pub degraded: Option<Degraded>,
    /// What people made of the category.
    pub category_outcome: Outcome,
    /// What people made of the priority.
    pub priority_outcome: Outcome,
    /// When it was suggested.
    pub suggested_at: Timestamp,
    /// When a person last judged one of the two.
    pub judged_at: Option<Timestamp>,
    /// How often a language model was asked; set while one is still to be asked.
    pub tries: Option<i32>,
    /// From when on it may be asked again.
    pub due_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
