//! How much a document asks for once every fragment stands where it is spread, counted without spreading any.
//!
//! A fragment that spreads the next one twice, which spreads the next one twice, has twice as many fields at each step:
//! whoever spreads them to count them never comes to an end. Here each fragment is counted once.

use std::collections::HashMap;

use async_graphql::{
    Positioned,
    parser::types::{Directive, ExecutableDocument, Selection, SelectionSet},
};

use super::{limits::Limit, refusal::Refusal};

/// Lists of the schema's own types through which a question about the schema comes back to where it was.
const LISTS: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];

/// What a selection amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// How many fields.
    pub(super) fields: u64,
    /// How deep fields lie within fields.
    pub(super) depth: u64,
    levels: u64,
    aliases: u64,
    directives: u64,
    lists: u64,
}

impl Shape {
    /// Both, one beside the other.
    fn beside(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            aliases: self.aliases.saturating_add(other.aliases),
            directives: self.directives.saturating_add(other.directives),
            depth: self.depth.max(other.depth),
            levels: self.levels.max(other.levels),
            lists: self.lists.max(other.lists),
        }
    }
}

/// Counts each operation of a document, in the order in which the document gives them, and refuses one that asks for
/// too much.
pub(super) fn shapes(document: &ExecutableDocument) -> Result<Vec<Shape>, Refusal> {
    let operations: Vec<_> = document.operations.iter().map(|(_, operation)| &operation.node).collect();
    Refusal::unless_within(Limit::Operations, operations.len() as u64)?;
    let variables = operations.iter().map(|operation| operation.variable_definitions.len() as u64).sum();
    Refusal::unless_within(Limit::Variables, variables)?;
    let mut count = Count { document, fragments: HashMap::new() };
    let mut shapes = Vec::with_capacity(operations.len());
    let mut all = Shape::default();
    for operation in operations {
        let mut shape = count.selection(&operation.selection_set.node, 0)?;
        for directives in operation.variable_definitions.iter().map(|variable| &variable.node.directives) {
            shape.directives = shape.directives.saturating_add(directives_of(directives)?);
        }
        shape.directives = shape.directives.saturating_add(directives_of(&operation.directives)?);
        all = all.beside(shape);
        shapes.push(shape);
    }
    // What no operation spreads is validated, too.
    for name in document.fragments.keys() {
        count.fragment(name, 0)?;
    }
    for (limit, asked) in [
        (Limit::Fields, all.fields),
        (Limit::Depth, all.depth),
        (Limit::Levels, all.levels),
        (Limit::Aliases, all.aliases),
        (Limit::Directives, all.directives),
        (Limit::Introspection, all.lists),
    ] {
        Refusal::unless_within(limit, asked)?;
    }
    Ok(shapes)
}

struct Count<'a> {
    document: &'a ExecutableDocument,
    /// What has been counted; nothing while it is being counted.
    fragments: HashMap<&'a str, Option<Shape>>,
}

impl<'a> Count<'a> {
    fn selection(&mut self, selection: &'a SelectionSet, level: u64) -> Result<Shape, Refusal> {
        // What lies deeper is refused in the end. To follow it would need as much of the stack as the caller likes.
        Refusal::unless_within(Limit::Levels, level)?;
        let mut sum = Shape::default();
        for item in &selection.items {
            let mut shape = match &item.node {
                Selection::Field(field) => {
                    let field = &field.node;
                    Refusal::unless_within(Limit::Arguments, field.arguments.len() as u64)?;
                    let inner = self.selection(&field.selection_set.node, level + 1)?;
                    Shape {
                        fields: inner.fields.saturating_add(1),
                        depth: inner.depth.saturating_add(1),
                        aliases: inner.aliases.saturating_add(u64::from(field.alias.is_some())),
                        lists: inner.lists + u64::from(LISTS.contains(&field.name.node.as_str())),
                        ..inner
                    }
                }
                Selection::InlineFragment(fragment) => self.selection(&fragment.node.selection_set.node, level + 1)?,
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name;
                    match self.fragment(&name.node, level + 1)? {
                        Spread::Counted(shape) => shape,
                        Spread::Open => return Err(Refusal::Cycle(name.node.clone(), name.pos)),
                        Spread::Nowhere => return Err(Refusal::NoFragment(name.node.clone(), name.pos)),
                    }
                }
            };
            shape.levels = shape.levels.saturating_add(1);
            shape.directives = shape.directives.saturating_add(directives_of(item.node.directives())?);
            sum = sum.beside(shape);
        }
        Ok(sum)
    }

    fn fragment(&mut self, name: &'a str, level: u64) -> Result<Spread, Refusal> {
        match self.fragments.get(name) {
            Some(Some(shape)) => return Ok(Spread::Counted(*shape)),
            Some(None) => return Ok(Spread::Open),
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(name) else { return Ok(Spread::Nowhere) };
        self.fragments.insert(name, None);
        let mut shape = self.selection(&fragment.node.selection_set.node, level)?;
        shape.directives = shape.directives.saturating_add(directives_of(&fragment.node.directives)?);
        self.fragments.insert(name, Some(shape));
        Ok(Spread::Counted(shape))
    }
}

/// What comes of a fragment's name.
enum Spread {
    Counted(Shape),
    /// It is being counted: it is spread within itself.
    Open,
    Nowhere,
}

fn directives_of(directives: &[Positioned<Directive>]) -> Result<u64, Refusal> {
    for directive in directives {
        Refusal::unless_within(Limit::Arguments, directive.node.arguments.len() as u64)?;
    }
    Ok(directives.len() as u64)
}
