//! Tests that go in by the front door: a GraphQL document over HTTP or a socket, against the real server on a real,
//! migrated database of either engine. [`support`] holds the vocabulary.

#[macro_use]
mod support;

mod chaos;
mod command_line;
mod demo;
mod deployment;
mod endpoint;
mod errors;
mod event_stream;
mod events;
mod export;
mod fuzz;
mod guard;
mod house;
mod import;
mod language_model;
mod migrations;
mod origins;
mod plans;
mod properties;
mod protocol;
mod resilience;
mod schema;
mod suggestions;
mod tickets;
mod triage;
mod web;
