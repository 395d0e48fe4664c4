//! Frontdesk, a support-ticket server whose public face is one GraphQL API.

pub mod domain;
pub mod llm;
