//! What the guard costs those who mean no harm, and what it saves the server from.
//!
//! `cargo bench --bench guard` prints the median time of a usual list, parsed and validated each time, and known; and the
//! longest time of each document that means harm, from text to answer, without the network.

#![expect(clippy::print_stdout, reason = "figures are what this prints")]

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use async_graphql::{Request, Response, Variables};
use frontdesk::{
    domain::{
        database::connect,
        events::{Events, Signal},
        suggestions::{News, Suggestions},
        tickets::{NewTicket, Tickets},
        triage::Triage,
    },
    graphql::{DEADLINE, Schema, schema},
};
use serde_json::json;

/// A list as the queue of the web client asks for it.
const LIST: &str = "query QueuePage($filter: TicketFilter, $order: TicketOrder, $first: Int!) {
  tickets(filter: $filter, orderBy: $order, first: $first) {
    nodes { id title category priority status createdAt updatedAt version excerpt(length: 160) }
    pageInfo { endCursor hasNextPage }
  }
}";

#[tokio::main]
async fn main() {
    let folder = std::env::temp_dir().join(format!("guard-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let database = connect(&format!("sqlite://{}", folder.join("frontdesk.db").display())).await.expect("it opens");
    database.migrate().await.expect("it is migrated");
    let triage = Arc::new(Triage::new(None, Duration::from_secs(1)));
    let tickets = Tickets::new(database.clone(), triage.clone(), Signal::default(), News::default());
    for number in 0..200 {
        let (title, description) = (format!("Ticket {number}"), "It does not work. ".repeat(20));
        let new =
            NewTicket { title, description, category: None, priority: None, idempotency_key: None, suggestion: None };
        tickets.create(new).await.expect("a ticket");
    }
    let suggestions = Suggestions::new(database.clone(), triage.clone(), Signal::default(), News::default());
    let schema = schema(&tickets, &Events::new(database, Signal::default()), &suggestions, &triage, DEADLINE);

    println!("a list of 20 tickets, median of 2,000");
    for first in [0, 20] {
        let variables = Variables::from_json(json!({ "filter": { "status": ["OPEN"] }, "first": first }));
        let known = median(&schema, |_| LIST.to_owned(), &variables).await;
        // A comment makes it another document.
        let unknown = median(&schema, |number| format!("{LIST} # {number}"), &variables).await;
        let admitted = time_of(2_000, |_| schema.admit(request(LIST, &variables)).map(drop).is_ok());
        let read = time_of(2_000, |number| schema.admit(request(&format!("{LIST} # x{number}"), &variables)).is_ok());
        println!(
            "  first {first:>3}: known {known:>8.1?}  unknown {unknown:>8.1?}  the guard: known {admitted:>7.1?}  unknown {read:>7.1?}"
        );
    }
    println!("documents that mean harm: the longest of 20");
    for (name, document, variables) in attacks() {
        let variables = Variables::from_json(variables);
        let mut longest = Duration::ZERO;
        let mut said = String::new();
        for _ in 0..20 {
            let begun = Instant::now();
            let response = schema.execute(request(&document, &variables)).await;
            longest = longest.max(begun.elapsed());
            said = words(&response);
        }
        println!("  {longest:>9.1?}  {:>7} bytes  {name}: {said}", document.len());
    }
    std::fs::remove_dir_all(folder).expect("it is gone");
}

fn request(document: &str, variables: &Variables) -> Request {
    Request::new(document).variables(variables.clone())
}

fn words(response: &Response) -> String {
    let first = response.errors.first().map_or("no error", |error| error.message.as_str());
    first.chars().take(100).collect()
}

async fn median(schema: &Schema, document: impl Fn(usize) -> String, variables: &Variables) -> Duration {
    let mut times = Vec::new();
    for number in 0..2_000 {
        let request = request(&document(number), variables);
        let begun = Instant::now();
        let response = schema.execute(request).await;
        times.push(begun.elapsed());
        assert!(response.is_ok(), "{:?}", response.errors);
    }
    times.sort_unstable();
    times[times.len() / 2]
}

fn time_of(times: usize, work: impl Fn(usize) -> bool) -> Duration {
    let mut taken: Vec<_> = (0..times)
        .map(|number| {
            let begun = Instant::now();
            assert!(work(number));
            begun.elapsed()
        })
        .collect();
    taken.sort_unstable();
    taken[times / 2]
}

fn attacks() -> Vec<(&'static str, String, serde_json::Value)> {
    let many = |times: usize, part: &dyn Fn(usize) -> String| (0..times).map(part).collect::<String>();
    let nested =
        |open: &str, inside: &str, close: &str, times| format!("{}{inside}{}", open.repeat(times), close.repeat(times));
    let bomb = |inside: &str| {
        let steps = many(22, &|n| format!("fragment F{n} on Query{{...F{m} ...F{m}}}", m = n + 1));
        format!("{{...F0}}{steps}fragment F22 on Query{{{inside}}}")
    };
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let none = || json!({});
    vec![
        ("fragment bomb", bomb("__typename"), none()),
        ("fragment bomb on the schema", bomb("__schema{types{name}}"), none()),
        ("10,000 aliases", format!("{{{}}}", many(10_000, &|n| format!("a{n}:__typename "))), none()),
        ("1,300 aliases", format!("{{{}}}", many(1_300, &|n| format!("a{n}:x "))), none()),
        ("500 KiB of errors", format!("{{{}}}", "nothing ".repeat(64_000)), none()),
        ("2,000 errors", format!("{{{}}}", "nothing ".repeat(2_000)), none()),
        ("conflicting arguments", format!("{{{}}}", many(430, &|n| format!("ticket(id:{n}){{id}}"))), none()),
        ("one field many times", format!("{{tickets{{nodes{{{}}}}}}}", "id ".repeat(1_900)), none()),
        (
            "one field in many fragments",
            format!(
                "{{ticketStats{{{}}}}}{}",
                many(300, &|n| format!("...F{n} ")),
                many(300, &|n| format!("fragment F{n} on TicketStats{{total open}}"))
            ),
            none(),
        ),
        (
            "conflicts in fragments",
            format!("{}{{{}}}{}", "{...".repeat(30), "__typename ticket(id:1){id} ".repeat(190), "}".repeat(30)),
            none(),
        ),
        (
            "undefined variables",
            format!(
                "{}fragment F on Query{{{}}}",
                many(30, &|n| format!("query Q{n}{{...F}}")),
                "ticket(id:$c){id}".repeat(60)
            ),
            none(),
        ),
        ("500 KiB of brackets", "{a".repeat(256_000), none()),
        ("40 KiB of brackets", "{".repeat(40_000), none()),
        ("lists in lists", format!("{{a(b:{})}}", nested("[", "1", "]", 60)), none()),
        ("500 KiB of commas", ",".repeat(500_000), none()),
        ("48 KiB of commas", format!("{{{}", ",".repeat(49_000)), none()),
        ("48 KiB of comments", format!("{{{}", "#\n".repeat(24_000)), none()),
        ("commas between words", format!("{{{}", format!("a{}", ",".repeat(24)).repeat(1_900)), none()),
        ("128 KiB of text", format!("{{ticket(id:\"{}\"){{id}}}}", "a".repeat(130_000)), none()),
        ("128 KiB of escapes", format!("{{ticket(id:\"{}\"){{id}}}}", "\\u0041".repeat(21_000)), none()),
        ("endless block strings", format!("{{a(b:[\"\"\"{}])}}", "\"x\\\\\"\"\"\"".repeat(15_000)), none()),
        ("deep variables", "query($a:Int){__typename}".to_owned(), json!({ "a": deep })),
        ("10,000 values", "query($a:[Int]){__typename}".to_owned(), json!({ "a": vec![1; 9_999] })),
        ("pages on pages", "{tickets(first:100){nodes{events(first:100){nodes{ticket{title}}}}}}".to_owned(), none()),
        (
            "introspection ten times",
            format!(
                "{{{}}}",
                many(10, &|n| format!(
                    "a{n}:__schema{{types{{name fields{{name args{{name type{{name}}}} type{{name ofType{{name ofType{{name}}}}}}}}}}}}"
                ))
            ),
            none(),
        ),
    ]
}
