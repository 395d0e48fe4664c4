//! What one can do with Frontdesk, in its own words.
//!
//! A use case is one method here, in a file named after its verb. It checks what it is given, does its work in the
//! database and answers with the model or with an [`Error`](error::Error). Nothing here knows of GraphQL or HTTP, so
//! every client, the command line included, goes through the same checks.
//!
//! - [`database`] opens either engine and hides where they differ.
//! - [`ticket`] is the model they share.
//! - [`tickets`] files, changes, finds, lists, counts and imports tickets.
//! - [`events`] tells what happened to them, once and in order, however often a reader comes and goes.
//! - [`verify`] replays that and compares.
//! - [`triage`] suggests a category and a priority for a text.
//! - [`suggestions`] keeps what was suggested and what people made of it, and learns from that.

pub mod database;
pub mod error;
pub mod events;
pub mod suggestions;
pub mod ticket;
pub mod tickets;
pub mod triage;
pub mod verify;
