//! Filters, most of which mean something to the tickets at hand.

use proptest::{
    option::weighted,
    prelude::*,
    sample::{select, subsequence},
};

use super::term;
use crate::properties::model::{CATEGORIES, DAY, Filter, PRIORITIES, Range, STATUSES, Ticket, today};

/// The most conditions the server takes.
const MAX_CONDITIONS: usize = 64;

fn some_of(values: &'static [&'static str; 4]) -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(values.to_vec(), 0..=4)
}

/// A range whose ends lie at, or right beside, times of the tickets and beginnings of days.
pub fn range(tickets: &[Ticket]) -> impl Strategy<Value = Range> + use<> {
    let times = tickets.iter().flat_map(|ticket| [ticket.created, ticket.updated]);
    let near = times.flat_map(|time| [time - 1, time, time + 1]);
    let days = (0..7).map(|ago| (today() - ago) * DAY);
    let ends: Vec<i64> = near.chain(days).collect();
    let end = || weighted(0.7, select(ends.clone()));
    (end(), end()).prop_map(ordered)
}

/// A range whose ends are beginnings of days.
fn whole_days() -> impl Strategy<Value = Range> {
    let end = || weighted(0.8, (0..8i64).prop_map(|ago| (today() + 1 - ago) * DAY));
    (end(), end()).prop_map(ordered)
}

fn ordered((from, to): (Option<i64>, Option<i64>)) -> Range {
    match (from, to) {
        (Some(from), Some(to)) if to < from => Range { from: Some(to), to: Some(from) },
        (from, to) => Range { from, to },
    }
}

/// A value with that likelihood. Certainty is no probability to proptest.
fn maybe<S>(likely: f64, value: S) -> BoxedStrategy<Option<S::Value>>
where
    S: Strategy + 'static,
    S::Value: Clone + 'static,
{
    if likely < 1.0 { weighted(likely, value).boxed() } else { value.prop_map(Some).boxed() }
}

/// A filter of one condition.
pub fn condition(tickets: &[Ticket]) -> impl Strategy<Value = Filter> + use<> {
    let filter = Filter::default;
    prop_oneof![
        some_of(&CATEGORIES).prop_map(move |category| Filter { category: Some(category), ..filter() }),
        some_of(&PRIORITIES).prop_map(move |priority| Filter { priority: Some(priority), ..filter() }),
        some_of(&STATUSES).prop_map(move |status| Filter { status: Some(status), ..filter() }),
        range(tickets).prop_map(move |created| Filter { created: Some(created), ..filter() }),
        range(tickets).prop_map(move |updated| Filter { updated: Some(updated), ..filter() }),
        any::<bool>().prop_map(move |needs| Filter { needs_review: Some(needs), ..filter() }),
    ]
}

/// A filter that says each thing with that likelihood, and nests nothing.
fn flat(tickets: &[Ticket], likely: f64) -> impl Strategy<Value = Filter> + use<> {
    let values =
        (maybe(likely, some_of(&CATEGORIES)), maybe(likely, some_of(&PRIORITIES)), maybe(likely, some_of(&STATUSES)));
    let ranges = (maybe(likely, range(tickets)), maybe(likely, range(tickets)));
    let rest = (maybe(likely, term(tickets)), ranges, maybe(likely, any::<bool>()));
    (values, rest).prop_map(|((category, priority, status), (search, (created, updated), needs_review))| Filter {
        category,
        priority,
        status,
        search,
        created,
        updated,
        needs_review,
        ..Filter::default()
    })
}

/// A filter that says everything there is to say, without nesting.
pub fn whole_filter(tickets: &[Ticket]) -> impl Strategy<Value = Filter> + use<> {
    flat(tickets, 1.0)
}

/// Any filter, nested up to three deep.
pub fn filter(tickets: &[Ticket]) -> impl Strategy<Value = Filter> + use<> {
    nested(flat(tickets, 0.25).boxed())
        .prop_filter("not more than the server takes", |filter| filter.conditions() <= MAX_CONDITIONS)
}

/// A filter of category, priority, status and whole days of filing: what the counts by day can answer.
pub fn tally_filter() -> impl Strategy<Value = Filter> {
    let values =
        (weighted(0.3, some_of(&CATEGORIES)), weighted(0.3, some_of(&PRIORITIES)), weighted(0.3, some_of(&STATUSES)));
    let cells =
        values.prop_map(|(category, priority, status)| Filter { category, priority, status, ..Filter::default() });
    let created = prop::collection::vec(weighted(0.5, whole_days()), 2);
    (nested(cells.boxed()), created).prop_map(|(inner, created)| Filter {
        created: created[0],
        and: Some(vec![inner, Filter { created: created[1], ..Filter::default() }]),
        ..Filter::default()
    })
}

fn nested(flat: BoxedStrategy<Filter>) -> impl Strategy<Value = Filter> {
    flat.clone().prop_recursive(3, 12, 2, move |inner| {
        let list = || weighted(0.4, prop::collection::vec(inner.clone(), 0..=2));
        let not = weighted(0.3, inner.clone().prop_map(Box::new));
        (flat.clone(), list(), list(), not).prop_map(|(flat, and, or, not)| Filter { and, or, not, ..flat })
    })
}
