//! The vocabulary of the tests.
//!
//! A test written in [`both_engines!`] gets a [`Desk`](desk::Desk): a server of its own on a database of its own. It
//! asks with [`gql`](desk::Desk::gql) and looks at the JSON that comes back. PostgreSQL is the server that
//! `TEST_PG_URL` names; `make test` starts one.

pub mod client;
pub mod command;
pub mod database;
pub mod desk;
pub mod fake_llm;
pub mod hasty;
pub mod postgres_server;
pub mod server_process;
pub mod silent_proxy;
pub mod socket;

pub use desk::{Desk, TICKET};
pub use frontdesk::domain::database::Engine;

/// Makes two tests of each: one on SQLite, one on PostgreSQL.
macro_rules! both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($desk:ident: $type:ty) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "not every test of a file needs what the others do")]
            use super::*;

            async fn run($desk: $type) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                run(<$type>::start(crate::support::Engine::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                run(<$type>::start(crate::support::Engine::Postgres).await).await;
            }
        }
    )*};
}
