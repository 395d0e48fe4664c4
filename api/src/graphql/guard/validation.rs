//! Whether a document is valid, by the rules of the specification.
//!
//! async-graphql's own validation lets pass what it should not (two roots of a subscription, conflicting arguments in two
//! fragments, a variable of another type) and refuses what it should not (a variable that only a directive at `__typename`
//! uses). apollo-compiler follows the specification rule by rule, in some 10 µs for a usual document. What it leaves out,
//! such as a field of an input that is given twice, and what it cannot know, which texts the scalars of this schema allow,
//! is looked at in [`inputs`].

use apollo_compiler::{
    ExecutableDocument,
    schema::Schema,
    validation::{DiagnosticList, Valid},
};
use async_graphql::{Pos, ServerError, registry::Registry};

use super::{brief::ERRORS, inputs, refusal::refused, suggestion::suggestion};
use crate::graphql::ErrorCode;

/// The rules for documents of one schema.
pub(super) struct Rules(Valid<Schema>);

/// Why a document is not valid.
pub(super) struct Invalid {
    /// The first of its mistakes, at least one.
    pub(super) errors: Vec<ServerError>,
    /// How many there are besides.
    pub(super) left_out: usize,
}

impl Rules {
    /// The rules for a schema that is written as `sdl`. A test holds that this is a schema by the specification, too.
    pub(super) fn new(sdl: &str) -> Self {
        let schema = Schema::parse(with_introspection(sdl), "schema.graphql").unwrap_or_else(|invalid| invalid.partial);
        Self(schema.validate().unwrap_or_else(|invalid| Valid::assume_valid(invalid.partial)))
    }

    /// Refuses a document that is not valid.
    pub(super) fn refuse_invalid(&self, text: &str, registry: &Registry) -> Result<(), Invalid> {
        // What is selected of a field that there is not is not looked at: one mistake is told once.
        let document = ExecutableDocument::parse(&self.0, text, "the document");
        let document = document.map_err(|invalid| self.told(&invalid.errors))?;
        let document = document.validate(&self.0).map_err(|invalid| self.told(&invalid.errors))?;
        match inputs::wrong(&self.0, &document, registry) {
            Some(error) => Err(Invalid { errors: vec![error], left_out: 0 }),
            None => Ok(()),
        }
    }

    fn told(&self, mistakes: &DiagnosticList) -> Invalid {
        let errors = mistakes.iter().take(ERRORS).map(|mistake| {
            let what = mistake.error.to_string();
            let at =
                mistake.line_column_range().map(|range| Pos { line: range.start.line, column: range.start.column });
            refused(sentence(&what) + &suggestion(&self.0, &what), ErrorCode::BadUserInput, at)
        });
        Invalid { errors: errors.collect(), left_out: mistakes.len().saturating_sub(ERRORS) }
    }
}

/// The library knows the questions about a schema, but for one that is newer.
fn with_introspection(sdl: &str) -> String {
    format!("{sdl}\nextend type __Type {{ isOneOf: Boolean }}\n")
}

/// A message as a sentence.
fn sentence(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_one_by_the_specification() {
        if let Err(invalid) = Schema::parse_and_validate(with_introspection(&crate::graphql::sdl()), "schema.graphql") {
            panic!("{}", invalid.errors);
        }
    }

    #[test]
    fn a_message_is_a_sentence() {
        assert_eq!(sentence("int cannot be it"), "Int cannot be it.");
        assert_eq!(sentence("`F` cannot."), "`F` cannot.");
        assert_eq!(sentence(""), ".");
    }
}
