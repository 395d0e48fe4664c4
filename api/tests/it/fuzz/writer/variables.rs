//! Variables: declared as the places where they stand allow, and given values or not.

use std::fmt::{self, Display, Formatter};

use async_graphql::parser::types::{BaseType, Type};

use super::Writer;
use crate::fuzz::{literal::Literal, schema::Argument};

/// A variable that an operation declares.
#[derive(Debug)]
pub struct Declared {
    name: String,
    of: Type,
    default: Option<Literal>,
    given: Option<Literal>,
}

impl Declared {
    /// The value that is given, as JSON.
    pub fn given(self) -> Option<(String, String)> {
        self.given.map(|given| (self.name, given.json()))
    }
}

impl Display for Declared {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "${}: {}", self.name, self.of)?;
        self.default.iter().try_for_each(|default| write!(f, " = {default}"))
    }
}

impl Writer<'_, '_, '_> {
    /// A variable for a place of that type: one that is there, or a new one.
    pub(super) fn variable(&mut self, of: &Type, argument: &Argument) -> Literal {
        let known: Vec<_> =
            self.variables.iter().filter(|declared| declared.of == *of).map(|d| d.name.clone()).collect();
        if !known.is_empty() && self.choices.often(40) {
            return Literal::Variable(known[self.choices.below(known.len())].clone());
        }
        let declared = self.without_variables(|this| this.declared(of, argument));
        let name = declared.name.clone();
        self.variables.push(declared);
        Literal::Variable(name)
    }

    fn declared(&mut self, of: &Type, argument: &Argument) -> Declared {
        let name = self.unused("v");
        let value = |this: &mut Self| this.value(&Type { nullable: false, ..of.clone() }, argument, 1);
        // Where null is not allowed, a variable that may be null stands only with a default. That of the place would do,
        // but async-graphql does not take it for a variable that is not given.
        let lax = !of.nullable && self.choices.often(20);
        let nullable = lax || (of.nullable && !self.choices.often(25));
        let default = (lax || self.choices.often(20)).then(|| value(self));
        let of = if self.errs() {
            Type { base: BaseType::Named(async_graphql::Name::new(self.wrong_name())), nullable: true }
        } else {
            of.clone()
        };
        let given = match self.choices.below(10) {
            0 if of.nullable && nullable => Some(Literal::Null),
            1..3 if nullable || default.is_some() => None,
            _ => Some(value(self)),
        };
        Declared { name, of: Type { nullable, ..of }, default, given }
    }

    /// What a directive goes by.
    pub(super) fn condition(&mut self) -> Literal {
        let argument = Argument {
            name: "if".to_owned(),
            of: Type { base: BaseType::Named(async_graphql::Name::new("Boolean")), nullable: false },
            has_default: false,
        };
        self.value(&argument.of, &argument, 0)
    }
}
