//! Filing, changing, finding and listing tickets.

mod create;
mod find;
mod live;
