//! What the filters of a request cost: each text that is searched for has to be looked for in every ticket that is left.
//!
//! A filter is counted wherever it is used, and one that is a variable by what the request gives for it.

use std::collections::HashMap;

use async_graphql::parser::types::Field;
use async_graphql_value::{ConstValue, Name, Value};

use super::{
    page::Pages,
    prices::{POINT, VALUE},
};

/// The argument that is a filter, of whichever field.
const FILTER: &str = "filter";
/// The condition that looks for a text.
const SEARCH: &str = "search";
/// What it costs to look for one.
const TEXT: u64 = 5 * POINT;

/// The prices of one request's filters.
#[derive(Default)]
pub(super) struct Filters<'a> {
    /// What a variable costs is the same wherever it is used, and it may be large.
    variables: HashMap<&'a str, u64>,
}

impl<'a> Filters<'a> {
    /// What the filter of a field costs, in parts of a point; nothing when it has none.
    pub(super) fn price(&mut self, field: &'a Field, pages: &mut Pages<'a>) -> u64 {
        field.get_argument(FILTER).map_or(0, |filter| self.value(&filter.node, pages))
    }

    /// What lies in a value. The brackets of a document are nested only so deep.
    fn value(&mut self, value: &'a Value, pages: &mut Pages<'a>) -> u64 {
        match value {
            Value::Variable(name) => self.variable(name, pages),
            Value::List(values) => sum(values.iter().map(|value| self.value(value, pages).saturating_add(VALUE))),
            Value::Object(values) => sum(values.iter().map(|(name, value)| match value {
                // Whatever the variable is, it is one text.
                Value::Variable(_) if name == SEARCH => TEXT + VALUE,
                value => condition(name, matches!(value, Value::Null)).saturating_add(self.value(value, pages)),
            })),
            _ => 0,
        }
    }

    fn variable(&mut self, name: &'a Name, pages: &mut Pages<'a>) -> u64 {
        // To ask for it says that the cost is another one in another request.
        let given = pages.variable(name);
        *self.variables.entry(name).or_insert_with(|| given.map_or(0, inside))
    }
}

/// What lies in a value of a variable. That it is not nested too deep has been seen to.
fn inside(value: &ConstValue) -> u64 {
    match value {
        ConstValue::List(values) => sum(values.iter().map(|value| inside(value).saturating_add(VALUE))),
        ConstValue::Object(values) => sum(values
            .iter()
            .map(|(name, value)| condition(name, matches!(value, ConstValue::Null)).saturating_add(inside(value)))),
        _ => 0,
    }
}

/// What a condition costs beside what lies in it. One that is null always holds.
fn condition(name: &Name, is_null: bool) -> u64 {
    if name == SEARCH && !is_null { TEXT + VALUE } else { VALUE }
}

fn sum(parts: impl Iterator<Item = u64>) -> u64 {
    parts.fold(0, u64::saturating_add)
}
