//! What it costs to ask for the schema itself, by how many types, fields and arguments this schema has.

use async_graphql::registry::{MetaType, Registry};

use super::prices::{POINT, Price, Times};

/// For each such question what is visible is found out anew.
const QUESTION: u64 = 5 * POINT;

/// The prices of the fields by which a schema describes itself: type, field, price. What a type has is what the types of
/// this schema have on average: a walk over all of them costs what it costs.
pub(super) fn prices(registry: &Registry, value: u64) -> Vec<(&'static str, &'static str, Price)> {
    let types = &registry.types;
    let average = |parts: usize| parts.div_ceil(types.len().max(1)).max(1) as u64;
    let objects = || types.values().filter_map(MetaType::fields);
    let fields: usize = objects().map(|fields| fields.len()).sum();
    let arguments: usize = objects().flat_map(|fields| fields.values()).map(|field| field.args.len()).sum();
    let inputs = types.values().map(|of| match of {
        MetaType::InputObject { input_fields, .. } => input_fields.len(),
        _ => 0,
    });
    let values = types.values().map(|of| match of {
        MetaType::Enum { enum_values, .. } => enum_values.len(),
        _ => 0,
    });
    // The types by which a schema describes itself are not in the registry, and are few: eight.
    let count = types.len() as u64 + 8;
    let of_type = "__Type";
    let one = Times::Fixed(1);
    let per_field = Times::Fixed(arguments.div_ceil(fields.max(1)).max(1) as u64);
    [
        ("Query", "__schema", QUESTION, one, "__Schema"),
        ("Query", "__type", QUESTION, one, of_type),
        ("__Schema", "types", value, Times::Fixed(count), of_type),
        ("__Schema", "queryType", value, one, of_type),
        ("__Schema", "mutationType", value, one, of_type),
        ("__Schema", "subscriptionType", value, one, of_type),
        ("__Schema", "directives", value, Times::Fixed(6), "__Directive"),
        ("__Schema", "description", value, one, ""),
        ("__Type", "fields", value, Times::Fixed(average(fields)), "__Field"),
        ("__Type", "inputFields", value, Times::Fixed(average(inputs.sum())), "__InputValue"),
        ("__Type", "enumValues", value, Times::Fixed(average(values.sum())), "__EnumValue"),
        ("__Type", "interfaces", value, one, of_type),
        ("__Type", "possibleTypes", value, one, of_type),
        ("__Type", "ofType", value, one, of_type),
        ("__Field", "args", value, per_field, "__InputValue"),
        ("__Field", "type", value, one, of_type),
        ("__InputValue", "type", value, one, of_type),
        ("__Directive", "args", value, one, "__InputValue"),
        ("__Directive", "locations", value, Times::Fixed(4), ""),
    ]
    .into_iter()
    .map(|(parent, field, own, times, of)| (parent, field, Price { own, times, page: None, of: of.to_owned() }))
    .chain(leaves().map(|(parent, field)| {
        (parent, field, Price { own: value, times: Times::Fixed(1), page: None, of: String::new() })
    }))
    .collect()
}

/// The fields of these types in which nothing is selected.
fn leaves() -> impl Iterator<Item = (&'static str, &'static str)> {
    const DEPRECATION: &[&str] = &["name", "description", "isDeprecated", "deprecationReason"];
    let leaves: [(&str, &[&str]); 5] = [
        ("__Type", &["kind", "name", "description", "specifiedByURL", "isOneOf"]),
        ("__Field", DEPRECATION),
        ("__InputValue", &["name", "description", "defaultValue", "isDeprecated", "deprecationReason"]),
        ("__EnumValue", DEPRECATION),
        ("__Directive", &["name", "description", "isRepeatable"]),
    ];
    leaves.into_iter().flat_map(|(parent, fields)| fields.iter().map(move |field| (parent, *field)))
}
