//! `frontdesk schema`

use std::io::Write;

use clap::Args;

use crate::graphql;

/// Print the GraphQL schema.
#[derive(Args, Debug)]
pub struct Schema {}

impl Schema {
    pub(super) fn run(self) -> anyhow::Result<()> {
        Ok(std::io::stdout().write_all(graphql::sdl().as_bytes())?)
    }
}
