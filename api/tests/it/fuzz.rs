//! Requests that nobody thought of: documents by the schema, right and wrong ones, and bytes that are none.
//!
//! Each case is made of a list of numbers by [`choices`]: a document that is valid, since [`writer`] follows the schema, one
//! that it wrote carelessly, or one of [`mutants`]; [`bytes`] on a connection; or [`frames`] on a socket. It is sent to a
//! real server in a process of its own, and [`oracle`] says what each answer has to be. In the end the log of the server
//! must tell of no failure.
//!
//! The same seed makes the same cases: `FUZZ_SEED` sets another one, and `FUZZ_CASES` how many. A failure names the case and
//! the smallest one that fails likewise. How everything ended and what took longest is told in any case.

mod bytes;
mod case;
mod choices;
mod conversing;
mod envelope;
mod frames;
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

use self::{
    bytes::Bytes, case::Case, conversing::converse, frames::Frames, run::for_each, sending::send, talking::talk,
    target::Target,
};

both_engines! {
    async fn documents_are_answered_as_documented(target: Target) {
        let cases = for_each(3_000, |numbers| Case::made(&target.world, numbers), async |case| send(&target, case).await);
        // Of those that are valid most have data: a third of all, but for what is refused for its values and its way.
        let answered = target.counted("valid: answered");
        assert!(answered * 8 > cases || cases < 100, "only {answered} of {cases} documents are answered");
        target.finish("documents").await;
    }

    async fn bytes_are_answered_or_hung_up_on(target: Target) {
        for_each(2_000, Bytes::made, async |said| talk(&target, said).await);
        target.finish("bytes").await;
    }

    async fn frames_are_answered_or_close_the_socket(target: Target) {
        for_each(1_500, Frames::made, async |said| converse(&target, said).await);
        target.finish("frames").await;
    }
}
