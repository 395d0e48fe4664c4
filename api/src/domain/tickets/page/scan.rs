//! One stretch of one order, and how to say it in SQL.

use entity::ticket::{self, Column};
use sea_orm::{
    ExprTrait,
    sea_query::{Condition, Expr, IntoIden, JoinType, Order as Sort, Query, SelectStatement, SimpleExpr},
};

use super::{T, Window};
use crate::domain::{
    database::Engine,
    ticket::Ticket,
    tickets::{Direction, Order, OrderField, Position, Range, cursor, filter::Cell},
};

/// The name under which the list of cells stands.
const CELL: &str = "cell";

/// A place within one cell: a time in microseconds, and an id.
type Place = (i64, i64);

/// One stretch of one order.
pub(super) struct Scan {
    field: OrderField,
    sort: Sort,
    limit: u64,
    /// Only what stands above this place, as numbers grow.
    above: Option<Position>,
    /// Only what stands below this place.
    below: Option<Position>,
    /// Only what lies in this range of the time the order goes by.
    range: Range,
}

/// A cell with the places between which its rows are read: category, priority, status, above (time, id), below (time, id).
pub(super) type Bounds = (&'static str, &'static str, &'static str, i64, i64, i64, i64);

impl Scan {
    pub(super) fn new(order: Order, window: Window, range: Range) -> Self {
        let descending = order.direction == Direction::Descending;
        let (above, below) = if descending { (window.before, window.after) } else { (window.after, window.before) };
        let sort = if descending == window.backwards { Sort::Asc } else { Sort::Desc };
        Self { field: order.field, sort, limit: window.limit, above, below, range }
    }

    /// The column the order goes by within one cell.
    const fn time(&self) -> Column {
        match self.field {
            OrderField::Created | OrderField::Priority => Column::CreatedAt,
            OrderField::Updated => Column::UpdatedAt,
        }
    }

    fn key(&self) -> Vec<Column> {
        match self.field {
            OrderField::Created | OrderField::Updated => vec![self.time(), Column::Id],
            OrderField::Priority => vec![Column::PriorityRank, Column::CreatedAt, Column::Id],
        }
    }

    /// The places above and below which nothing of the range lies.
    fn edges(&self) -> (Option<Place>, Option<Place>) {
        let above = self.range.from.map(|from| (from.0.saturating_sub(1), i64::MAX));
        (above, self.range.to.map(|to| (to.0, i64::MIN)))
    }

    /// Keeps a walk between its two places.
    pub(super) fn bound(&self, select: &mut SelectStatement) {
        let key = || Expr::tuple(self.key().into_iter().map(|column| Expr::col((T.into_iden(), column))));
        let place = |numbers: Vec<i64>| Expr::tuple(numbers.into_iter().map(SimpleExpr::from));
        let (above, below) = match self.field {
            OrderField::Priority => {
                let numbers = |place: Position| vec![i64::from(place.rank), place.at, place.id];
                (self.above.map(numbers), self.below.map(numbers))
            }
            // One bound for place and range together: of two, an engine might seek by the wider one.
            OrderField::Created | OrderField::Updated => {
                let (from, to) = self.edges();
                let above = self.above.map(|place| (place.at, place.id)).max(from);
                let below = self.below.map(|place| (place.at, place.id)).into_iter().chain(to).min();
                (above.map(|(at, id)| vec![at, id]), below.map(|(at, id)| vec![at, id]))
            }
        };
        select.and_where_option(above.map(|above| key().gt(place(above))));
        select.and_where_option(below.map(|below| key().lt(place(below))));
    }

    pub(super) fn sort(&self, select: &mut SelectStatement, table: &'static str) {
        for column in self.key() {
            select.order_by((table.into_iden(), column), self.sort.clone());
        }
    }

    /// The places between which the rows of one cell are read; `None` when none of them can be in the stretch. All rows
    /// of a cell have the same priority, so that within it every order goes by a time and the id.
    pub(super) fn bounds_in(&self, cell: Cell) -> Option<Bounds> {
        let (from, to) = self.edges();
        let mut above = from.unwrap_or((i64::MIN, i64::MIN));
        let mut below = to.unwrap_or((i64::MAX, i64::MAX));
        let rank = cursor::rank(cell.priority);
        let compare = |place: Position| match self.field {
            OrderField::Priority => rank.cmp(&place.rank),
            OrderField::Created | OrderField::Updated => std::cmp::Ordering::Equal,
        };
        if let Some(place) = self.above {
            match compare(place) {
                std::cmp::Ordering::Less => return None,
                std::cmp::Ordering::Equal => above = above.max((place.at, place.id)),
                std::cmp::Ordering::Greater => {}
            }
        }
        if let Some(place) = self.below {
            match compare(place) {
                std::cmp::Ordering::Greater => return None,
                std::cmp::Ordering::Equal => below = below.min((place.at, place.id)),
                std::cmp::Ordering::Less => {}
            }
        }
        let names = (cell.category.as_str(), cell.priority.as_str(), cell.status.as_str());
        Some((names.0, names.1, names.2, above.0, above.1, below.0, below.1))
    }

    /// Reads the rows of one cell in their order. The cell is part of both bounds and of the order, so that only the
    /// index of cells serves it: said as three equations, PostgreSQL may walk all tickets instead and hope.
    pub(super) fn one(&self, select: &mut SelectStatement, cell: Bounds, rest: Condition) {
        let columns = [Column::Category, Column::Priority, Column::Status, self.time(), Column::Id];
        let (category, priority, status, above_at, above_id, below_at, below_id) = cell;
        let key = || Expr::tuple(columns.map(|column| Expr::col((T, column))));
        let place = |at: i64, id: i64| {
            Expr::tuple([category.into(), priority.into(), status.into(), SimpleExpr::from(at), id.into()])
        };
        select
            .from_as(ticket::Entity, T)
            .and_where(key().gt(place(above_at, above_id)))
            .and_where(key().lt(place(below_at, below_id)))
            .cond_where(rest);
        for column in columns {
            select.order_by((T, column), self.sort.clone());
        }
    }

    /// Reads the first rows of every cell, each by one seek, for the caller to sort and cut.
    pub(super) fn merge(&self, engine: Engine, select: &mut SelectStatement, cells: Vec<Bounds>, rest: Condition) {
        let cell = |number: usize| Expr::col((CELL, format!("column{number}")));
        let own = |column: Column| Expr::col((T, column));
        let place = || Expr::tuple([own(self.time()), own(Column::Id)]);
        let mut inner = Query::select();
        inner
            .from_as(ticket::Entity, T)
            .and_where(own(Column::Category).eq(cell(1)))
            .and_where(own(Column::Priority).eq(cell(2)))
            .and_where(own(Column::Status).eq(cell(3)))
            .and_where(place().gt(Expr::tuple([cell(4), cell(5)])))
            .and_where(place().lt(Expr::tuple([cell(6), cell(7)])))
            .cond_where(rest)
            .order_by((T, self.time()), self.sort.clone())
            .order_by((T, Column::Id), self.sort.clone())
            .limit(self.limit);
        select.from_values(cells, CELL);
        match engine {
            Engine::Postgres => {
                inner.columns(Ticket::COLUMNS.map(|column| (T, column))).column((T, Column::PriorityRank));
                select.join_lateral(JoinType::InnerJoin, inner, T, Condition::all().add(Expr::cust("TRUE")));
            }
            Engine::Sqlite => {
                // SQLite has no LATERAL, and takes CROSS JOIN as an order to read the cells first.
                inner.column((T, Column::Id));
                select.join_as(JoinType::CrossJoin, ticket::Entity, T, Condition::all());
                select.and_where(own(Column::Id).in_subquery(inner));
            }
        }
    }
}
