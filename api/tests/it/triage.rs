//! The built-in model: how good it is as shipped, what it learns, and what it says of its reasons.

mod commands;
mod desk;
mod floor;
mod kept_out;
mod learning;
mod negations;
