//! Frontdesk's tables as SeaORM entities.
//!
//! An entity says what a row is and nothing else: it knows no GraphQL, no HTTP and no rule of the domain. The
//! constraints stand in the database itself and are written in the crate `migration`.

pub mod ticket;
pub mod ticket_event;
pub mod ticket_log;
pub mod ticket_suggestion;
pub mod ticket_tally;
pub mod ticket_tally_day;
pub mod timestamp;
pub mod triage_label;

pub use ticket::{Category, Priority, Status};
pub use ticket_event::EventKind;
pub use timestamp::Timestamp;
