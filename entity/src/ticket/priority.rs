//! How much a ticket matters, from least to most.

use sea_orm::entity::prelude::*;

/// How much a ticket matters, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Priority {
    /// It can wait.
    Low,
    /// The usual.
    Medium,
    /// It hinders somebody's work badly.
    High,
    /// It stops work, loses data or money, or puts security at risk.
    Critical,
}

impl Priority {
    /// Every value, in the order of their ranks.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The value's name in the database and in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The value of that name, whatever its case; `None` when there is none.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.as_str().eq_ignore_ascii_case(name))
    }
}
