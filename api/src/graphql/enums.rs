//! The enumerations, mirrored from the tables.

use async_graphql::Enum;

/// What a ticket is about.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::Category")]
pub(super) enum TicketCategory {
    /// Money: invoices, charges, refunds, subscriptions.
    Billing,
    /// Something does not work as it should.
    Technical,
    /// Signing in, passwords, profiles, access.
    Account,
    /// Everything else: questions, feedback, requests.
    General,
}

/// How much a ticket matters. In orders, LOW is the least and CRITICAL the most.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::Priority")]
pub(super) enum TicketPriority {
    /// It can wait.
    Low,
    /// The usual.
    Medium,
    /// It hinders somebody's work badly.
    High,
    /// It stops work, loses data or money, or puts security at risk.
    Critical,
}

/// Where the work on a ticket stands. Every change from one to another is allowed.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::Status")]
pub(super) enum TicketStatus {
    /// Filed, nobody is at it yet. Every new ticket is open.
    Open,
    /// Somebody is at it.
    InProgress,
    /// Solved; the person who filed it may still object.
    Resolved,
    /// Done with.
    Closed,
}
