//! The tickets: file, change, find, list, count and import them, and follow what they add up to.

mod count;
mod create;
mod cursor;
mod excerpt;
mod filter;
mod find;
mod import;
mod list;
mod page;
mod review;
mod search;
mod stats;
mod term;
mod text;
mod turn;
mod update;

use std::sync::Arc;

use super::{database::Database, events::Signal, suggestions::News, ticket::Ticket, triage::Triage};

pub use create::NewTicket;
pub use cursor::Position;
pub use filter::{Cells, Filter, Predicate, Range};
pub use import::{Imported, ImportedTicket};
pub use list::{DEFAULT_PAGE, Direction, MAX_PAGE, Order, OrderField, Page, PageRequest, Wanted};
pub use page::{Source, Window, page_statement};
pub use review::Review;
pub use search::{listed_statement, search_statement};
use stats::Followed;
pub use stats::{Count, Day, DayWindow, Days, Groups, Parts, Source as StatsSource, Stats, stats_statement, total_of};
pub use text::{MAX_DESCRIPTION, MAX_TITLE, is_forbidden_in_text};
pub(super) use turn::take_turn;
pub use update::Change;
pub(super) use update::retriage;

/// The use cases around tickets.
#[derive(Clone)]
pub struct Tickets {
    database: Database,
    triage: Arc<Triage>,
    /// Told of every change once it is committed.
    signal: Signal,
    /// Told of what people say of suggestions.
    news: News,
    followed: Followed,
}

impl Tickets {
    /// The use cases on that database; `triage` answers for a ticket filed without category or priority, `signal` is told
    /// of every change, and `news` of what people say of what was suggested.
    #[must_use]
    pub fn new(database: Database, triage: Arc<Triage>, signal: Signal, news: News) -> Self {
        Self { database, triage, signal, news, followed: Followed::default() }
    }
}
