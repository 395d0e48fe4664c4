//! Saying a predicate in SQL.

use entity::ticket::Column;
use sea_orm::{
    ExprTrait,
    sea_query::{Condition, Expr, IntoIden},
};

use super::{Predicate, Range};
use crate::domain::{
    database::Database,
    tickets::term::{holds, indexed},
};

/// How a term is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::tickets) enum Texts {
    /// By reading the text of each row that comes up; for a walk along an order.
    Read,
    /// By the trigram index where the planner finds that cheaper; for counts.
    Index,
}

impl Predicate {
    /// The same as a condition on the ticket table under that alias.
    pub(in crate::domain::tickets) fn condition(
        &self,
        database: &Database,
        table: &'static str,
        texts: Texts,
    ) -> Condition {
        let nested = |part: &Self| part.condition(database, table, texts);
        match self {
            // An empty conjunction or disjunction prints as nothing at all, so it is said in values.
            Self::All(parts) if parts.is_empty() => Condition::all().add(Expr::cust("1 = 1")),
            Self::Any(parts) if parts.is_empty() => Condition::all().add(Expr::cust("1 = 0")),
            Self::All(parts) => parts.iter().map(nested).fold(Condition::all(), Condition::add),
            Self::Any(parts) => parts.iter().map(nested).fold(Condition::any(), Condition::add),
            Self::Not(part) => nested(part).not(),
            Self::Category(values) => one_of(table, Column::Category, values.iter().map(|value| value.as_str())),
            Self::Priority(values) => one_of(table, Column::Priority, values.iter().map(|value| value.as_str())),
            Self::Status(values) => one_of(table, Column::Status, values.iter().map(|value| value.as_str())),
            Self::Search(term) => match texts {
                Texts::Read => Condition::all().add(holds(database.engine(), table, term)),
                Texts::Index => indexed(database, table, term),
            },
            Self::Created(range) => within(table, Column::CreatedAt, *range),
            Self::Updated(range) => within(table, Column::UpdatedAt, *range),
            // Spelt as the index spells it, that both engines find the index.
            Self::NeedsReview => Condition::all().add(Expr::col((table.into_iden(), Column::NeedsReview))),
        }
    }
}

fn one_of<'a>(table: &'static str, column: Column, values: impl Iterator<Item = &'a str>) -> Condition {
    let values: Vec<_> = values.collect();
    Condition::all().add(Expr::col((table.into_iden(), column)).is_in(values))
}

fn within(table: &'static str, column: Column, range: Range) -> Condition {
    let value = || Expr::col((table.into_iden(), column));
    let from = range.from.map(|from| value().gte(from.0));
    let to = range.to.map(|to| value().lt(to.0));
    let bounds: Vec<_> = from.into_iter().chain(to).collect();
    if bounds.is_empty() {
        Condition::all().add(Expr::cust("1 = 1"))
    } else {
        bounds.into_iter().fold(Condition::all(), Condition::add)
    }
}
