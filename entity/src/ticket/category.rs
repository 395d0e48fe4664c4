//! What a ticket is about.

use sea_orm::entity::prelude::*;

/// What a ticket is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Category {
    /// Money: invoices, charges, refunds, subscriptions.
    Billing,
    /// Something does not work as it should.
    Technical,
    /// Signing in, passwords, profiles, access.
    Account,
    /// Everything else: questions, feedback, requests.
    General,
}

impl Category {
    /// Every value, in the order of their ranks.
    pub const ALL: [Self; 4] = [Self::Billing, Self::Technical, Self::Account, Self::General];

    /// The value's name in the database and in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Billing => "billing",
            Self::Technical => "technical",
            Self::Account => "account",
            Self::General => "general",
        }
    }

    /// The value of that name, whatever its case; `None` when there is none.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.as_str().eq_ignore_ascii_case(name))
    }
}
