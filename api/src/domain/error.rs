//! What can go wrong, in two kinds: what a caller can put right, and what only we can.

use sea_orm::DbErr;

use super::{database::Failure, ticket::Ticket};

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller asked for something that is not allowed or not there; nothing was changed.
    #[error("refused: {}", .0.summary())]
    Refused(Refusal),
    /// A cursor that this server did not give out.
    #[error("a cursor that is none of ours")]
    InvalidCursor,
    /// The log no longer holds what comes after the cursor.
    #[error("the log no longer holds what comes after the cursor")]
    ResyncRequired,
    /// The database failed. The text of it is for the log only.
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// Everything a caller has to put right, at once.
#[derive(Debug, Default)]
pub struct Refusal {
    /// What is wrong, in the order of the input's fields.
    pub violations: Vec<Violation>,
    /// The ticket as it is now, where the refusal is about a conflict with it.
    pub current: Option<Box<Ticket>>,
}

/// One thing a caller has to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The kind of it.
    pub code: Code,
    /// The input field it is about; `None` when it is about no single one.
    pub field: Option<&'static str>,
    /// A sentence that says what is wrong and what is allowed.
    pub message: String,
}

/// The kinds of violation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// A value is not allowed.
    Invalid,
    /// What was named does not exist.
    NotFound,
    /// The request contradicts what is stored.
    Conflict,
}

impl Violation {
    /// A value of `field` is not allowed.
    pub fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self { code: Code::Invalid, field: Some(field), message: message.into() }
    }
}

impl Refusal {
    fn summary(&self) -> String {
        self.violations.iter().map(|v| v.message.as_str()).collect::<Vec<_>>().join(" ")
    }
}

impl Error {
    /// A value of `field` is not allowed.
    pub fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::from(vec![Violation::invalid(field, message)])
    }

    /// Whether the database could not serve this now, so that trying again soon makes sense.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Database(error) if Failure::of(error).passes())
    }

    /// There is no ticket of that id.
    #[must_use]
    pub fn no_such_ticket(id: &str) -> Self {
        let id: String = id.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(40).collect();
        let message = format!("There is no ticket with the id \"{id}\".");
        Self::from(vec![Violation { code: Code::NotFound, field: Some("id"), message }])
    }

    /// The request contradicts the ticket that is stored.
    pub fn conflict(field: &'static str, message: impl Into<String>, current: Ticket) -> Self {
        let violation = Violation { code: Code::Conflict, field: Some(field), message: message.into() };
        Self::Refused(Refusal { violations: vec![violation], current: Some(Box::new(current)) })
    }
}

impl From<Vec<Violation>> for Error {
    fn from(violations: Vec<Violation>) -> Self {
        Self::Refused(Refusal { violations, current: None })
    }
}
