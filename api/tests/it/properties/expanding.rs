//! The guard counts what a document asks for without spreading its fragments; here they are spread.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;

use super::bench::for_all;
use crate::support::{Desk, Engine};

/// How many fragments there may be.
const FRAGMENTS: usize = 8;

/// Something selected on the root.
#[derive(Clone, Debug)]
enum Item {
    Name,
    Renamed,
    /// Statistics with so many values.
    Stats(usize),
    /// Statistics that search for so many texts.
    Searched(usize),
    Inline(Vec<Item>),
    /// The fragment that comes so many places later.
    Spread(usize),
}

/// What stands where fragments are spread.
#[derive(Clone, Copy, Debug, Default)]
struct Spread {
    fields: u64,
    aliases: u64,
    depth: u64,
    /// In hundredths of a point.
    cost: u64,
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = prop_oneof![
        2 => Just(Item::Name),
        1 => Just(Item::Renamed),
        1 => (1..4usize).prop_map(Item::Stats),
        1 => (1..4usize).prop_map(Item::Searched),
        5 => (1..4usize).prop_map(Item::Spread),
    ];
    let item = item.prop_recursive(3, 12, 3, |item| prop::collection::vec(item, 1..4).prop_map(Item::Inline));
    prop::collection::vec(item, 1..5)
}

/// The selection as it is written by the fragment with that number.
fn text(items: &[Item], number: usize, spread: &mut BTreeSet<usize>) -> String {
    let mut text = String::new();
    for item in items {
        text += &match item {
            Item::Name => "__typename ".to_owned(),
            Item::Renamed => "a: __typename ".to_owned(),
            Item::Stats(values) => format!("ticketStats {{ {} }} ", "total ".repeat(*values)),
            Item::Searched(texts) => {
                let texts_in_a_row = "{ search: \"a\" } ".repeat(*texts);
                format!("s{texts}: ticketStats(filter: {{ or: [{texts_in_a_row}] }}) {{ total }} ")
            }
            Item::Inline(items) => format!("... {{ {} }} ", self::text(items, number, spread)),
            Item::Spread(further) if number + further < FRAGMENTS => {
                spread.insert(number + further);
                format!("...F{} ", number + further)
            }
            Item::Spread(_) => "b: __typename ".to_owned(),
        };
    }
    text
}

fn spread(items: &[Item], number: usize, fragments: &[Vec<Item>]) -> Spread {
    let leaf = |aliases| Spread { fields: 1, aliases, depth: 1, cost: 2 };
    let mut sum = Spread::default();
    for item in items {
        let one = match item {
            Item::Name => leaf(0),
            Item::Renamed => leaf(1),
            Item::Stats(values) => {
                let values = *values as u64;
                Spread { fields: 1 + values, aliases: 0, depth: 2, cost: 1_000 + 2 * values }
            }
            Item::Searched(texts) => {
                // The condition `or`, and each of its filters with what it searches for.
                let filter = 2 + *texts as u64 * (2 + 2 + 500);
                Spread { fields: 2, aliases: 1, depth: 2, cost: 1_000 + 2 + filter }
            }
            Item::Inline(items) => spread(items, number, fragments),
            Item::Spread(further) if number + further < FRAGMENTS => {
                spread(&fragments[number + further], number + further, fragments)
            }
            Item::Spread(_) => leaf(1),
        };
        sum = Spread {
            fields: sum.fields + one.fields,
            aliases: sum.aliases + one.aliases,
            depth: sum.depth.max(one.depth),
            cost: sum.cost + one.cost,
        };
    }
    sum
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_guard_counts_what_spreading_gives() {
    let desk = Desk::start(Engine::Sqlite).await;
    for_all(prop::collection::vec(items(), FRAGMENTS), async |fragments| {
        // The first one is the operation. What nobody spreads is not written: it would not be valid.
        let (mut document, mut open, mut written) = (String::new(), BTreeSet::from([0]), BTreeSet::new());
        while let Some(number) = open.pop_first() {
            if written.insert(number) {
                let selection = text(&fragments[number], number, &mut open);
                let head = if number == 0 { String::new() } else { format!("fragment F{number} on Query ") };
                document += &format!("{head}{{ {selection}}} ");
            }
        }
        let wanted = spread(&fragments[0], 0, &fragments);
        let answer = desk.gql(&document, json!({})).await;
        let (cost, refusal) = (&answer["extensions"]["cost"], &answer["errors"][0]["extensions"]);
        let points = wanted.cost.div_ceil(100);
        if wanted.fields > 2_000 {
            assert_eq!(
                (&refusal["limit"], &refusal["requested"]),
                (&json!("fields"), &json!(wanted.fields)),
                "{document}"
            );
        } else if wanted.aliases > 200 {
            assert_eq!(
                (&refusal["limit"], &refusal["requested"]),
                (&json!("aliases"), &json!(wanted.aliases)),
                "{document}"
            );
        } else if points > 1_000 {
            assert_eq!((&refusal["limit"], &refusal["requested"]), (&json!("cost"), &json!(points)), "{document}");
        } else {
            assert!(answer.get("errors").is_none(), "{document}\n{answer}");
            let known = json!({ "requested": points, "limit": 1_000, "fields": wanted.fields, "depth": wanted.depth });
            assert_eq!(cost, &known, "{document}");
        }
    });
}
