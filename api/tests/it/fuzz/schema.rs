//! What may be asked, read from `schema.graphql`: a field that is new there is asked for without another word.

use std::collections::BTreeMap;

use async_graphql::{
    Positioned,
    parser::{
        parse_schema,
        types::{BaseType, InputValueDefinition, Type, TypeKind, TypeSystemDefinition},
    },
};

/// The schema as it is committed; a test holds that the server has the same.
const SCHEMA: &str = include_str!("../../../../schema.graphql");
/// How every schema describes itself, by the specification of GraphQL.
const INTROSPECTION: &str = include_str!("introspection.graphql");

/// See the [module](self).
#[derive(Debug)]
pub struct Schema(BTreeMap<String, Kind>);

/// A type of the schema.
#[derive(Debug)]
pub enum Kind {
    /// With fields to select.
    Object(Vec<Field>),
    /// With fields to give.
    Input(Vec<Argument>),
    /// One of these words.
    Enum(Vec<String>),
    /// A value that GraphQL does not look into.
    Scalar,
}

/// A field to select.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it can be given.
    pub arguments: Vec<Argument>,
    /// The type of its value.
    pub of: Type,
}

/// An argument, or a field of an input.
#[derive(Debug)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// The type of its value.
    pub of: Type,
    /// Whether it has a value when none is given.
    pub has_default: bool,
}

impl Schema {
    /// The schema of the server.
    pub fn read() -> Self {
        let definitions = [SCHEMA, INTROSPECTION].map(|text| parse_schema(text).expect("a schema").definitions);
        let mut types =
            BTreeMap::from(["Int", "Float", "String", "Boolean", "ID"].map(|n| (n.to_owned(), Kind::Scalar)));
        for definition in definitions.into_iter().flatten() {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let (name, extends) = (definition.node.name.node.to_string(), definition.node.extend);
            let kind = kind(definition.node.kind);
            match (extends, types.get_mut(&name), kind) {
                (true, Some(Kind::Object(fields)), Kind::Object(more)) => fields.extend(more),
                (_, _, kind) => drop(types.insert(name, kind)),
            }
        }
        Self(types)
    }

    /// The type of that name.
    pub fn kind(&self, name: &str) -> &Kind {
        self.0.get(name).unwrap_or_else(|| panic!("the schema has no type {name}"))
    }

    /// The fields of a type that has some; none of any other.
    pub fn fields(&self, name: &str) -> &[Field] {
        if let Kind::Object(fields) = self.kind(name) { fields } else { &[] }
    }
}

fn kind(kind: TypeKind) -> Kind {
    match kind {
        TypeKind::Object(object) => Kind::Object(
            object
                .fields
                .into_iter()
                .map(|field| field.node)
                .map(|field| Field {
                    name: field.name.node.to_string(),
                    arguments: field.arguments.into_iter().map(argument).collect(),
                    of: field.ty.node,
                })
                .collect(),
        ),
        TypeKind::InputObject(input) => Kind::Input(input.fields.into_iter().map(argument).collect()),
        TypeKind::Enum(of) => {
            Kind::Enum(of.values.into_iter().map(|value| value.node.value.node.to_string()).collect())
        }
        TypeKind::Scalar => Kind::Scalar,
        TypeKind::Interface(_) | TypeKind::Union(_) => panic!("the generator knows no interfaces and unions yet"),
    }
}

fn argument(definition: Positioned<InputValueDefinition>) -> Argument {
    let InputValueDefinition { name, ty, default_value, .. } = definition.node;
    Argument { name: name.node.to_string(), of: ty.node, has_default: default_value.is_some() }
}

/// The name of the type within lists.
pub fn innermost(of: &Type) -> &str {
    match &of.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => innermost(inner),
    }
}
