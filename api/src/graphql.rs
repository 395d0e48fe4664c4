//! The public face: one GraphQL schema over the [domain](crate::domain).
//!
//! A resolver converts its input, calls one domain method and wraps the result. A GraphQL type wraps a model of the
//! domain and has a method for each field, so that the tables can change without the API. Descriptions here are the
//! integrator's manual: they become `schema.graphql`.

mod breakdowns;
mod classification;
mod context;
mod create_ticket;
mod enums;
mod error;
mod loaders;
mod mutation;
mod page_info;
mod query;
mod repeated_fields;
mod scalars;
mod subscription;
mod ticket;
mod ticket_connection;
mod ticket_event;
mod ticket_event_connection;
mod ticket_filter;
mod ticket_order;
mod ticket_stats;
mod update_ticket;
mod user_error;

use std::sync::Arc;

use async_graphql::{SDLExportOptions, SchemaBuilder};

use crate::domain::{events::Events, tickets::Tickets, triage::Triage};

use self::{mutation::Mutation, query::Query, subscription::Subscription};

pub use error::cause;

/// The schema with everything its resolvers need.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The deepest nesting of a query; the standard introspection query needs 15.
const MAX_DEPTH: usize = 20;

/// The schema over those use cases. Must be called within the runtime that will execute queries.
#[must_use]
pub fn schema(tickets: Tickets, events: Events, triage: Arc<Triage>) -> Schema {
    let (tickets_by_id, histories) = (loaders::tickets(tickets.clone()), loaders::histories(events.clone()));
    builder()
        .data(tickets)
        .data(events)
        .data(triage)
        .data(tickets_by_id)
        .data(histories)
        .extension(repeated_fields::RepeatedFields)
        .limit_depth(MAX_DEPTH)
        .finish()
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
