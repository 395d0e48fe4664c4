//! Properties: what holds for every input, asked of many random ones through the API on both engines.
//!
//! A property makes tickets and a question with [`generate`], puts the tickets on a [`Bench`](bench::Bench), asks the
//! server, and compares with what [`model`] says. The model knows nothing of the server's code: it is a list of tickets
//! and the plainest way to read the contract in `schema.graphql`. `PROPTEST_CASES` asks for more than 100 cases each.

mod asking;
mod bench;
mod generate;
pub mod model;

mod changing;
mod classifying;
mod counting;
mod excerpting;
mod expanding;
mod filing;
mod finding;
mod keys;
mod listening;
mod listing;
mod many;
mod nonsense;
mod refusing;
mod replaying;
mod states;
mod tally;
mod telling;
