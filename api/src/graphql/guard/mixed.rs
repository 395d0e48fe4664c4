//! Variables within lists and objects of a document.

use async_graphql::{
    Name, Positioned,
    parser::types::{Directive, ExecutableDocument, Selection, SelectionSet},
};
use async_graphql_value::Value;

/// The variables that stand within a list or an object somewhere in the document, beside values that are written there.
pub(super) fn mixed(document: &ExecutableDocument) -> Vec<Name> {
    let mut names = Vec::new();
    for (_, operation) in document.operations.iter() {
        of_directives(&operation.node.directives, &mut names);
        of_selection(&operation.node.selection_set.node, &mut names);
    }
    for fragment in document.fragments.values() {
        of_directives(&fragment.node.directives, &mut names);
        of_selection(&fragment.node.selection_set.node, &mut names);
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn of_selection(selection: &SelectionSet, names: &mut Vec<Name>) {
    for item in &selection.items {
        of_directives(item.node.directives(), names);
        match &item.node {
            Selection::Field(field) => {
                field.node.arguments.iter().for_each(|(_, value)| of_value(&value.node, false, names));
                of_selection(&field.node.selection_set.node, names);
            }
            Selection::InlineFragment(fragment) => of_selection(&fragment.node.selection_set.node, names),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn of_directives(directives: &[Positioned<Directive>], names: &mut Vec<Name>) {
    for (_, value) in directives.iter().flat_map(|directive| &directive.node.arguments) {
        of_value(&value.node, false, names);
    }
}

fn of_value(value: &Value, within: bool, names: &mut Vec<Name>) {
    match value {
        Value::Variable(name) if within => names.push(name.clone()),
        Value::List(values) => values.iter().for_each(|value| of_value(value, true, names)),
        Value::Object(values) => values.values().for_each(|value| of_value(value, true, names)),
        _ => {}
    }
}
