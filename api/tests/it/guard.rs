//! The guard: what it refuses, in what words and how quickly; and that nobody honest ever meets it.

#![expect(clippy::print_stdout, reason = "figures, for whoever asks with --nocapture")]

mod answers;
mod attacks;
mod cost;
mod deadline;
mod documents;
mod honest;
mod introspection;
mod persisted;
mod valid;
