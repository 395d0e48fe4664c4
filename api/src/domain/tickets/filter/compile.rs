//! From what a caller says to a boolean expression, checked.

use entity::{Category, Priority, Status};

use super::{Filter, Predicate, Range};
use crate::domain::{
    error::{Error, Violation},
    tickets::text,
};

/// How deep filters may be nested.
const MAX_DEPTH: usize = 8;
/// How many conditions a filter may hold in all.
const MAX_CONDITIONS: usize = 64;

impl Filter {
    /// The boolean expression it stands for.
    ///
    /// # Errors
    /// When it is nested too deeply, holds too many conditions, or one of them makes no sense.
    pub fn compile(self) -> Result<Predicate, Error> {
        let mut conditions = 0;
        self.compile_at(1, &mut conditions).map_err(|violation| vec![violation].into())
    }

    fn compile_at(self, depth: usize, conditions: &mut usize) -> Result<Predicate, Violation> {
        if depth > MAX_DEPTH {
            return Err(invalid(format!("The filter is nested more than {MAX_DEPTH} deep.")));
        }
        let mut all = Vec::new();
        all.extend(self.category.map(|values| Predicate::Category(distinct(&Category::ALL, &values))));
        all.extend(self.priority.map(|values| Predicate::Priority(distinct(&Priority::ALL, &values))));
        all.extend(self.status.map(|values| Predicate::Status(distinct(&Status::ALL, &values))));
        if let Some(term) = self.search.filter(|term| !term.is_empty()) {
            all.push(Predicate::Search(text::term(&term).map_err(invalid)?));
        }
        all.extend(self.created.map(|range| checked(range, "created")).transpose()?.map(Predicate::Created));
        all.extend(self.updated.map(|range| checked(range, "updated")).transpose()?.map(Predicate::Updated));
        all.extend(self.needs_review.map(|needs| match needs {
            true => Predicate::NeedsReview,
            false => Predicate::Not(Box::new(Predicate::NeedsReview)),
        }));
        *conditions += all.len().max(1);
        if *conditions > MAX_CONDITIONS {
            return Err(invalid(format!("The filter holds more than {MAX_CONDITIONS} conditions.")));
        }
        let mut nested = |filters: Vec<Self>| {
            filters.into_iter().map(|filter| filter.compile_at(depth + 1, conditions)).collect::<Result<Vec<_>, _>>()
        };
        if let Some(and) = self.and {
            all.extend(nested(and)?);
        }
        if let Some(or) = self.or {
            all.push(Predicate::Any(nested(or)?));
        }
        if let Some(not) = self.not {
            all.extend(nested(vec![*not])?.into_iter().map(|inner| Predicate::Not(Box::new(inner))));
        }
        Ok(Predicate::All(all))
    }
}

/// Each value once, however often it was said.
fn distinct<T: Copy + PartialEq>(all: &[T], values: &[T]) -> Vec<T> {
    all.iter().copied().filter(|value| values.contains(value)).collect()
}

fn checked(range: Range, field: &str) -> Result<Range, Violation> {
    match (range.from, range.to) {
        (Some(from), Some(to)) if from > to => {
            Err(invalid(format!("The range `{field}` ends before it begins: {from} is after {to}.")))
        }
        _ => Ok(range),
    }
}

fn invalid(message: String) -> Violation {
    Violation::invalid("filter", message)
}
