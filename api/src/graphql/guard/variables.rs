//! The variables of a request: how many there are, and whether they are of the types that the operation declares.
//!
//! A document is validated once; the values that come with it are looked at here, each time.

use async_graphql::{
    Pos, ServerError, Value, Variables,
    parser::types::OperationDefinition,
    registry::{MetaInputValue, MetaType, MetaTypeName, Registry},
};

use super::{
    limits::Limit,
    refusal::{Refusal, refused},
};
use crate::graphql::ErrorCode;

/// Refuses more of them than anybody needs.
pub(super) fn refuse_too_many(given: &Variables) -> Result<(), Refusal> {
    let (mut values, mut deepest) = (0, 0);
    given.values().for_each(|value| measure(value, 1, &mut values, &mut deepest));
    Refusal::unless_within(Limit::Values, values)?;
    Refusal::unless_within(Limit::ValueDepth, deepest)
}

/// Counts values and depth. What is read as JSON is at most 128 deep.
fn measure(value: &Value, depth: u64, values: &mut u64, deepest: &mut u64) {
    *values += 1;
    *deepest = depth.max(*deepest);
    match value {
        Value::List(inner) => inner.iter().for_each(|value| measure(value, depth + 1, values, deepest)),
        Value::Object(inner) => inner.values().for_each(|value| measure(value, depth + 1, values, deepest)),
        _ => {}
    }
}

/// What is wrong with the variables that an operation declares. A type that there is not is left to the validation.
pub(super) fn wrong(registry: &Registry, operation: &OperationDefinition, given: &Variables) -> Vec<ServerError> {
    let declared = operation.variable_definitions.iter().map(|declared| &declared.node);
    let errors = declared.filter_map(|declared| {
        let (name, kind) = (&declared.name.node, declared.var_type.node.to_string());
        match given.get(name) {
            Some(value) => misfit(registry, &kind, value, &mut format!("${name}")),
            None if declared.var_type.node.nullable || declared.default_value.is_some() => None,
            None => Some(format!("The variable `${name}` of type `{kind}` is required and was not given.")),
        }
        .map(|message| wrong_value(message, declared.name.pos))
    });
    errors.collect()
}

fn wrong_value(message: String, at: Pos) -> ServerError {
    refused(message, ErrorCode::BadUserInput, Some(at))
}

/// Why a value is none of that type, in a sentence; nothing when it is one. `at` says where it stands.
fn misfit(registry: &Registry, kind: &str, value: &Value, at: &mut String) -> Option<String> {
    let expected = |at: &str| Some(format!("`{at}` must be of type `{kind}`{}.", shape(registry, kind)));
    match (MetaTypeName::create(kind), value) {
        (MetaTypeName::NonNull(_), Value::Null) => expected(at),
        (MetaTypeName::NonNull(kind), value) => misfit(registry, kind, value, at),
        (_, Value::Null) => None,
        (MetaTypeName::List(kind), Value::List(values)) => {
            let mut values = values.iter().enumerate();
            values.find_map(|(index, value)| within(at, &format!("[{index}]"), |at| misfit(registry, kind, value, at)))
        }
        // One value stands for a list of it.
        (MetaTypeName::List(kind), value) => misfit(registry, kind, value, at),
        (MetaTypeName::Named(name), value) => match (registry.types.get(name)?, value) {
            (MetaType::Scalar { is_valid: Some(is_valid), .. }, value) if !is_valid(value) => expected(at),
            (MetaType::Scalar { .. }, Value::Number(number)) if name == "Int" && !is_int(number) => expected(at),
            (MetaType::Enum { enum_values, .. }, value) => match value {
                Value::Enum(word) if enum_values.contains_key(word.as_str()) => None,
                Value::String(word) if enum_values.contains_key(word) => None,
                _ => expected(at),
            },
            (MetaType::InputObject { input_fields, .. }, Value::Object(values)) => {
                let mut unknown = values.keys().filter(|name| !input_fields.contains_key(name.as_str()));
                match unknown.next() {
                    Some(unknown) => Some(format!("`{at}` of type `{kind}` has no field `{unknown}`.")),
                    None => input_fields.values().find_map(|field| {
                        let value = values.get(field.name.as_str());
                        within(at, &format!(".{}", field.name), |at| match value {
                            Some(value) => misfit(registry, &field.ty, value, at),
                            None => missing(field, at),
                        })
                    }),
                }
            }
            (MetaType::InputObject { .. }, _) => expected(at),
            _ => None,
        },
    }
}

/// GraphQL's whole numbers have 32 bits.
fn is_int(number: &async_graphql::Number) -> bool {
    number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
}

/// What values of a type look like, to be said after its name.
pub(super) fn shape(registry: &Registry, kind: &str) -> String {
    match (MetaTypeName::concrete_typename(kind), registry.types.get(MetaTypeName::concrete_typename(kind))) {
        ("DateTime", _) => ", an RFC 3339 time such as `2026-11-20T13:09:53Z`".to_owned(),
        ("Date", _) => ", a day of the years 0001 to 9999 such as `2026-11-20`".to_owned(),
        ("Int", _) => ", a whole number of 32 bits".to_owned(),
        (_, Some(MetaType::Enum { enum_values, .. })) => {
            format!(": {}", enum_values.keys().map(String::as_str).collect::<Vec<_>>().join(", "))
        }
        _ => String::new(),
    }
}

fn missing(field: &MetaInputValue, at: &str) -> Option<String> {
    let required = MetaTypeName::create(&field.ty).is_non_null() && field.default_value.is_none();
    required.then(|| format!("`{at}` of type `{}` is required and was not given.", field.ty))
}

/// Goes one step further in, and back.
fn within<T>(at: &mut String, step: &str, look: impl FnOnce(&mut String) -> T) -> T {
    let before = at.len();
    at.push_str(step);
    let found = look(at);
    at.truncate(before);
    found
}
