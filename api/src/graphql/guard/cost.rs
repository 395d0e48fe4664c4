//! What a request costs, known before anything of it is executed.
//!
//! The cost says how large the answer may become and how much has to be asked of the database for it. It is counted in
//! points, of which a request may cost [`MOST`]; parts of a point are rounded up in the end.
//!
//! - Each value of the answer costs 1/50: a scalar, an object, `__typename`.
//! - A ticket or an event costs 1/4, and so does a text that may be long: `description`, `excerpt`. `from` and `to` of a
//!   change cost 1/10 each.
//! - `tickets`, `ticketEvents`, `ticketStats`, agreement and confusions of triage, each mutation and each subscription cost
//!   10, `totalCount` 5, `ticket` and the number of those that wait for a language model 1, the history of a ticket and what
//!   was suggested for it 1/10, `classify` 100.
//! - What is selected on a page counts once for each thing on it: as many as `first` or `last` say, or as a page has by
//!   default. Pages on pages multiply. `perDay` counts once for each day, `changes` twice, `agreement` 30 times, confusions
//!   16 times, the words learnt 20 times, every other list four times.
//! - Each `search` in a filter costs 5, and each condition and each value of a list in it 1/50, wherever the filter is
//!   used, also if it is a variable.
//! - A question about the schema costs 5, and each value of its answer 1/100, at the sizes that this schema has.
//!
//! So 100 tickets with all their fields cost 80, with 10 events each and what changed in them 9 times that, and the
//! standard introspection query 131. A subscription costs what one of its answers does. Other arguments, `@skip` and
//! `@include` change nothing.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet};

use super::{
    filters::Filters,
    page::Pages,
    prices::{POINT, Price, Prices, Times, VALUE},
    refusal::Refusal,
};

/// The most that a request may cost, in points.
pub(super) const MOST: u64 = 1_000;

/// The fields of a type with their prices; nothing for a type that there is not, or that has no fields.
pub(super) type Fields<'a> = Option<&'a HashMap<String, Price>>;

/// What a selection costs, in parts of a point.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// Each time the selection stands in the answer.
    once: u64,
    /// Beside that, for each thing on the page, where the selection is made on a page.
    each: u64,
}

/// Works out what operations of a document cost with the page sizes of one request.
pub(super) struct Costs<'a> {
    pub(super) prices: &'a Prices,
    pub(super) document: &'a ExecutableDocument,
    pages: Pages<'a>,
    filters: Filters<'a>,
    /// What a fragment costs is the same wherever it is spread.
    fragments: HashMap<&'a str, Sum>,
}

impl<'a> Costs<'a> {
    pub(super) fn new(prices: &'a Prices, document: &'a ExecutableDocument, pages: Pages<'a>) -> Self {
        Self { prices, document, pages, filters: Filters::default(), fragments: HashMap::new() }
    }

    /// What the operation costs, in points.
    pub(super) fn points(&mut self, operation: &'a OperationDefinition) -> Result<u64, Refusal> {
        let fields = self.prices.of(root(operation));
        Ok(self.selection(&operation.selection_set.node, fields)?.once.div_ceil(POINT))
    }

    /// Whether the cost is the same in every request.
    pub(super) const fn is_fixed(&self) -> bool {
        self.pages.are_fixed()
    }

    fn selection(&mut self, selection: &'a SelectionSet, fields: Fields<'a>) -> Result<Sum, Refusal> {
        let mut sum = Sum::default();
        for item in &selection.items {
            let more = match &item.node {
                Selection::Field(field) => self.field(&field.node, fields)?,
                Selection::InlineFragment(fragment) => {
                    let fields = match &fragment.node.type_condition {
                        Some(condition) => self.prices.of(&condition.node.on.node),
                        None => fields,
                    };
                    self.selection(&fragment.node.selection_set.node, fields)?
                }
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node)?,
            };
            sum.once = sum.once.saturating_add(more.once);
            sum.each = sum.each.saturating_add(more.each);
        }
        Ok(sum)
    }

    fn fragment(&mut self, name: &'a str) -> Result<Sum, Refusal> {
        if let Some(sum) = self.fragments.get(name) {
            return Ok(*sum);
        }
        // That there is one, and that it does not spread itself, has been seen to.
        let Some(fragment) = self.document.fragments.get(name) else { return Ok(Sum::default()) };
        let fields = self.prices.of(&fragment.node.type_condition.node.on.node);
        let sum = self.selection(&fragment.node.selection_set.node, fields)?;
        self.fragments.insert(name, sum);
        Ok(sum)
    }

    fn field(&mut self, field: &'a Field, fields: Fields<'a>) -> Result<Sum, Refusal> {
        let Some(price) = fields.and_then(|fields| fields.get(field.name.node.as_str())) else {
            // `__typename`, or a field that there is not.
            return Ok(Sum { once: VALUE, each: 0 });
        };
        let inner = self.selection(&field.selection_set.node, self.prices.of(&price.of))?;
        let things = price.page.map_or(Ok(0), |default| self.pages.size(field, default))?;
        let own = price.own.saturating_add(self.filters.price(field, &mut self.pages));
        let one = own.saturating_add(inner.once).saturating_add(inner.each.saturating_mul(things));
        Ok(match price.times {
            Times::Fixed(times) => Sum { once: one.saturating_mul(times), each: 0 },
            Times::EachDay => Sum { once: one.saturating_mul(self.pages.days(field)), each: 0 },
            Times::EachOfPage => Sum { once: 0, each: one },
        })
    }

    /// What a field costs in an answer that has its parent once, in parts of a point.
    pub(super) fn parts(&mut self, field: &'a Field, fields: Fields<'a>, things: u64) -> Result<u64, Refusal> {
        let Sum { once, each } = self.field(field, fields)?;
        Ok(once.saturating_add(each.saturating_mul(things)))
    }

    /// How often a field stands in the answer for each time its parent does, with so many things on the parent's page.
    pub(super) fn often(&mut self, field: &'a Field, price: &Price, things: u64) -> u64 {
        match price.times {
            Times::Fixed(times) => times,
            Times::EachDay => self.pages.days(field),
            Times::EachOfPage => things,
        }
    }

    /// How many things are on the page that a field answers.
    pub(super) fn things(&mut self, field: &'a Field, price: &Price) -> Result<u64, Refusal> {
        price.page.map_or(Ok(0), |default| self.pages.size(field, default))
    }
}

/// The type that the fields of an operation are of.
pub(super) fn root(operation: &OperationDefinition) -> &'static str {
    use async_graphql::parser::types::OperationType::{Mutation, Query, Subscription};
    match operation.ty {
        Query => "Query",
        Mutation => "Mutation",
        Subscription => "Subscription",
    }
}
