//! Values of a type.

use async_graphql::parser::types::{BaseType, Type};

use super::Writer;
use crate::fuzz::{
    literal::{Literal, Quotes},
    schema::{Argument, Kind},
    texts,
};

/// How deep inputs go as a rule; a filter may be nested 8 deep.
const DEPTH: usize = 4;

impl Writer<'_, '_, '_> {
    /// A value of that type for that argument, that many inputs deep.
    pub(super) fn value(&mut self, of: &Type, argument: &Argument, level: usize) -> Literal {
        if self.errs() {
            return self.any_value();
        }
        if !self.constant && self.choices.often(25) {
            return self.variable(of, argument);
        }
        if of.nullable && self.choices.often(6) {
            return Literal::Null;
        }
        match &of.base {
            BaseType::List(inner) if self.choices.often(15) => {
                // One value stands for a list of it; a variable of the value's type does not.
                self.without_variables(|this| {
                    this.value(&Type { nullable: false, ..(**inner).clone() }, argument, level)
                })
            }
            BaseType::List(inner) => {
                let values = if level >= DEPTH { 0 } else { self.choices.below(4) };
                Literal::List((0..values).map(|_| self.value(inner, argument, level)).collect())
            }
            BaseType::Named(name) => self.named(name, argument, level),
        }
    }

    fn named(&mut self, of: &str, argument: &Argument, level: usize) -> Literal {
        let world = self.world;
        match world.schema.kind(of) {
            Kind::Enum(words) => Literal::Word(words[self.choices.below(words.len())].clone()),
            Kind::Input(fields) => {
                let mut given = Vec::new();
                for field in fields {
                    let is_required = !field.of.nullable && !field.has_default && !self.errs();
                    if is_required || (level < DEPTH && self.choices.often(30)) {
                        given.push((field.name.clone(), self.value(&field.of, field, level + 1)));
                    }
                }
                if self.errs() {
                    given.push((self.wrong_name(), self.any_value()));
                }
                Literal::Object(given)
            }
            Kind::Scalar => self.scalar(of, &argument.name),
            Kind::Object(_) => panic!("{of} cannot be given"),
        }
    }

    fn scalar(&mut self, of: &str, name: &str) -> Literal {
        if self.careless && self.choices.often(12) {
            return self.nearly();
        }
        let choices = &mut *self.choices;
        match (of, name) {
            ("Int", _) => Literal::Number(texts::int(choices)),
            ("Boolean", _) => Literal::Flag(choices.often(50)),
            ("ID", _) if choices.often(20) => Literal::Number(choices.below(60).to_string()),
            ("ID", _) => text(texts::id(choices), choices),
            ("DateTime", _) => text(texts::moment(choices), choices),
            ("Date", _) => text(texts::day(choices), choices),
            ("String", "after" | "before") => text(texts::cursor(&self.world.cursors, choices), choices),
            ("String", _) => text(texts::text(choices), choices),
            _ => panic!("no value is known of the scalar {of}"),
        }
    }

    /// Makes a value that says all of itself.
    pub(super) fn without_variables<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.constant, true);
        let made = make(self);
        self.constant = before;
        made
    }
}

fn text(text: String, choices: &mut crate::fuzz::choices::Choices<'_>) -> Literal {
    let quotes = [Quotes::Plain, Quotes::Plain, Quotes::Escaped, Quotes::Block][choices.below(4)];
    Literal::Text(text, quotes)
}
