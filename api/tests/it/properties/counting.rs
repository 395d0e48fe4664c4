//! Statistics are what counting the tickets one by one gives.

use proptest::{prelude::*, sample::subsequence};
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate,
    model::{Filter, Range, Ticket, date, stats, today},
};

/// The parts that can be asked for, each by itself.
const PARTS: [&str; 8] = [
    "total",
    "open",
    "averagePerDay",
    "averageResolutionSeconds",
    "byCategory { category count }",
    CROSS,
    "byPriority { priority count }",
    "byStatus { status count }",
];

/// The parts of a series of days.
const PARTS_OF_DAY: [&str; 5] =
    ["total", "byCategory { category count }", CROSS, "byPriority { priority count }", "byStatus { status count }"];

/// The priorities of each category, under a name of its own so that each can be asked for with or without the other.
const CROSS: &str = "cross: byCategory { category byPriority { priority count } }";

/// What is asked: which parts, and two series of the same days with parts of their own.
#[derive(Clone, Debug)]
struct Question {
    parts: Vec<&'static str>,
    series: [Vec<&'static str>; 2],
    days: (i64, i64),
}

fn question() -> impl Strategy<Value = Question> {
    let series = || subsequence(PARTS_OF_DAY.to_vec(), 0..=PARTS_OF_DAY.len());
    let days = (0..8i64, 0..8i64).prop_map(|(ago, length)| (today() - ago, today() - ago + length));
    (subsequence(PARTS.to_vec(), 0..=PARTS.len()), series(), series(), days)
        .prop_map(|(parts, one, other, days)| Question { parts, series: [one, other], days })
}

impl Question {
    fn document(&self) -> String {
        let (from, to) = (date(self.days.0), date(self.days.1));
        let series =
            |name, parts: &[&str]| format!("{name}: perDay(from: {from:?}, to: {to:?}) {{ date {} }}", parts.join(" "));
        let [one, other] = &self.series;
        let parts = [self.parts.clone().join(" "), series("one", one), series("other", other)].join(" ");
        format!("query($f: TicketFilter) {{ ticketStats(filter: $f) {{ {parts} }} }}")
    }

    /// What of the model's whole answer was asked for.
    fn select(&self, mut whole: Value) -> Value {
        let some_of = |whole: &Value, parts: &[&str]| -> Value {
            let name = |part: &&str| part.split([' ', ':']).next().expect("a name").to_owned();
            parts.iter().map(name).map(|name| (name.clone(), whole[name].clone())).collect()
        };
        let days = whole["perDay"].take();
        let mut some = some_of(&whole, &self.parts);
        for (name, parts) in ["one", "other"].into_iter().zip(&self.series) {
            let parts: Vec<_> = parts.iter().copied().chain(["date"]).collect();
            some[name] = days.as_array().expect("days").iter().map(|day| some_of(day, &parts)).collect();
        }
        some
    }
}

/// Whether two answers say the same; the mean time of resolution to the millisecond in which it is counted.
fn assert_alike(mut is: Value, mut expected: Value) {
    for (field, within) in [("averageResolutionSeconds", 0.001), ("averagePerDay", 1e-9)] {
        if let (Some(is), Some(expected)) = (is[field].as_f64(), expected[field].as_f64()) {
            assert!((is - expected).abs() <= within, "{field} is {is}, expected {expected}");
        }
        if expected[field].is_number() && is[field].is_number() {
            (is[field], expected[field]) = (json!("compared"), json!("compared"));
        }
    }
    assert_eq!(is, expected);
}

fn assert_breakdowns_sum_up(stats: &Value) {
    for breakdown in ["byCategory", "byPriority", "byStatus"] {
        assert_eq!(sum(&stats[breakdown]), stats["total"]);
    }
    for category in stats["byCategory"].as_array().expect("categories") {
        assert_eq!(sum(&category["byPriority"]), category["count"]);
    }
}

fn sum(counts: &Value) -> i64 {
    counts.as_array().expect("counts").iter().filter_map(|count| count["count"].as_i64()).sum()
}

fn case() -> impl Strategy<Value = (Vec<Ticket>, Filter)> {
    generate::stock(16).prop_flat_map(|tickets| {
        let filter = prop_oneof![
            1 => Just(Filter::default()),
            3 => generate::tally_filter(),
            2 => generate::filter(&tickets),
            1 => generate::range(&tickets).prop_map(|created| Filter { created: Some(created), ..Filter::default() }),
        ];
        (Just(tickets), filter)
    })
}

both_engines! {
    async fn every_statistic_is_what_counting_gives(bench: Bench) {
        for_all((case(), question()), async |((tickets, filter), question)| {
            let tickets = bench.stock(tickets).await;
            let expected = |today| question.select(stats(&filter.of(&tickets), today, question.days.0, question.days.1));
            let mut days = (today(), 0);
            let mut answer = Value::Null;
            // An answer that was given around midnight may count the one day or the other.
            while days.0 != days.1 {
                days.0 = today();
                answer = bench.desk.data(&question.document(), json!({ "f": filter.json() })).await["ticketStats"].take();
                days.1 = today();
            }
            assert_alike(answer, expected(days.0));
        });
    }

    async fn breakdowns_sum_to_the_total(bench: Bench) {
        let document = "query($f: TicketFilter) { ticketStats(filter: $f) {
            total byCategory { count byPriority { count } } byPriority { count } byStatus { count }
            perDay { total byCategory { count byPriority { count } } byPriority { count } byStatus { count } } } }";
        for_all(case(), async |(tickets, filter)| {
            bench.stock(tickets).await;
            let stats = bench.desk.data(document, json!({ "f": filter.json() })).await["ticketStats"].take();
            assert_breakdowns_sum_up(&stats);
            let days = stats["perDay"].as_array().expect("days");
            assert_eq!(days.len(), 30);
            days.iter().for_each(assert_breakdowns_sum_up);
        });
    }

    async fn the_counts_by_day_and_the_tickets_say_the_same(bench: Bench) {
        let cases = (generate::stock(16), generate::tally_filter(), question());
        for_all(cases, async |(tickets, filter, question)| {
            bench.stock(tickets).await;
            let ask = async |filter: &Filter| bench.desk.data(&question.document(), json!({ "f": filter.json() })).await;
            // A range without ends means every ticket, but only the tickets know when they were changed.
            let slow = Filter { updated: Some(Range::default()), and: Some(vec![filter.clone()]), ..Filter::default() };
            assert_eq!(ask(&filter).await, ask(&slow).await);
        });
    }
}
