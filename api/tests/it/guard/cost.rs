//! What a request costs: known before it is executed, and said in every answer.

use serde_json::{Value, json};

use crate::support::{Desk, Engine};

async fn cost(desk: &Desk, document: &str, variables: Value) -> u64 {
    let answer = desk.gql(document, variables).await;
    answer["extensions"]["cost"]["requested"].as_u64().unwrap_or_else(|| panic!("{document}\n{answer:#}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_counts_for_what_may_be_on_it() {
    let desk = Desk::start(Engine::Sqlite).await;
    let list = "query($n: Int = 40) { tickets(first: $n) { nodes { id title } } }";
    let word = "query($s: String) { ticketStats(filter: { search: $s }) { total } }";
    let filtered = "query($f: TicketFilter = { search: \"a\" }) { ...S b: ticketStats(filter: { not: $f }) { total } }
        fragment S on Query { a: ticketStats(filter: $f) { total } }";
    let statuses = vec!["OPEN"; 1_000];
    for (document, variables, points) in [
        ("{ __typename }", json!({}), 1),
        // A list costs 10, a ticket 1/4, each of its values 1/50.
        ("{ tickets { nodes { id } } }", json!({}), 17),
        ("{ tickets(first: 100) { nodes { id title } } }", json!({}), 39),
        ("{ tickets(last: 100) { nodes { id title } } }", json!({}), 39),
        ("{ tickets(first: 0) { nodes { id title } } }", json!({}), 10),
        (list, json!({}), 22),
        (list, json!({ "n": 100 }), 39),
        (list, json!({ "n": 1 }), 11),
        (list, json!({ "n": null }), 18),
        ("{ tickets(first: 100) { ...T } } fragment T on TicketConnection { nodes { id title } }", json!({}), 39),
        ("{ tickets(first: 100) { ... on TicketConnection { nodes { id title } } } }", json!({}), 39),
        ("{ tickets(first: 100) { edges { node { id title } } } }", json!({}), 41),
        ("{ tickets(first: 10) { nodes { __typename a: __typename b: __typename } } }", json!({}), 14),
        ("{ ticketEvents { nodes { kind } } }", json!({}), 24),
        ("{ tickets(first: 10) { nodes { events(first: 10) { nodes { kind } } } } }", json!({}), 41),
        ("{ tickets(first: 1) { totalCount } }", json!({}), 15),
        ("{ ticketStats { total byStatus { count } } }", json!({}), 11),
        ("{ ticketStats { perDay(from: \"2026-01-01\", to: \"2026-01-10\") { total } } }", json!({}), 11),
        (
            "query($d: Date) { ticketStats { perDay(from: $d, to: \"2026-12-31\") { total } } }",
            json!({ "d": "2026-01-01" }),
            25,
        ),
        // What triage and people agree on is counted like a list; the rest of it is at hand.
        ("{ triage { source builtIn { labels words { words weight } } } }", json!({}), 2),
        ("{ triage { agreement { date judged } } }", json!({}), 12),
        ("{ triage { categoryConfusion { count } priorityConfusion { count } } }", json!({}), 21),
        ("{ tickets(first: 100) { nodes { suggestion { category } } } }", json!({}), 47),
        // A text that is searched for costs 5, a condition and a value of a filter 1/50.
        ("{ ticketStats(filter: { search: \"a\" }) { total } }", json!({}), 16),
        ("{ ticketStats(filter: { search: null }) { total } }", json!({}), 11),
        ("{ ticketStats(filter: { status: [OPEN, CLOSED], priority: HIGH }) { total } }", json!({}), 11),
        (
            "{ tickets(first: 0, filter: { not: { or: [{ search: \"a\" }, { search: \"b\" }] } }) { asOf } }",
            json!({}),
            21,
        ),
        ("{ ticketEvents(first: 0, filter: { search: \"a\" }) { nodes { kind } } }", json!({}), 16),
        (word, json!({ "s": "a" }), 16),
        (word, json!({}), 16),
        (filtered, json!({}), 31),
        (filtered, json!({ "f": {} }), 21),
        (filtered, json!({ "f": null }), 21),
        (filtered, json!({ "f": { "and": [{ "search": "a" }, { "search": "b" }, { "search": null }] } }), 41),
        (filtered, json!({ "f": { "status": statuses } }), 61),
    ] {
        assert_eq!(cost(&desk, document, variables.clone()).await, points, "{document} {variables}");
        // Once more, when the document is known.
        assert_eq!(cost(&desk, document, variables.clone()).await, points, "{document} {variables}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_refused_learns_which_field_to_ask_less_of() {
    let desk = Desk::start(Engine::Sqlite).await;
    for (document, path) in [
        (
            "{ tickets(first: 100) { totalCount nodes { id events(first: 100) { nodes { kind } } } } }",
            "tickets.nodes.events.nodes",
        ),
        (
            "{ tickets(first: 100) { ...T } } fragment T on TicketConnection { nodes { ...E id } }
          fragment E on Ticket { events(first: 100) { pageInfo { endCursor } nodes { kind } } }",
            "tickets.nodes.events.nodes",
        ),
        (
            "{ a: tickets(first: 1) { nodes { id } } ticketEvents(first: 100) { nodes { ticket { events(first: 100) { nodes { kind version } } } } } }",
            "ticketEvents.nodes.ticket.events.nodes",
        ),
    ] {
        let answer = desk.gql(document, json!({})).await;
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], "COST_EXCEEDED", "{answer}");
        let costliest = &error["extensions"]["costliest"];
        assert_eq!(costliest["field"], path, "{answer}");
        let (alone, all) = (costliest["cost"].as_u64(), answer["extensions"]["cost"]["requested"].as_u64());
        assert!(alone > Some(1_000) && alone <= all, "{answer}");
        assert_eq!(
            (&answer["extensions"]["cost"]["limit"], all),
            (&json!(1_000), error["extensions"]["requested"].as_u64())
        );
        assert!(error["message"].as_str().expect("a message").contains(path), "{answer}");
        assert!(answer.get("data").is_none(), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_has_at_most_a_hundred() {
    let desk = Desk::start(Engine::Sqlite).await;
    for document in [
        "query($n: Int!) { tickets(first: $n) { nodes { id } } }",
        "query($n: Int!) { tickets(last: $n) { nodes { id } } }",
        "query($n: Int!) { ticketEvents(first: $n) { nodes { version } } }",
        "query($n: Int!) { tickets(first: 1) { nodes { events(first: $n) { nodes { version } } } } }",
    ] {
        for (size, refused) in [(100, false), (101, true), (2_000_000_000, true)] {
            let answer = desk.gql(document, json!({ "n": size })).await;
            assert_eq!(answer.get("errors").is_some(), refused, "{document} {size}: {answer}");
            if refused {
                let extensions = &answer["errors"][0]["extensions"];
                assert_eq!((&extensions["limit"], &extensions["allowed"]), (&json!("page"), &json!(100)), "{answer}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filter_counts_as_often_as_it_is_used() {
    let desk = Desk::start(Engine::Sqlite).await;
    let many = |times: usize, filter: &str| {
        let fields = (0..times).map(|n| format!("a{n}: ticketStats(filter: {filter}) {{ total }} "));
        fields.collect::<String>()
    };
    let searches = format!("{{ not: {{ or: [{}] }} }}", "{ search: \"a\" } ".repeat(60));
    let values = vec!["OPEN"; 9_900];
    for (document, variables) in [
        (format!("{{ {} }}", many(4, &searches)), json!({})),
        (format!("query($f: TicketFilter) {{ {} }}", many(90, "$f")), json!({ "f": { "status": values } })),
        (format!("query($s: [TicketStatus!]) {{ {} }}", many(90, "{ status: $s }")), json!({ "s": values })),
    ] {
        // The second time, the document is known.
        for _ in 0..2 {
            let answer = desk.gql(&document, variables.clone()).await;
            let extensions = &answer["errors"][0]["extensions"];
            assert_eq!(extensions["code"], "COST_EXCEEDED", "{answer}");
            assert_eq!(extensions["costliest"]["field"], "ticketStats", "{answer}");
        }
    }
}
