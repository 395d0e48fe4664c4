//! Texts in a document that stand where a scalar of this schema is expected: a day is to be one.
//!
//! Without this look they would be found when the resolver is called: too late for a mutation beside it.

use apollo_compiler::{
    ExecutableDocument, Name, Node,
    ast::{Type, Value},
    executable::{Selection, SelectionSet},
    schema::{ExtendedType, Schema},
};
use async_graphql::{
    Pos, ServerError, Value as Given,
    registry::{MetaType, Registry},
};

use super::{refusal::refused, variables::shape};
use crate::graphql::ErrorCode;

/// The first text in a valid document that is none of its scalar.
pub(super) fn wrong(schema: &Schema, document: &ExecutableDocument, registry: &Registry) -> Option<ServerError> {
    let look = Look { schema, document, registry };
    let fragments = document.fragments.values().map(|fragment| &fragment.selection_set);
    let mut selections = fragments.chain(document.operations.iter().map(|operation| &operation.selection_set));
    let mut defaults = document.operations.iter().flat_map(|operation| &operation.variables);
    selections
        .find_map(|selection| look.selection(selection))
        .or_else(|| defaults.find_map(|variable| look.value(&variable.ty, variable.default_value.as_ref()?)))
}

struct Look<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
    registry: &'a Registry,
}

impl Look<'_> {
    fn selection(&self, selection: &SelectionSet) -> Option<ServerError> {
        selection.selections.iter().find_map(|item| match item {
            Selection::Field(field) => {
                let mut given = field.arguments.iter();
                let wrong = given.find_map(|given| {
                    let argument = field.definition.argument_by_name(&given.name)?;
                    self.value(&argument.ty, &given.value)
                });
                wrong.or_else(|| self.selection(&field.selection_set))
            }
            Selection::InlineFragment(fragment) => self.selection(&fragment.selection_set),
            Selection::FragmentSpread(_) => None,
        })
    }

    fn value(&self, expected: &Type, value: &Node<Value>) -> Option<ServerError> {
        match (expected, value.as_ref()) {
            (_, Value::Null | Value::Variable(_)) => None,
            (Type::List(inner) | Type::NonNullList(inner), Value::List(values)) => {
                values.iter().find_map(|value| self.value(inner, value))
            }
            // One value stands for a list of it.
            (Type::List(inner) | Type::NonNullList(inner), _) => self.value(inner, value),
            (Type::Named(name) | Type::NonNullNamed(name), inner) => match (self.schema.types.get(name)?, inner) {
                (ExtendedType::InputObject(input), Value::Object(values)) => values
                    .iter()
                    .find_map(|(name, value)| input.fields.get(name).and_then(|field| self.value(&field.ty, value))),
                (ExtendedType::Scalar(scalar), inner) if !scalar.is_built_in() => {
                    (!self.is_of(name, inner)).then(|| self.refused(name, value))
                }
                _ => None,
            },
        }
    }

    /// The scalars of this schema are written as texts.
    fn is_of(&self, scalar: &Name, value: &Value) -> bool {
        let Value::String(text) = value else { return false };
        match self.registry.types.get(scalar.as_str()) {
            Some(MetaType::Scalar { is_valid: Some(is_valid), .. }) => is_valid(&Given::String(text.clone())),
            _ => true,
        }
    }

    fn refused(&self, scalar: &Name, value: &Node<Value>) -> ServerError {
        let at = value.line_column_range(&self.document.sources);
        let at = at.map(|range| Pos { line: range.start.line, column: range.start.column });
        refused(
            format!("Expected a value of type `{scalar}`{}.", shape(self.registry, scalar)),
            ErrorCode::BadUserInput,
            at,
        )
    }
}
