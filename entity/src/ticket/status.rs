//! Where the work on a ticket stands.

use sea_orm::entity::prelude::*;

/// Where the work on a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Status {
    /// Filed, nobody is at it yet.
    Open,
    /// Somebody is at it.
    InProgress,
    /// Solved; the person who filed it may still object.
    Resolved,
    /// Done with.
    Closed,
}

impl Status {
    /// Every value, in the order of their ranks.
    pub const ALL: [Self; 4] = [Self::Open, Self::InProgress, Self::Resolved, Self::Closed];

    /// The value's name in the database and in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProgress => "in_progress",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
        }
    }

    /// The value of that name, whatever its case; `None` when there is none.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.as_str().eq_ignore_ascii_case(name))
    }
}
