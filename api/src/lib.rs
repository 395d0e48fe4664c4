//! Frontdesk, a support-ticket server whose public face is one GraphQL API.
//!
//! The layers, in the direction of the calls; a test holds it:
//!
//! 1. `main` and [`commands`]: the command line.
//! 2. [`app`]: puts the parts together, from the settings in [`config`].
//! 3. [`http`]: addresses, sockets, the request log.
//! 4. [`graphql`]: the schema. A resolver converts, calls one method of the domain, wraps.
//! 5. [`domain`]: what one can do, with its checks, on either database.
//! 6. The crates `entity` (the tables as they are) and `migration` (how they came to be).
//!
//! Beside them stand [`llm`], which implements a trait of the domain by asking a language model, and two ways to fill a
//! database through the domain: [`import`] reads files, [`demo`] makes tickets up.

pub mod app;
pub mod commands;
pub mod config;
pub mod demo;
pub mod domain;
pub mod graphql;
pub mod http;
pub mod import;
pub mod llm;
pub mod log;
pub mod progress;
