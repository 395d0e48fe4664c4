//! The 64 cells of category, priority and status.
//!
//! The three enumerations make 4 x 4 x 4 cells. Whatever a filter says of them, in whatever nesting of and, or and
//! not, comes down to a set of cells. A page reads one stretch of an index for each cell and merges them, so its cost
//! does not hang on how the tickets are spread; statistics read one row of the tally for each.

use entity::{Category, Priority, Status, ticket::Column};
use sea_orm::{
    ExprTrait,
    sea_query::{Condition, Expr},
};

use super::Predicate;

/// One combination of category, priority and status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its category.
    pub category: Category,
    /// Its priority.
    pub priority: Priority,
    /// Its status.
    pub status: Status,
}

/// A set of cells, one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cells(u64);

/// Which cells a predicate matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Cells that hold at least the tickets it matches.
    pub possible: Cells,
    /// Cells of which it matches every ticket.
    pub certain: Cells,
}

impl Cell {
    /// All 64.
    pub fn all() -> impl Iterator<Item = Self> {
        Category::ALL.into_iter().flat_map(|category| {
            Priority::ALL.into_iter().flat_map(move |priority| {
                Status::ALL.into_iter().map(move |status| Self { category, priority, status })
            })
        })
    }

    const fn bit(self) -> u64 {
        1 << (self.category as u64 * 16 + self.priority as u64 * 4 + self.status as u64)
    }
}

impl Cells {
    /// Every cell.
    pub const ALL: Self = Self(u64::MAX);
    /// No cell.
    pub const NONE: Self = Self(0);

    fn of(belongs: impl Fn(Cell) -> bool) -> Self {
        Self(Cell::all().filter(|cell| belongs(*cell)).fold(0, |bits, cell| bits | cell.bit()))
    }

    /// The set as a condition on a table that has the three columns, under that alias.
    pub(in crate::domain::tickets) fn condition(self, table: &'static str) -> Condition {
        let categories = Category::ALL.into_iter().filter(|value| self.iter().any(|cell| cell.category == *value));
        let priorities = Priority::ALL.into_iter().filter(|value| self.iter().any(|cell| cell.priority == *value));
        let statuses = Status::ALL.into_iter().filter(|value| self.iter().any(|cell| cell.status == *value));
        let sides = [
            (Column::Category, categories.map(Category::as_str).collect::<Vec<_>>()),
            (Column::Priority, priorities.map(Priority::as_str).collect()),
            (Column::Status, statuses.map(Status::as_str).collect()),
        ];
        let column = |column: Column| Expr::col((table, column));
        // Most filters say something of each column by itself; then the set is the product of its sides.
        if self.iter().count() == sides.iter().map(|(_, values)| values.len()).product::<usize>() {
            sides
                .into_iter()
                .filter(|(_, values)| values.len() < 4)
                .fold(Condition::all(), |all, (name, values)| all.add(column(name).is_in(values)))
        } else {
            let names = [Column::Category, Column::Priority, Column::Status].map(column);
            let cells = self.iter().map(|cell| (cell.category.as_str(), cell.priority.as_str(), cell.status.as_str()));
            Condition::all().add(Expr::tuple(names).in_tuples(cells))
        }
    }

    /// The cells of the set.
    pub fn iter(self) -> impl Iterator<Item = Cell> {
        Cell::all().filter(move |cell| self.0 & cell.bit() != 0)
    }
}

impl Reach {
    /// Whether category, priority and status alone decide about every ticket.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.possible == self.certain
    }
}

impl Predicate {
    /// Which cells it matches.
    #[must_use]
    pub fn cells(&self) -> Reach {
        let exact = |cells| Reach { possible: cells, certain: cells };
        match self {
            Self::All(parts) => parts.iter().map(Self::cells).fold(exact(Cells::ALL), |a, b| Reach {
                possible: Cells(a.possible.0 & b.possible.0),
                certain: Cells(a.certain.0 & b.certain.0),
            }),
            Self::Any(parts) => parts.iter().map(Self::cells).fold(exact(Cells::NONE), |a, b| Reach {
                possible: Cells(a.possible.0 | b.possible.0),
                certain: Cells(a.certain.0 | b.certain.0),
            }),
            Self::Not(part) => {
                let inner = part.cells();
                Reach { possible: Cells(!inner.certain.0), certain: Cells(!inner.possible.0) }
            }
            Self::Category(values) => exact(Cells::of(|cell| values.contains(&cell.category))),
            Self::Priority(values) => exact(Cells::of(|cell| values.contains(&cell.priority))),
            Self::Status(values) => exact(Cells::of(|cell| values.contains(&cell.status))),
            Self::Search(_) | Self::Created(_) | Self::Updated(_) | Self::NeedsReview => {
                Reach { possible: Cells::ALL, certain: Cells::NONE }
            }
        }
    }
}
