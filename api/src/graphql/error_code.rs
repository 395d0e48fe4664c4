//! The codes of errors: what went wrong, for programs.

use async_graphql::ErrorExtensionValues;

/// What `extensions.code` of an error says. What a caller of a mutation can put right has codes of its own, in
/// `userErrors`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The request, its document, or a value in it is not allowed. The message says where and what is; `field` names the
    /// argument when one value is to blame.
    BadUserInput,
    /// The document exceeds a limit. `limit`, `allowed` and `requested` say which one and by how much.
    LimitExceeded,
    /// The answer might become too large. `costliest` names the field that costs most.
    CostExceeded,
    /// The server does not know the document of that hash: send the document with it, once.
    PersistedQueryNotFound,
    /// The cursor is none of the log of events.
    InvalidCursor,
    /// The log of events no longer holds what comes after the cursor: read anew what you keep.
    ResyncRequired,
    /// The socket runs as many operations as it may: complete one of them first. Or answers to others take up what the
    /// server can hold.
    RateLimited,
    /// It was not done in time and was given up. A mutation may have taken effect: try again with its `idempotencyKey` or
    /// `expectedVersion`.
    Timeout,
    /// The database cannot serve it at the moment. A mutation may have taken effect: try again with its `idempotencyKey`
    /// or `expectedVersion`.
    Unavailable,
    /// A fault of the server. It is in the server's log under `requestId`.
    Internal,
}

impl ErrorCode {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::BadUserInput,
        Self::LimitExceeded,
        Self::CostExceeded,
        Self::PersistedQueryNotFound,
        Self::InvalidCursor,
        Self::ResyncRequired,
        Self::RateLimited,
        Self::Timeout,
        Self::Unavailable,
        Self::Internal,
    ];

    /// As it is written in an answer.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::LimitExceeded => "LIMIT_EXCEEDED",
            Self::CostExceeded => "COST_EXCEEDED",
            Self::PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
            Self::InvalidCursor => "INVALID_CURSOR",
            Self::ResyncRequired => "RESYNC_REQUIRED",
            Self::RateLimited => "RATE_LIMITED",
            Self::Timeout => "TIMEOUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }

    /// Whether the same request may succeed when it is sent again.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(self, Self::RateLimited | Self::Timeout | Self::Unavailable)
    }

    /// The code of an error, said in its extensions.
    pub(crate) fn tell(self, extensions: &mut ErrorExtensionValues) {
        extensions.set("code", self.name());
        extensions.set("retryable", self.is_retryable());
    }
}
