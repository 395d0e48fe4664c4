//! How many things are on the pages that a request asks for, and how many days in its series.

use async_graphql::{
    InputType, Number, Positioned, Variables,
    parser::types::{Field, VariableDefinition},
};
use async_graphql_value::{ConstValue, Name, Value};
use entity::Timestamp;

use super::refusal::Refusal;
use crate::{
    domain::tickets::{Days, MAX_PAGE},
    graphql::scalars::Date,
};

/// The arguments that say how large a page is.
const SIZES: [&str; 2] = ["first", "last"];

/// The page sizes of one request.
pub(super) struct Pages<'a> {
    declared: &'a [Positioned<VariableDefinition>],
    given: &'a Variables,
    varied: bool,
}

impl<'a> Pages<'a> {
    pub(super) const fn new(declared: &'a [Positioned<VariableDefinition>], given: &'a Variables) -> Self {
        Self { declared, given, varied: false }
    }

    /// Whether no variable has been asked yet.
    pub(super) const fn are_fixed(&self) -> bool {
        !self.varied
    }

    /// How many things are on the page that a field answers, at most. Of two sizes the larger one is meant, until the
    /// field itself refuses them.
    pub(super) fn size(&mut self, field: &Field, default: u64) -> Result<u64, Refusal> {
        let mut size = None;
        for name in SIZES {
            let Some(argument) = field.get_argument(name) else { continue };
            let Some(asked) = self.number(&argument.node) else { continue };
            if asked > MAX_PAGE {
                return Err(Refusal::Page { argument: name, asked, at: argument.pos });
            }
            size = size.max(Some(asked));
        }
        Ok(size.unwrap_or(default))
    }

    /// How many days lie between the arguments `from` and `to` of a field, both counted. A series that there cannot be is
    /// refused by the field itself.
    pub(super) fn days(&mut self, field: &Field) -> u64 {
        let mut day = |name| match self.given(&field.get_argument(name)?.node)? {
            ConstValue::Null => None,
            day => <Date as InputType>::parse(Some(day)).ok().map(|day| day.0),
        };
        let days = Days { from: day("from"), to: day("to") };
        // The series ends today, and tomorrow it will be longer.
        self.varied |= days.from.is_some() && days.to.is_none();
        let window = days.window(Timestamp::now().day());
        window.map_or(0, |window| (window.to - window.from + 1).unsigned_abs())
    }

    /// The number that a value is; what is none is refused later.
    fn number(&mut self, value: &Value) -> Option<u64> {
        match self.given(value)? {
            ConstValue::Number(number) => Some(size(&number)),
            _ => None,
        }
    }

    /// What a variable is in this request: what is given for it, or its default.
    pub(super) fn variable(&mut self, name: &Name) -> Option<&'a ConstValue> {
        self.varied = true;
        let default = || self.declared.iter().find(|declared| declared.node.name.node == *name)?.node.default_value();
        self.given.get(name).or_else(default)
    }

    /// The value itself, or that of a variable.
    fn given(&mut self, value: &Value) -> Option<ConstValue> {
        match value {
            Value::Number(number) => Some(ConstValue::Number(number.clone())),
            Value::String(text) => Some(ConstValue::String(text.clone())),
            Value::Variable(name) => self.variable(name).cloned(),
            _ => None,
        }
    }
}

/// A number as a size. What is less than nothing is refused by the field itself.
fn size(number: &Number) -> u64 {
    number.as_u64().unwrap_or(0)
}
