//! Requests that nobody thought of: documents by the schema, right and wrong ones, and bytes that are none.
//!
//! Each case is made of a list of numbers by [`choices`]: a document that is valid, since [`writer`] follows the schema, or
//! one of [`mutants`]. It is sent to a real server in a process of its own, and [`oracle`] says what each answer has to be.
//! The same seed makes the same cases: `FUZZ_SEED` sets another one, and `FUZZ_CASES` their number. A failure names the
//! case and the smallest one that fails likewise. What took longest is told in the end.

mod bytes;
mod case;
mod choices;
mod envelope;
mod literal;
mod mutants;
mod oracle;
mod run;
mod schema;
mod sending;
mod slowest;
mod talking;
mod target;
mod texts;
mod tokens;
mod wire;
mod wording;
mod world;
mod writer;

use self::{bytes::Bytes, case::Case, run::for_each, sending::send, talking::talk, target::Target};

both_engines! {
    async fn documents_are_answered_as_documented(target: Target) {
        for_each(2_000, |numbers| Case::made(&target.world, numbers), async |case| send(&target, case).await);
        target.finish("documents").await;
    }

    async fn bytes_are_answered_or_hung_up_on(target: Target) {
        for_each(1_000, Bytes::made, async |said| talk(&target, said).await);
        target.finish("bytes").await;
    }
}
