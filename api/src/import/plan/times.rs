//! The times of a ticket from a file that need not say all of them.

use entity::{Status, Timestamp};

/// The times of a ticket, complete.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub created: Timestamp,
    pub updated: Timestamp,
    pub resolved: Option<Timestamp>,
    /// It is resolved or closed, but nothing says when that was.
    pub undated: bool,
}

impl Times {
    /// Fills in what the file leaves open.
    ///
    /// - filed: now, or at the earliest of the other times;
    /// - changed: when resolved, else when filed, and never before either: a clock that was off says nothing more;
    /// - resolved: when last changed, where the status says that it was.
    ///
    /// A ticket resolved before it was filed is left as it is: statistics would count it, so the domain refuses it.
    pub fn settle(
        status: Status,
        created: Option<Timestamp>,
        updated: Option<Timestamp>,
        resolved: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        let done = matches!(status, Status::Resolved | Status::Closed);
        // A time of resolution on a ticket that is open again is history; it still was a change.
        let created =
            created.unwrap_or_else(|| [Some(now), updated, resolved].into_iter().flatten().min().unwrap_or(now));
        let updated = [Some(created), updated, resolved].into_iter().flatten().max().unwrap_or(created);
        let undated = done && resolved.is_none() && updated == created;
        Self { created, updated, resolved: resolved.filter(|_| done), undated }
    }
}
