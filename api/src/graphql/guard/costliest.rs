//! Which field a refused request should ask less of.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::types::{Field, OperationDefinition, Selection, SelectionSet};

use super::{
    cost::{Costs, Fields, root},
    prices::POINT,
    refusal::Refusal,
};

/// The field that most of a cost comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Costliest {
    /// The names from the root to it, such as `tickets.nodes.events`.
    pub(super) path: String,
    /// What it costs in all, in points.
    pub(super) points: u64,
}

/// A field, and the fields of the type it is of.
#[derive(Clone, Copy)]
struct Place<'a> {
    field: &'a Field,
    fields: Fields<'a>,
}

/// The fields of one name in one place.
struct Group<'a> {
    /// What they cost together.
    parts: u64,
    /// What the costliest of them costs.
    most: u64,
    place: Place<'a>,
}

/// The costliest field of the root, or within it the one that costs at least half of that, and so on.
pub(super) fn costliest<'a>(
    costs: &mut Costs<'a>,
    operation: &'a OperationDefinition,
) -> Result<Option<Costliest>, Refusal> {
    let mut found: Option<Costliest> = None;
    let (mut selection, mut fields) = (&operation.selection_set.node, costs.prices.of(root(operation)));
    let (mut times, mut things) = (1_u64, 0_u64);
    loop {
        let mut inside = Vec::new();
        collect(costs, selection, fields, &mut inside);
        // Whoever asks the same many times under names of their own has to ask less often.
        let mut groups: HashMap<&str, Group<'a>> = HashMap::new();
        for place in inside {
            let parts = costs.parts(place.field, place.fields, things)?.saturating_mul(times);
            let group = groups.entry(&place.field.name.node).or_insert(Group { parts: 0, most: 0, place });
            group.parts = group.parts.saturating_add(parts);
            if parts > group.most {
                (group.most, group.place) = (parts, place);
            }
        }
        let Some(Group { parts, place, .. }) = groups.into_values().max_by_key(|group| group.parts) else {
            return Ok(found);
        };
        let points = parts.div_ceil(POINT);
        if found.as_ref().is_some_and(|found| points < found.points.div_ceil(2)) {
            return Ok(found);
        }
        let name = place.field.name.node.as_str();
        let path = found.map_or_else(|| name.to_owned(), |found| format!("{}.{name}", found.path));
        found = Some(Costliest { path, points });
        let Some(price) = place.fields.and_then(|fields| fields.get(name)) else { return Ok(found) };
        times = times.saturating_mul(costs.often(place.field, price, things));
        things = costs.things(place.field, price)?;
        (selection, fields) = (&place.field.selection_set.node, costs.prices.of(&price.of));
    }
}

/// The fields of a selection, those of its fragments among them. Each fragment is looked into once.
fn collect<'a>(costs: &Costs<'a>, selection: &'a SelectionSet, fields: Fields<'a>, inside: &mut Vec<Place<'a>>) {
    let mut open = vec![(selection, fields)];
    let mut seen = HashSet::new();
    while let Some((selection, fields)) = open.pop() {
        for item in &selection.items {
            match &item.node {
                Selection::Field(field) => inside.push(Place { field: &field.node, fields }),
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let fields = condition.map_or(fields, |condition| costs.prices.of(&condition.node.on.node));
                    open.push((&fragment.node.selection_set.node, fields));
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    if let Some(fragment) = costs.document.fragments.get(name).filter(|_| seen.insert(name)) {
                        let fields = costs.prices.of(&fragment.node.type_condition.node.on.node);
                        open.push((&fragment.node.selection_set.node, fields));
                    }
                }
            }
        }
    }
}
