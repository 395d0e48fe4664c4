//! Ten signs of how much a ticket matters.

/// A sign of how much a ticket matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// Somebody got at what is not theirs.
    Security,
    /// Nothing goes, or nobody can do anything.
    Outage,
    /// Data is gone.
    DataLoss,
    /// Money was taken that should not have been.
    MoneyTaken,
    /// One cannot get in.
    LockedOut,
    /// What one needs does not go at all.
    Broken,
    /// Words that ask for haste.
    Urgent,
    /// Any word for a problem.
    Problem,
    /// It goes on somehow: a way around, only sometimes, not urgent.
    Mitigation,
    /// A question, a wish, a blemish.
    Trivial,
}

impl Signal {
    /// How many there are.
    pub const COUNT: usize = 10;

    /// All of them, in the order of their numbers.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Security,
        Self::Outage,
        Self::DataLoss,
        Self::MoneyTaken,
        Self::LockedOut,
        Self::Broken,
        Self::Urgent,
        Self::Problem,
        Self::Mitigation,
        Self::Trivial,
    ];

    /// The name of its section in the lexicon.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Outage => "outage",
            Self::DataLoss => "data_loss",
            Self::MoneyTaken => "money_taken",
            Self::LockedOut => "locked_out",
            Self::Broken => "broken",
            Self::Urgent => "urgent",
            Self::Problem => "problem",
            Self::Mitigation => "mitigation",
            Self::Trivial => "trivial",
        }
    }

    /// The signal of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|signal| signal.name() == name)
    }

    /// Whether a negation before it takes it back: "not hacked" does, "not slow" need not.
    pub const fn can_be_taken_back(self) -> bool {
        matches!(
            self,
            Self::Security | Self::Outage | Self::DataLoss | Self::MoneyTaken | Self::LockedOut | Self::Urgent
        )
    }
}
