//! No mutation runs twice under one name.
//!
//! GraphQL merges fields of the same response key; async-graphql runs each of them and merges the answers. For a
//! mutation that would file two tickets where the specification files one, so such a document is refused.

use std::collections::HashSet;

use async_graphql::{
    Name, Pos, ServerError,
    parser::types::{ExecutableDocument, OperationType, Selection, SelectionSet},
};

use super::refusal::refused;
use crate::graphql::ErrorCode;

/// Refuses a document that selects a mutation twice under one response key.
pub(super) fn refuse(document: &ExecutableDocument) -> Result<(), ServerError> {
    match repeated(document) {
        Some((key, position)) => {
            let message =
                format!("`{key}` is selected twice in one mutation: select it once, or give each its own alias.");
            Err(refused(message, ErrorCode::BadUserInput, Some(position)))
        }
        None => Ok(()),
    }
}

fn repeated(document: &ExecutableDocument) -> Option<(Name, Pos)> {
    let mutations = document.operations.iter().map(|(_, operation)| &operation.node);
    mutations.filter(|operation| operation.ty == OperationType::Mutation).find_map(|operation| {
        let mut walk = Walk { document, keys: HashSet::new(), fragments: HashSet::new() };
        walk.repeated_in(&operation.selection_set.node)
    })
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    keys: HashSet<&'a Name>,
    /// Fragments under way or done: a second spread of one selects its fields a second time.
    fragments: HashSet<&'a Name>,
}

impl<'a> Walk<'a> {
    fn repeated_in(&mut self, selection: &'a SelectionSet) -> Option<(Name, Pos)> {
        selection.items.iter().find_map(|item| match &item.node {
            Selection::Field(field) => {
                let key = field.node.response_key();
                (!self.keys.insert(&key.node)).then(|| (key.node.clone(), item.pos))
            }
            Selection::InlineFragment(fragment) => self.repeated_in(&fragment.node.selection_set.node),
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                if !self.fragments.insert(name) {
                    return Some((name.clone(), item.pos));
                }
                // An unknown fragment is for the validation to refuse.
                let fragment = self.document.fragments.get(name)?;
                self.repeated_in(&fragment.node.selection_set.node)
            }
        })
    }
}
