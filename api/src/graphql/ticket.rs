//! A ticket.

use async_graphql::{Context, ID, Object};

use super::{
    context::ContextExt,
    enums::{TicketCategory, TicketPriority, TicketStatus},
    error::ApiError,
    scalars::DateTime,
    ticket_event_connection::TicketEventConnection,
    ticket_order::TicketOrder,
    ticket_suggestion::TicketSuggestion,
};
use crate::domain::{
    events::{History, HistoryPage, WantedHistory},
    suggestions, ticket,
    tickets::{Order, Position},
};

/// How many characters an excerpt has when nothing is said.
const EXCERPT: i64 = 160;

/// A ticket: something a person needs help with.
pub(super) struct Ticket(pub ticket::Ticket);

/// A ticket: something a person needs help with.
#[Object]
impl Ticket {
    /// Identifies the ticket for ever. Ids grow with the order of filing; do not take them apart.
    async fn id(&self) -> ID {
        self.0.id.into()
    }

    /// What it is about in one line, 1 to 200 characters.
    async fn title(&self, ctx: &Context<'_>) -> Result<&str, ApiError> {
        ctx.spend(self.0.title.len())?;
        Ok(&self.0.title)
    }

    /// The whole text, 1 to 20,000 characters.
    async fn description(&self, ctx: &Context<'_>) -> Result<&str, ApiError> {
        ctx.spend(self.0.description.len())?;
        Ok(&self.0.description)
    }

    /// The description in one line, for lists: each run of white space is one space, and where something is left out at
    /// an end stands `…`.
    async fn excerpt(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Shows the first place where this text stands, found as `search` finds it; where it stands \
                          nowhere, the beginning. At most 200 characters.")]
        around: Option<String>,
        // Not required: async-graphql would refuse a variable without a value in the place of the default.
        #[graphql(default_with = "Some(EXCERPT)", desc = "The most characters, each `…` included: 1 to 500.")]
        length: Option<i64>,
    ) -> Result<String, ApiError> {
        let excerpt = self.0.excerpt(around.as_deref(), length.unwrap_or(EXCERPT))?;
        ctx.spend(excerpt.len())?;
        Ok(excerpt)
    }

    /// What it is about.
    async fn category(&self) -> TicketCategory {
        self.0.category.into()
    }

    /// How much it matters.
    async fn priority(&self) -> TicketPriority {
        self.0.priority.into()
    }

    /// Where the work on it stands.
    async fn status(&self) -> TicketStatus {
        self.0.status.into()
    }

    /// When it was filed.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When it was last changed; `createdAt` until then.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }

    /// When it was resolved: set exactly while the status is RESOLVED or CLOSED, and cleared when it is opened again.
    async fn resolved_at(&self) -> Option<DateTime> {
        self.0.resolved_at.map(DateTime)
    }

    /// Counts the changes, from 1. Give it back as `expectedVersion` to be sure of changing what you saw.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Whether a person should look at it: triage gave it a category or a priority of which it was not sure (below 0.5), and
    /// nobody has said anything of that one since.
    async fn needs_review(&self) -> bool {
        self.0.needs_review
    }

    /// What triage suggested when it was filed, and what people made of it; null when nothing was suggested, as for imported
    /// tickets and those filed with both values by themselves. As stored now, also on the ticket of an event of the past.
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Option<TicketSuggestion>, ApiError> {
        let found = ctx.suggestion_loader().load_one(self.0.id).await?;
        let length = |found: &suggestions::TicketSuggestion| found.suggestion.reasons.iter().map(String::len).sum();
        ctx.spend(found.as_ref().map_or(0, length))?;
        Ok(found.map(TicketSuggestion))
    }

    /// What happened to it, the oldest first. What is stored is here at once. Without `first` and `last` a page has 25
    /// events.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "That many from the beginning, or after `after`: 0 to 100. Not together with `last`.")]
        first: Option<i64>,
        #[graphql(
            desc = "Only events after this place: `endCursor` of this field, or the cursor of one of its edges."
        )]
        after: Option<String>,
        #[graphql(desc = "That many from the end, or before `before`: 0 to 100. Not together with `first`.")]
        last: Option<i64>,
        #[graphql(
            desc = "Only events before this place: `startCursor` of this field, or the cursor of one of its edges."
        )]
        before: Option<String>,
    ) -> Result<TicketEventConnection, ApiError> {
        let page = HistoryPage { first, after: after.as_deref(), last, before: before.as_deref() };
        let wanted = WantedHistory::new(self.0.id, page)?;
        Ok(ctx.history_loader().load_one(wanted).await?.unwrap_or_else(|| History::none(wanted)).into())
    }

    /// Its place in the lists of an order, for `after` and `before`: what `edges { cursor }` says there of this version of
    /// it. Where the order goes by what changes, a later version stands elsewhere.
    async fn cursor(
        &self,
        #[graphql(desc = "The order; the newest first when left out.")] order_by: Option<TicketOrder>,
    ) -> String {
        let order = Order::from(order_by.unwrap_or_default());
        Position::of(&self.0, order.field).encode()
    }
}
