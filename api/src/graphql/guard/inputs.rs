//! The values that a document gives to arguments, as far as apollo-compiler does not look at them.
//!
//! - Where a scalar of this schema is expected stands one: a day is to be one.
//! - An input object has each field once.
//! - A variable within a list or an object is of a type that may stand there, and one whose default is null gives nothing
//!   where something is required.
//!
//! Without this look the first would be found when the resolver is called, too late for a mutation beside it, and of a
//! field that is given twice the last one would count.

use std::collections::HashSet;

use apollo_compiler::{
    ExecutableDocument, Name, Node,
    ast::{Argument, DirectiveList, InputValueDefinition, Type, Value, VariableDefinition},
    executable::{Selection, SelectionSet},
    parser::LineColumn,
    schema::{ExtendedType, Schema},
};
use async_graphql::{
    Pos, ServerError, Value as Given,
    registry::{MetaType, Registry},
};

use super::{refusal::refused, variables::shape};
use crate::graphql::ErrorCode;

/// The first value that must not stand where it does, in a document that is valid otherwise.
pub(super) fn wrong(schema: &Schema, document: &ExecutableDocument, registry: &Registry) -> Option<ServerError> {
    document.operations.iter().find_map(|operation| {
        let mut look = Look { schema, document, registry, variables: &operation.variables, fragments: HashSet::new() };
        let mut defaults = operation.variables.iter();
        look.selection(&operation.selection_set).or_else(|| {
            defaults.find_map(|variable| {
                let place = Place { expected: &variable.ty, has_default: false };
                look.value(place, variable.default_value.as_ref()?)
            })
        })
    })
}

/// A look at one operation. That each fragment is spread by one has been seen to.
struct Look<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
    registry: &'a Registry,
    variables: &'a [Node<VariableDefinition>],
    /// Fragments under way or done.
    fragments: HashSet<&'a Name>,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    expected: &'a Type,
    /// Whether it may be left out.
    has_default: bool,
}

impl<'a> Place<'a> {
    fn of(definition: &'a InputValueDefinition) -> Self {
        Self { expected: &definition.ty, has_default: definition.default_value.is_some() }
    }

    const fn in_list(expected: &'a Type) -> Self {
        Self { expected, has_default: false }
    }

    /// The rule of the specification, `IsVariableUsageAllowed`.
    fn allows(self, variable: &VariableDefinition) -> bool {
        if self.expected.is_non_null() && !variable.ty.is_non_null() {
            let given = variable.default_value.as_ref().is_some_and(|default| !default.is_null());
            return (given || self.has_default) && variable.ty.is_assignable_to(&self.expected.clone().nullable());
        }
        variable.ty.is_assignable_to(self.expected)
    }
}

impl<'a> Look<'a> {
    fn selection(&mut self, selection: &'a SelectionSet) -> Option<ServerError> {
        selection.selections.iter().find_map(|item| match item {
            Selection::Field(field) => self
                .arguments(&field.definition.arguments, &field.arguments)
                .or_else(|| self.directives(&field.directives))
                .or_else(|| self.selection(&field.selection_set)),
            Selection::InlineFragment(fragment) => {
                self.directives(&fragment.directives).or_else(|| self.selection(&fragment.selection_set))
            }
            Selection::FragmentSpread(spread) => self.directives(&spread.directives).or_else(|| {
                let fragment = self.document.fragments.get(&spread.fragment_name)?;
                let is_new = self.fragments.insert(&spread.fragment_name);
                if is_new { self.selection(&fragment.selection_set) } else { None }
            }),
        })
    }

    fn directives(&self, directives: &DirectiveList) -> Option<ServerError> {
        directives.iter().find_map(|directive| {
            let definition = self.schema.directive_definitions.get(&directive.name)?;
            self.arguments(&definition.arguments, &directive.arguments)
        })
    }

    fn arguments(&self, known: &[Node<InputValueDefinition>], given: &[Node<Argument>]) -> Option<ServerError> {
        given.iter().find_map(|given| {
            let argument = known.iter().find(|known| known.name == given.name)?;
            self.value(Place::of(argument), &given.value)
        })
    }

    fn value(&self, place: Place<'_>, value: &Node<Value>) -> Option<ServerError> {
        match (place.expected, value.as_ref()) {
            (_, Value::Null) => None,
            (_, Value::Variable(name)) => self.variable(place, name, value),
            (Type::List(inner) | Type::NonNullList(inner), Value::List(values)) => {
                values.iter().find_map(|value| self.value(Place::in_list(inner), value))
            }
            // One value stands for a list of it.
            (Type::List(inner) | Type::NonNullList(inner), _) => self.value(Place::in_list(inner), value),
            (Type::Named(name) | Type::NonNullNamed(name), inner) => match (self.schema.types.get(name)?, inner) {
                (ExtendedType::InputObject(input), Value::Object(values)) => {
                    let mut seen = HashSet::new();
                    values.iter().find_map(|(field, value)| {
                        if !seen.insert(field) {
                            let message = format!("Field `{field}` of `{name}` is given twice: give it once.");
                            let at = field.line_column_range(&self.document.sources);
                            return Some(mistake(message, at.map(|range| range.start)));
                        }
                        self.value(Place::of(input.fields.get(field)?), value)
                    })
                }
                (ExtendedType::Scalar(scalar), inner) if !scalar.is_built_in() && !self.is_of(name, inner) => {
                    let message = format!("Expected a value of type `{name}`{}.", shape(self.registry, name));
                    Some(self.at(value, message))
                }
                _ => None,
            },
        }
    }

    fn variable(&self, place: Place<'_>, name: &Name, value: &Node<Value>) -> Option<ServerError> {
        let variable = self.variables.iter().find(|variable| variable.name == *name)?;
        let Place { expected, .. } = place;
        (!place.allows(variable)).then(|| {
            let kind = &variable.ty;
            self.at(
                value,
                format!(
                    "The variable `${name}` of type `{kind}` cannot be used where one of `{expected}` is expected."
                ),
            )
        })
    }

    /// The scalars of this schema are written as texts.
    fn is_of(&self, scalar: &Name, value: &Value) -> bool {
        let Value::String(text) = value else { return false };
        match self.registry.types.get(scalar.as_str()) {
            Some(MetaType::Scalar { is_valid: Some(is_valid), .. }) => is_valid(&Given::String(text.clone())),
            _ => true,
        }
    }

    fn at(&self, value: &Node<Value>, message: String) -> ServerError {
        let at = value.line_column_range(&self.document.sources);
        mistake(message, at.map(|range| range.start))
    }
}

fn mistake(message: String, at: Option<LineColumn>) -> ServerError {
    refused(message, ErrorCode::BadUserInput, at.map(|at| Pos { line: at.line, column: at.column }))
}
