//! A document is held against the specification before anything of it is executed, and told in its words.

use serde_json::{Value, json};

use crate::support::{Desk, Engine};

/// Documents that are wrong, and what is said about them.
const WRONG: [(&str, &str); 53] = [
    ("{ tickts { nodes { id } } }", "Type `Query` does not have a field `tickts`. Did you mean `tickets` or `ticket`?"),
    ("{ ticket(id: 1) { titel } }", "Type `Ticket` does not have a field `titel`. Did you mean `title`?"),
    (
        "{ tickets(frist: 1) { totalCount } }",
        "The argument `frist` is not supported by `Query.tickets`. Did you mean `first`?",
    ),
    (
        "{ tickets(filter: { stauts: [OPEN] }) { totalCount } }",
        "Field `stauts` does not exist on `TicketFilter`. Did you mean `status`?",
    ),
    (
        "{ tickets(filter: { status: [OPN] }) { totalCount } }",
        "Value `OPN` does not exist on `TicketStatus`. Did you mean `OPEN`?",
    ),
    ("{ zzz }", "Type `Query` does not have a field `zzz`."),
    ("{ tickets(filter: { status: [\"OPEN\"] }) { totalCount } }", "TicketStatus!, found a string"),
    ("{ tickets(first: \"1\") { totalCount } }", "type Int, found a string"),
    ("{ tickets(first: 1.5) { totalCount } }", "type Int, found a float"),
    ("{ tickets(first: 99999999999) { totalCount } }", "32-bit"),
    ("{ tickets { nodes } }", "must have a subselection"),
    ("{ tickets { totalCount { x } } }", "must not have subselections"),
    ("{ ticket { id } }", "`Query.ticket(id:)` is not provided"),
    ("{ ticket(id: null) { id } }", "is not provided"),
    ("{ ticket(id: 1, id: 2) { id } }", "`id` is provided multiple times"),
    ("{ a: ticketStats { total } a: tickets { totalCount } }", "different fields into the same alias `a`"),
    ("{ tickets { totalCount } ... on Query { tickets(first: 2) { totalCount } } }", "conflicting field arguments"),
    ("{ __typename @skip }", "`@skip(if:)` is not provided"),
    ("{ __typename @skip(if: 1) }", "type Boolean!, found an integer"),
    ("{ __typename @nope }", "cannot find directive `@nope`"),
    ("query @skip(if: true) { __typename }", "not supported for QUERY"),
    ("{ ...F } fragment F on Ticket { id }", "`Ticket` cannot be applied to `Query`"),
    ("{ __typename } fragment F on Query { __typename }", "`F` must be used"),
    ("query($a: Int) { __typename }", "unused variable: `$a`"),
    ("query($a: Int, $a: Int) { tickets(first: $a) { totalCount } }", "`$a` is declared multiple times"),
    ("query($a: Ticket) { tickets(first: $a) { totalCount } }", "must be of an input type"),
    (
        "query($a: String) { tickets(first: $a) { totalCount } }",
        "`$a` of type `String` cannot be used for argument `first`",
    ),
    ("query($a: Int = \"a\") { tickets(first: $a) { totalCount } }", "type Int, found a string"),
    ("{ tickets(first: $a) { totalCount } }", "variable `$a` is not defined"),
    ("{ ticketStats(filter: { created: { from: \"today\" } }) { total } }", "`DateTime`, an RFC 3339 time such as"),
    ("{ ticketStats { perDay(from: \"2026-02-30\") { total } } }", "`Date`, a day of the years"),
    ("query($d: Date = \"0000-01-01\") { ticketStats { perDay(from: $d) { total } } }", "`Date`, a day of the years"),
    (
        "{ tickets(filter: { search: \"a\" search: \"b\" }) { totalCount } }",
        "`search` of `TicketFilter` is given twice",
    ),
    (
        "{ ...F } fragment F on Query { tickets(filter: { or: [{ not: { status: [], status: [] } }] }) { totalCount } }",
        "`status` of `TicketFilter` is given twice",
    ),
    (
        "query($f: TicketFilter = { search: \"a\", search: \"a\" }) { tickets(filter: $f) { totalCount } }",
        "`search` of `TicketFilter` is given twice",
    ),
    (
        "query($c: TicketCategory) { tickets(filter: { category: [$c] }) { totalCount } }",
        "where one of `TicketCategory!`",
    ),
    (
        "query($c: TicketCategory = null) { tickets(filter: { category: [$c] }) { totalCount } }",
        "where one of `TicketCategory!`",
    ),
    ("query($c: TicketStatus = OPEN) { tickets(filter: { category: [$c] }) { totalCount } }", "found a variable"),
    ("query($s: [TicketStatus]) { ticketStats(filter: { status: $s }) { total } }", "where one of `[TicketStatus!]`"),
    ("query($s: TicketStatus!) { ticketStats(filter: { status: $s }) { total } }", "where one of `[TicketStatus!]`"),
    (
        "query($f: TicketFilter) { ...F } fragment F on Query { ticketStats(filter: { and: [$f] }) { total } }",
        "`$f` of type `TicketFilter` cannot be used where one of `TicketFilter!`",
    ),
    // Of two operations that share a fragment, the second one declares the variable otherwise.
    (
        "query A($s: [TicketStatus!]) { ...F } query B($s: [TicketStatus]) { ...F } fragment F on Query { ticketStats(filter: { status: $s }) { total } }",
        "`$s` of type `[TicketStatus]`",
    ),
    ("query($s: Boolean = null) { __typename @skip(if: $s) }", "where one of `Boolean!`"),
    ("query A { __typename } query A { __typename }", "two operations `A`"),
    ("{ __typename } query A { __typename }", "must be the only one"),
    ("fragment F on Query { __typename }", "no operation"),
    ("{ tickets(first: ) { totalCount } }", "cannot be read at line 1, column 18: expected value"),
    ("type Query { a: Int }", "expected an operation or a fragment"),
    ("{ ticketStats { total }", "cannot be read at line 1, column 24"),
    ("query", "expected variable definitions, selection set, directive, or name"),
    ("query($a: ) { __typename }", "expected type."),
    ("{ tickets(first: 1e309) { asOf } }", "number out of range."),
    ("{ __typename } }", "the end of the document"),
];

/// Words that are Rust's, or those of a library.
const FOREIGN: [&str; 8] =
    ["::", "Some(", "Failed to parse", "occurred while parsing", "i32", "u64", "executable_", "selection_set"];

fn refusal(answer: &Value) -> &str {
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
    assert!(answer.get("data").is_none(), "it is not executed: {answer}");
    error["message"].as_str().expect("a message")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mistake_is_told_in_the_words_of_graphql() {
    let desk = Desk::start(Engine::Sqlite).await;
    for (document, words) in WRONG {
        let answer = desk.gql(document, json!({ "a": 1, "d": "2026-11-20" })).await;
        let message = refusal(&answer);
        assert!(message.to_lowercase().contains(&words.to_lowercase()), "{document}: {message}");
        for error in answer["errors"].as_array().expect("errors") {
            let message = error["message"].as_str().expect("a message");
            assert!(message.ends_with(['.', '?']), "{message}");
            assert!(!FOREIGN.iter().any(|word| message.contains(word)), "{document}: {message}");
            for place in error["locations"].as_array().into_iter().flatten() {
                assert!(place["line"].as_u64() > Some(0) && place["column"].as_u64() > Some(0), "{answer}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_specification_allows_is_executed() {
    let desk = Desk::start(Engine::Sqlite).await;
    let id = desk.file(json!({ "title": "a", "description": "b" })).await["id"].clone();
    for (document, variables, data) in [
        // A variable that only a directive of `__typename` uses.
        (
            "query($a: Boolean!) { __typename @skip(if: $a) ticketStats { total } }",
            json!({ "a": true }),
            json!({ "ticketStats": { "total": 1 } }),
        ),
        ("{ __typename @skip(if: true) ticketStats { total } }", json!({}), json!({ "ticketStats": { "total": 1 } })),
        (
            "{ ticketStats { total } ... on Query { ticketStats { open } } }",
            json!({}),
            json!({ "ticketStats": { "total": 1, "open": 1 } }),
        ),
        (
            "query($n: Int! = 1) { tickets(first: $n) { totalCount } }",
            json!({}),
            json!({ "tickets": { "totalCount": 1 } }),
        ),
        (
            "query($s: TicketStatus!) { ticketStats(filter: { status: [$s] }) { total } }",
            json!({ "s": "OPEN" }),
            json!({ "ticketStats": { "total": 1 } }),
        ),
        (
            "query($s: [TicketStatus!]) { ticketStats(filter: { status: $s }) { total } }",
            json!({ "s": "CLOSED" }),
            json!({ "ticketStats": { "total": 0 } }),
        ),
        (
            "query($s: TicketStatus = OPEN) { ticketStats(filter: { status: [$s] }) { total } }",
            json!({}),
            json!({ "ticketStats": { "total": 1 } }),
        ),
        // A field of an input that has a default of its own.
        (
            "query($d: OrderDirection = ASC) { tickets(orderBy: { direction: $d }) { totalCount } }",
            json!({}),
            json!({ "tickets": { "totalCount": 1 } }),
        ),
        (
            "query($d: OrderDirection) { tickets(orderBy: { direction: $d }) { totalCount } }",
            json!({ "d": "ASC" }),
            json!({ "tickets": { "totalCount": 1 } }),
        ),
        (
            "query($f : [ # any\n TicketFilter !\n]\n!) { ... on # it is\nQuery { ticketStats(filter: { and: $f }) { total } } }",
            json!({ "f": [] }),
            json!({ "ticketStats": { "total": 1 } }),
        ),
        (
            r#"{ ticketStats(filter: { search: "\u{62}\uD83D\uDE00" }) { total } a: __typename }"#,
            json!({}),
            json!({ "ticketStats": { "total": 0 }, "a": "Query" }),
        ),
        (
            r#"{ ticketStats(filter: { search: "\u{62}" }) { total } }"#,
            json!({}),
            json!({ "ticketStats": { "total": 1 } }),
        ),
        (
            "query($l: Int) { tickets { nodes { excerpt(length: $l) } } }",
            json!({}),
            json!({ "tickets": { "nodes": [{ "excerpt": "b" }] } }),
        ),
        ("query($id: ID!) { ticket(id: $id) { title } }", json!({ "id": id }), json!({ "ticket": { "title": "a" } })),
        ("query($id: ID !) { ticket(id: $id) { title } }", json!({ "id": id }), json!({ "ticket": { "title": "a" } })),
        (
            "{ __type(name: \"Ticket\") { isOneOf specifiedByURL } }",
            json!({}),
            json!({ "__type": { "isOneOf": null, "specifiedByURL": null } }),
        ),
        (
            "\u{feff}# a comment\n{, ..., F, } fragment F on Query { ticket(id: 2147483648) { id, } }",
            json!({}),
            json!({ "ticket": null }),
        ),
    ] {
        let answer = desk.gql(document, variables).await;
        assert_eq!(answer["data"], data, "{document}: {answer}");
        assert!(answer.get("errors").is_none(), "{document}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscription_has_one_root_and_the_right_arguments() {
    let desk = Desk::start(Engine::Sqlite).await;
    let mut socket = desk.socket().await;
    for (document, words) in [
        ("subscription { ticketCreated { id } ticketStats { total } }", "one root field"),
        ("subscription { __typename }", "introspection field"),
        ("subscription { ticketStats(filter: 1) { total } }", "found an integer"),
        ("subscription($f: TicketFilter) { ticketStats(filter: $f) { total } }", "`$f.status[0]`"),
    ] {
        let payload = json!({ "query": document, "variables": { "f": { "status": ["SHUT"] } } });
        socket.send(json!({ "id": document, "type": "subscribe", "payload": payload })).await;
        let message = socket.next().await;
        assert_eq!(message["type"], "error", "{message}");
        let text = message["payload"][0]["message"].as_str().expect("a message");
        assert!(text.contains(words), "{document}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mistake_beside_a_mutation_leaves_everything_as_it_is() {
    let desk = Desk::start(Engine::Sqlite).await;
    let file = r#"a: createTicket(input: { title: "a", description: "b" }) { ticket { id } }"#;
    for (beside, variables) in [
        (r#"b: updateTicket(input: { id: "1", expectedVersion: 99999999999 }) { ticket { id } }"#, json!({})),
        (
            r#"b: createTicket(input: { title: "a", title: "b", description: "b" }) { ticket { id } } nothing"#,
            json!({}),
        ),
        (r#"b: updateTicket(input: { id: "1", status: SHUT }) { ticket { id } }"#, json!({})),
        (
            "b: updateTicket(input: $u) { ticket { id } }",
            json!({ "u": { "id": "1", "expectedVersion": 99_999_999_999_i64 } }),
        ),
        (r#"b: createTicket(input: { title: "a", title: "b", description: "b" }) { ticket { id } }"#, json!({})),
        ("b: updateTicket(input: { id: $u }) { ticket { id } }", json!({ "u": "1" })),
    ] {
        let declared = match &variables["u"] {
            Value::Null => "",
            Value::String(_) => "($u: ID)",
            _ => "($u: UpdateTicketInput!)",
        };
        let answer = desk.gql(&format!("mutation{declared} {{ {file} {beside} }}"), variables).await;
        refusal(&answer);
        assert_eq!(desk.data("{ ticketStats { total } }", json!({})).await["ticketStats"]["total"], 0, "{beside}");
    }
}
