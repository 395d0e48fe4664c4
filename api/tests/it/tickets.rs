//! Filing, changing, finding and listing tickets.

mod create;
mod excerpt;
mod find;
mod live;
