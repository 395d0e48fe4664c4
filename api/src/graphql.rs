//! The public face: one GraphQL schema over the [domain](crate::domain).
//!
//! A resolver converts its input, calls one domain method and wraps the result. A GraphQL type wraps a model of the
//! domain and has a method for each field, so that the tables can change without the API. Descriptions here are the
//! integrator's manual: they become `schema.graphql`.

mod breakdowns;
mod budget;
mod classification;
mod context;
mod create_ticket;
mod enums;
mod error;
mod error_code;
mod guard;
mod loaders;
mod mutation;
mod page_info;
mod query;
mod review_ticket;
mod scalars;
mod schema;
mod subscription;
mod ticket;
mod ticket_connection;
mod ticket_event;
mod ticket_event_connection;
mod ticket_filter;
mod ticket_order;
mod ticket_stats;
mod ticket_suggestion;
mod triage_agreement;
mod triage_status;
mod update_ticket;
mod user_error;
mod wording;

use std::{sync::Arc, time::Duration};

use async_graphql::{SDLExportOptions, SchemaBuilder};

use crate::domain::{events::Events, suggestions::Suggestions, tickets::Tickets, triage::Triage};

use self::{mutation::Mutation, query::Query, subscription::Subscription};

pub use budget::{Held, MAX_ANSWER};
pub use error::{cause, is_request_error};
pub use error_code::ErrorCode;
pub use schema::{Admitted, Schema};

/// How long an answer may take. An operation that asks a language model may take as long as that may, besides.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// The schema over those use cases, which answers within that time. Must be called within the runtime that will execute
/// queries.
#[must_use]
pub fn schema(
    tickets: &Tickets,
    events: &Events,
    suggestions: &Suggestions,
    triage: &Arc<Triage>,
    deadline: Duration,
) -> Schema {
    let builder = builder()
        .data(tickets.clone())
        .data(events.clone())
        .data(suggestions.clone())
        .data(triage.clone())
        .data(loaders::tickets(tickets.clone()))
        .data(loaders::histories(events.clone()))
        .data(loaders::suggestions(suggestions.clone()));
    Schema::new(builder, deadline, triage.deadline())
}

/// The schema in GraphQL's schema definition language. Needs no database.
#[must_use]
pub fn sdl() -> String {
    let options = SDLExportOptions::new().prefer_single_line_descriptions();
    format!("{}\n", builder().finish().sdl_with_options(options).trim_end())
}

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    async_graphql::Schema::build(Query, Mutation, Subscription)
}
