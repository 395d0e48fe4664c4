//! "Did you mean …?"

use apollo_compiler::schema::{ExtendedType, Schema};

/// How alike two names must be, from 0 to 1.
const ALIKE: f64 = 0.6;
/// The most names that are suggested.
const FEW: usize = 3;

/// What is said besides when a mistake is about a name that there is not; nothing when no name is like it. The type and
/// the name stand in the message: the library tells them in no other way.
pub(super) fn suggestion(schema: &Schema, message: &str) -> String {
    let parts: Vec<_> = message.split('`').collect();
    let (parent, wrong) = match parts[..] {
        ["type ", parent, " does not have a field ", wrong, ""]
        | ["field " | "value ", wrong, " does not exist on ", parent, ""] => (parent, wrong),
        ["the argument ", wrong, " is not supported by ", place, ""] => (place, wrong),
        _ => return String::new(),
    };
    let mut names: Vec<_> = names(schema, parent)
        .into_iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(&name.to_lowercase(), &wrong.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    names.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    names.truncate(FEW);
    match names.iter().map(|(_, name)| format!("`{name}`")).collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [name] => format!(" Did you mean {name}?"),
        [names @ .., last] => format!(" Did you mean {} or {last}?", names.join(", ")),
    }
}

/// The names that there are in a place: the fields or values of a type, the arguments of `Type.field`.
fn names<'a>(schema: &'a Schema, place: &str) -> Vec<&'a str> {
    if let Some((parent, field)) = place.split_once('.') {
        let Ok(field) = schema.type_field(parent, field) else { return Vec::new() };
        return field.arguments.iter().map(|argument| argument.name.as_str()).collect();
    }
    match schema.types.get(place) {
        Some(ExtendedType::Object(object)) => object.fields.keys().map(|name| name.as_str()).collect(),
        Some(ExtendedType::InputObject(input)) => input.fields.keys().map(|name| name.as_str()).collect(),
        Some(ExtendedType::Enum(of)) => of.values.keys().map(|name| name.as_str()).collect(),
        _ => Vec::new(),
    }
}
