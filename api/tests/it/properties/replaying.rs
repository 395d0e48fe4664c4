//! Statistics that say as of which events they were counted, and the events after those, make the statistics of later:
//! for a client that knows nothing but `changes { field from to }`, and on PostgreSQL also while others have
//! transactions open around the moment of counting.

use std::collections::BTreeMap;

use proptest::{
    prelude::*,
    sample::{Index, select},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate,
};
use crate::{
    events::{change, log, step},
    support::Engine,
};

/// What happens next. Those with a connection of their own write to a category of their own: tickets that are counted
/// together wait for each other's transactions.
#[derive(Clone, Debug)]
enum Step {
    File(&'static str, &'static str),
    Change(Index, Value),
    Count(usize),
    /// One of two others stores a ticket, in the transaction it has open or in a new one.
    Store(usize, &'static str),
    Commit(usize),
}

const OURS: [&str; 2] = ["TECHNICAL", "GENERAL"];
const THEIRS: [&str; 2] = ["billing", "account"];

fn a_step() -> impl Strategy<Value = Step> {
    let change = (
        prop::option::of(select(&OURS[..])),
        prop::option::of(generate::priority()),
        prop::option::of(generate::status()),
    );
    prop_oneof![
        3 => (select(&OURS[..]), generate::priority()).prop_map(|(category, priority)| Step::File(category, priority)),
        4 => (any::<Index>(), change).prop_map(|(ticket, (category, priority, status))| {
            let given = [("category", category), ("priority", priority), ("status", status)];
            let given = given.into_iter().filter_map(|(field, value)| Some((field.to_owned(), json!(value?))));
            Step::Change(ticket, Value::Object(given.collect()))
        }),
        3 => (0..4usize).prop_map(Step::Count),
        2 => (0..2usize, generate::status()).prop_map(|(who, status)| Step::Store(who, status)),
        1 => (0..2usize).prop_map(Step::Commit),
    ]
}

/// Filters that a client can apply by itself.
fn filters() -> [Value; 4] {
    [
        json!({}),
        json!({ "status": ["OPEN", "IN_PROGRESS"] }),
        json!({ "category": ["GENERAL", "BILLING"], "priority": ["LOW", "HIGH", "CRITICAL"] }),
        json!({ "category": ["TECHNICAL", "ACCOUNT"], "status": ["CLOSED", "OPEN"] }),
    ]
}

/// How many tickets of each value of each field, and of each field together.
type Counts = BTreeMap<String, i64>;

/// What the server counts, and as of which events.
async fn count(bench: &Bench, filter: &Value) -> (Counts, Value) {
    let document = "query($f: TicketFilter) { ticketStats(filter: $f) { total asOf
        byCategory { category count } byPriority { priority count } byStatus { status count } } }";
    let stats = bench.desk.data(document, json!({ "f": filter })).await["ticketStats"].take();
    let mut counts = Counts::from([("TOTAL".to_owned(), stats["total"].as_i64().expect("a number"))]);
    for (part, key) in [("byCategory", "category"), ("byPriority", "priority"), ("byStatus", "status")] {
        for group in stats[part].as_array().expect("groups") {
            counts.insert(group[key].as_str().expect("a value").to_owned(), group["count"].as_i64().expect("a number"));
        }
    }
    (counts, stats["asOf"].clone())
}

/// Counts a ticket, by the values of its three fields, if the filter means it.
fn tally(counts: &mut Counts, filter: &Value, values: [&Value; 3], number: i64) {
    let one_of = |list: &Value, value: &Value| list.as_array().is_none_or(|list| list.contains(value));
    let means =
        ["category", "priority", "status"].iter().zip(values).all(|(field, value)| one_of(&filter[field], value));
    if means {
        let names = values.iter().map(|value| value.as_str().expect("a value"));
        names.chain(["TOTAL"]).for_each(|name| *counts.entry(name.to_owned()).or_default() += number);
    }
}

/// What the counts come to after an event.
fn apply(counts: &mut Counts, filter: &Value, event: &Value) {
    let fields = [("CATEGORY", "category"), ("PRIORITY", "priority"), ("STATUS", "status")];
    let after = fields.map(|(_, key)| &event["ticket"][key]);
    if event["kind"] == "UPDATED" {
        let before = fields.map(|(field, key)| step(event, field).map_or(&event["ticket"][key], |(from, _)| from));
        tally(counts, filter, before, -1);
    }
    tally(counts, filter, after, 1);
}

async fn store(bench: &Bench, open: &mut [Option<DatabaseTransaction>; 2], who: usize, status: &str) {
    let resolved = if matches!(status, "RESOLVED" | "CLOSED") { "1" } else { "NULL" };
    let insert = format!(
        "INSERT INTO ticket (title, description, category, priority, status, created_at, updated_at, resolved_at, search_text)
         VALUES ('a', 'b', '{}', 'high', lower('{status}'), 1, 1, {resolved}, 'a b')",
        THEIRS[who]
    );
    if bench.desk.engine == Engine::Sqlite {
        // SQLite has one writer at a time.
        bench.desk.sql(&insert).await.expect("stored");
        return;
    }
    if open[who].is_none() {
        open[who] = Some(bench.desk.transaction().await);
    }
    open[who].as_ref().expect("a transaction").execute_unprepared(&insert).await.expect("stored");
}

both_engines! {
    async fn counts_and_the_events_after_them_make_the_counts_of_later(bench: Bench) {
        let events = async || bench.desk.number("SELECT count(*) AS n FROM ticket_event").await;
        for_all(prop::collection::vec(a_step(), 1..25), async |steps| {
            bench.empty().await;
            let (mut tickets, mut counted, mut open) = (Vec::new(), Vec::new(), [None, None]);
            for step in steps {
                match step {
                    Step::File(category, priority) => {
                        let input = json!({ "title": "a", "description": "b", "category": category, "priority": priority });
                        tickets.push(bench.desk.file(input).await["id"].clone());
                    }
                    Step::Change(ticket, input) if !tickets.is_empty() => {
                        change(&bench.desk, ticket.get(&tickets), input).await;
                    }
                    Step::Count(number) => {
                        let filter = filters()[number].clone();
                        let (counts, as_of) = count(&bench, &filter).await;
                        counted.push((filter, counts, as_of, events().await));
                    }
                    Step::Store(who, status) => store(&bench, &mut open, who, status).await,
                    Step::Commit(who) => {
                        if let Some(transaction) = open[who].take() {
                            transaction.commit().await.expect("committed");
                        }
                    }
                    Step::Change(..) => {}
                }
            }
            for transaction in open.into_iter().flatten() {
                transaction.commit().await.expect("committed");
            }
            let all = events().await;
            for (filter, mut counts, as_of, events) in counted {
                let later = log(&bench.desk, as_of, usize::try_from(all - events).expect("more")).await;
                later.iter().for_each(|event| apply(&mut counts, &filter, event));
                assert_eq!(counts, count(&bench, &filter).await.0, "{filter}");
            }
        });
    }
}
