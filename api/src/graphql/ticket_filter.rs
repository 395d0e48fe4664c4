//! Which tickets are meant.

use async_graphql::InputObject;

use super::{
    enums::{TicketCategory, TicketPriority, TicketStatus},
    scalars::DateTime,
};
use crate::domain::tickets;

/// Which tickets are meant. One filter serves lists, counts, statistics and subscriptions, so that the numbers always
/// agree with the list.
///
/// The conditions of one filter all have to hold; one that is left out or null always holds, and an empty filter
/// matches every ticket. At most 64 conditions, nested at most 8 deep.
#[derive(InputObject, Default)]
pub(super) struct TicketFilter {
    /// The category is one of these. An empty list matches nothing.
    category: Option<Vec<TicketCategory>>,
    /// The priority is one of these. An empty list matches nothing.
    priority: Option<Vec<TicketPriority>>,
    /// The status is one of these. An empty list matches nothing.
    status: Option<Vec<TicketStatus>>,
    /// This text stands in the title or in the description, character for character but for the case, which is folded
    /// as Unicode says (`STRASSE` finds `Straße`). No character is a wildcard. At most 200 characters; an empty text
    /// matches every ticket.
    search: Option<String>,
    /// Filed in this range of time.
    created: Option<DateTimeRange>,
    /// Last changed in this range of time.
    updated: Option<DateTimeRange>,
    /// Whether a person should look at it, as `Ticket.needsReview` says: true finds those, false all others.
    needs_review: Option<bool>,
    /// All of these hold. An empty list always holds.
    and: Option<Vec<TicketFilter>>,
    /// At least one of these holds. An empty list matches nothing.
    or: Option<Vec<TicketFilter>>,
    /// This does not hold.
    not: Option<Box<TicketFilter>>,
}

/// A range of time.
#[derive(InputObject)]
pub(super) struct DateTimeRange {
    /// The first moment of it; without beginning when left out.
    from: Option<DateTime>,
    /// The first moment after it, itself not included; without end when left out. Not before `from`.
    to: Option<DateTime>,
}

impl From<TicketFilter> for tickets::Filter {
    fn from(filter: TicketFilter) -> Self {
        let many = |filters: Vec<TicketFilter>| filters.into_iter().map(Self::from).collect();
        Self {
            category: filter.category.map(|values| values.into_iter().map(Into::into).collect()),
            priority: filter.priority.map(|values| values.into_iter().map(Into::into).collect()),
            status: filter.status.map(|values| values.into_iter().map(Into::into).collect()),
            search: filter.search,
            created: filter.created.map(Into::into),
            updated: filter.updated.map(Into::into),
            needs_review: filter.needs_review,
            and: filter.and.map(many),
            or: filter.or.map(many),
            not: filter.not.map(|filter| Box::new(Self::from(*filter))),
        }
    }
}

impl From<DateTimeRange> for tickets::Range {
    fn from(range: DateTimeRange) -> Self {
        Self { from: range.from.map(|from| from.0), to: range.to.map(|to| to.0) }
    }
}
