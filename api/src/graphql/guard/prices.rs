//! What the fields of the schema cost, one by one. [`cost`](super::cost) says how they add up.

use std::collections::HashMap;

use async_graphql::registry::{MetaType, MetaTypeName, Registry};

use crate::domain::{
    events::{DEFAULT_EVENTS, DEFAULT_HISTORY},
    tickets::DEFAULT_PAGE,
};

/// So many parts make a point.
pub(super) const POINT: u64 = 100;

/// A value of an answer: a scalar, an object, `__typename`.
pub(super) const VALUE: u64 = 2;
/// A value that tells of the schema. All of them are at hand, and there are many.
const SCHEMA_VALUE: u64 = 1;
/// A ticket or an event: a row is read, with texts of up to 20,000 characters.
const ROW: u64 = 25;
/// A text of up to 20,000 characters in the answer, or what is made from one.
const TEXT: u64 = 25;
/// A list of unknown length has that many values: as enumerations have, and more than most.
const FEW: u64 = 4;

/// How often a field stands in the answer for each time its parent does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Times {
    /// Always that often.
    Fixed(u64),
    /// Once for each thing on the page that the parent is.
    EachOfPage,
    /// Once for each day from its argument `from` to its argument `to`.
    EachDay,
}

/// What a field costs.
#[derive(Clone, Debug)]
pub(super) struct Price {
    /// Each time, without what is selected in it.
    pub(super) own: u64,
    pub(super) times: Times,
    /// For a field that answers a page: the size of a page when none is asked for.
    pub(super) page: Option<u64>,
    /// The type of what is selected in it.
    pub(super) of: String,
}

/// The price of each field of each type.
pub(super) struct Prices(HashMap<String, HashMap<String, Price>>);

impl Prices {
    /// The prices of a schema's fields. Those of the schema's description of itself are the same in every schema.
    pub(super) fn new(registry: &Registry) -> Self {
        let mut types: HashMap<_, _> = registry.types.values().filter_map(priced).collect();
        let introspection = super::introspection::prices(registry, SCHEMA_VALUE);
        for (parent, field, price) in introspection {
            types.entry(parent.to_owned()).or_default().insert(field.to_owned(), price);
        }
        Self(types)
    }

    /// The prices of a type's fields.
    pub(super) fn of(&self, parent: &str) -> Option<&HashMap<String, Price>> {
        self.0.get(parent)
    }
}

fn priced(parent: &MetaType) -> Option<(String, HashMap<String, Price>)> {
    let fields = parent.fields()?.values().map(|field| {
        let of = MetaTypeName::concrete_typename(&field.ty).to_owned();
        let price = Price {
            own: own(parent.name(), &field.name, &of),
            times: times(parent.name(), &field.name, field.ty.contains('[')),
            page: of.ends_with("Connection").then(|| default_page(parent.name(), &field.name)),
            of,
        };
        (field.name.clone(), price)
    });
    Some((parent.name().to_owned(), fields.collect()))
}

fn own(parent: &str, field: &str, of: &str) -> u64 {
    match (parent, field) {
        // A statement of its own, or several.
        ("Query", "tickets" | "ticketEvents" | "ticketStats") => 10 * POINT,
        ("Query", "ticket") => POINT,
        ("TicketConnection", "totalCount") => 5 * POINT,
        // For all tickets of a page in one go.
        ("Ticket", "events" | "suggestion") => 10,
        ("TriageStatus", "agreement" | "categoryConfusion" | "priorityConfusion") => 10 * POINT,
        ("BuiltInModelStatus", "words") | ("LanguageModelStatus", "pending") => POINT,
        ("Mutation", "classify") => 100 * POINT,
        ("Mutation", _) => 10 * POINT,
        ("Subscription", _) => 10 * POINT,
        ("Ticket", "description" | "excerpt") => TEXT,
        // One of an event's changes is of a long text, at most.
        ("TicketFieldChange", "from" | "to") => 10,
        _ if matches!(of, "Ticket" | "TicketEvent") => ROW,
        _ => VALUE,
    }
}

fn times(parent: &str, field: &str, is_list: bool) -> Times {
    match (parent, field) {
        (parent, "nodes" | "edges") if parent.ends_with("Connection") => Times::EachOfPage,
        ("TicketStats", "perDay") => Times::EachDay,
        // Most updates change one field, or two.
        ("TicketEvent", "changes") => Times::Fixed(2),
        ("TriageStatus", "agreement") => Times::Fixed(30),
        ("TriageStatus", _) if is_list => Times::Fixed(16),
        ("BuiltInModelStatus", "words") => Times::Fixed(20),
        _ if is_list => Times::Fixed(FEW),
        _ => Times::Fixed(1),
    }
}

fn default_page(parent: &str, field: &str) -> u64 {
    match (parent, field) {
        ("Query", "ticketEvents") => DEFAULT_EVENTS,
        ("Ticket", "events") => DEFAULT_HISTORY.unsigned_abs(),
        _ => DEFAULT_PAGE,
    }
}
