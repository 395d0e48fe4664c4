//! The statement that reads one page.
//!
//! A page costs the same wherever in the list it lies. The place is compared as a row value, `(created_at, id) < (…)`,
//! which both engines turn into one seek in an index.

mod scan;

use std::collections::BTreeSet;

use entity::ticket;
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Condition, Expr, IntoIden, Query, SelectStatement, Value},
};

use super::{Cells, Order, OrderField, Position, Predicate, Range, Ticket, filter::condition::Texts};
use crate::domain::{
    database::{Database, Engine},
    error::Error,
};

use scan::Scan;

/// The name under which the ticket table stands in the statements here.
pub(super) const T: &str = "t";

/// The rows of a walk that are tried before the index is asked whether a word is common. For a very common one that
/// question itself would be the dearest part: PostgreSQL collects all its hits before it gives out the first.
const HEAD: u64 = 300;

/// Where the rows of a page come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A walk along the index of the order.
    Walk,
    /// Only the first [`HEAD`] rows of that walk: enough for a page of a common word.
    Head,
    /// One walk for each cell along the index of cells, merged.
    Merge(Cells),
    /// These ids, which a search has found to be all that can match.
    Few(BTreeSet<i64>),
}

impl Source {
    /// The cheapest one for that predicate in that order; `few` are the ids it is known to be limited to.
    #[must_use]
    pub fn choose(predicate: &Predicate, few: Option<BTreeSet<i64>>, order: Order) -> Self {
        let (_, range) = predicate.split_range(order.field.moment());
        match (few, predicate.cells().possible) {
            (Some(ids), _) => Self::Few(ids),
            // The index of priorities holds the time behind the rank: a range of time is a stretch in each cell only.
            (None, Cells::ALL) if order.field != OrderField::Priority || !range.is_bounded() => Self::Walk,
            (None, cells) => Self::Merge(cells),
        }
    }
}

/// Which stretch of the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Window {
    /// Only what comes after this place.
    pub after: Option<Position>,
    /// Only what comes before this place.
    pub before: Option<Position>,
    /// Read from the end towards the beginning.
    pub backwards: bool,
    /// At most that many.
    pub limit: u64,
}

/// Reads that stretch, in the direction of reading.
pub(super) async fn read(
    database: &Database,
    predicate: &Predicate,
    source: &Source,
    order: Order,
    window: Window,
) -> Result<Vec<Ticket>, Error> {
    let statement = page_statement(database, predicate, source, order, window);
    match statement {
        Some(statement) => {
            let rows = database.reader().query_all(&statement).await?;
            Ok(rows.iter().map(|row| Ticket::from_query_result(row, "")).collect::<Result<_, _>>()?)
        }
        None => Ok(Vec::new()),
    }
}

/// The statement for that stretch; `None` when nothing can match.
#[must_use]
pub fn page_statement(
    database: &Database,
    predicate: &Predicate,
    source: &Source,
    order: Order,
    window: Window,
) -> Option<SelectStatement> {
    let (rest, range) = predicate.split_range(order.field.moment());
    let scan = Scan::new(order, window, range);
    let mut select = Query::select();
    let exact = rest.cells().is_exact();
    let rest = || if exact { Condition::all() } else { rest.condition(database, T, Texts::Read) };
    match source {
        Source::Walk => {
            select.from_as(ticket::Entity, T).cond_where(rest());
            scan.bound(&mut select);
        }
        Source::Head => {
            let mut head = Query::select();
            head.from_as(ticket::Entity, T).columns(Ticket::COLUMNS.map(|column| (T, column)));
            head.columns([(T, ticket::Column::SearchText), (T, ticket::Column::PriorityRank)]);
            scan.bound(&mut head);
            scan.sort(&mut head, T);
            head.limit(HEAD);
            select.from_subquery(head, T).cond_where(predicate.condition(database, T, Texts::Read));
        }
        Source::Few(ids) if ids.is_empty() => return None,
        Source::Few(ids) => {
            select.from_as(ticket::Entity, T).and_where(among(database.engine(), ids));
            select.cond_where(predicate.condition(database, T, Texts::Read));
            Scan::new(order, window, Range::default()).bound(&mut select);
        }
        Source::Merge(cells) => {
            let cells: Vec<_> = cells.iter().filter_map(|cell| scan.bounds_in(cell)).collect();
            match cells.as_slice() {
                [] => return None,
                [cell] => {
                    scan.one(&mut select, *cell, rest());
                    return Some(page(select, window));
                }
                _ => scan.merge(database.engine(), &mut select, cells, rest()),
            }
        }
    }
    scan.sort(&mut select, T);
    Some(page(select, window))
}

fn page(mut select: SelectStatement, window: Window) -> SelectStatement {
    select.columns(Ticket::COLUMNS.map(|column| (T.into_iden(), column))).limit(window.limit);
    select
}

/// Whether the id is one of these. They come as one value, so that the statement is the same for any number.
pub(super) fn among(engine: Engine, ids: &BTreeSet<i64>) -> Expr {
    let list = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let (test, list) = match engine {
        Engine::Sqlite => ("\"t\".\"id\" IN (SELECT value FROM json_each(?))", format!("[{list}]")),
        Engine::Postgres => ("\"t\".\"id\" = ANY(CAST($1 AS bigint[]))", format!("{{{list}}}")),
    };
    Expr::cust_with_values(test, [Value::from(list)])
}
