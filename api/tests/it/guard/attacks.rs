//! Documents that mean harm, over every transport.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use super::introspection::STANDARD;
use crate::support::{Desk, Engine};

/// A refusal takes no longer, without optimisation and on a machine with other things to do. `cargo bench --bench guard`
/// measures it.
const AT_ONCE: Duration = Duration::from_secs(3);

/// A fragment that spreads the next one twice, and so on; at the end stands `inside`.
fn bomb(steps: usize, inside: &str) -> String {
    let steps: String = (0..steps).map(|n| format!("fragment F{n} on Query{{...F{m} ...F{m}}}", m = n + 1)).collect();
    format!("{{...F0}}{steps}fragment F{} on Query{{{inside}}}", steps.matches("fragment").count())
}

struct Attack {
    name: &'static str,
    document: String,
    variables: Value,
    limit: &'static str,
}

fn attack(name: &'static str, limit: &'static str, document: impl Into<String>) -> Attack {
    Attack { name, document: document.into(), variables: json!({}), limit }
}

fn nested(open: &str, inside: &str, close: &str, times: usize) -> String {
    format!("{}{inside}{}", open.repeat(times), close.repeat(times))
}

fn attacks() -> Vec<Attack> {
    let many = |times: usize, part: &dyn Fn(usize) -> String| (0..times).map(part).collect::<String>();
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let values: Vec<_> = (0..20_000).collect();
    let types = |times| nested("fields{type{", "name", "}}", times);
    vec![
        attack("fragment bomb", "fields", bomb(22, "__typename")),
        attack("fragment bomb on the schema", "fields", bomb(22, "__schema{types{name}}")),
        attack("wide fragment bomb", "fields", bomb(22, "tickets{nodes{id}}")),
        attack("bomb of a billion", "levels", bomb(64, "__typename")),
        attack("10,000 aliases", "tokens", format!("{{{}}}", many(10_000, &|n| format!("a{n}:x ")))),
        attack("1,000 aliases", "aliases", format!("{{{}}}", many(1_000, &|n| format!("a{n}:__typename ")))),
        attack("500 KiB of errors", "length", format!("{{{}}}", "nothing ".repeat(64_000))),
        attack("500 KiB of brackets", "length", "{a".repeat(256_000)),
        attack("120 KiB of brackets", "tokens", "{a".repeat(60_000)),
        attack("3,900 brackets", "nesting", "{".repeat(3_900)),
        attack("100 KiB of commas", "bare", format!("{{{}", ",".repeat(100_000))),
        attack("100 KiB of comments", "bare", format!("{{{}", "#\n".repeat(50_000))),
        attack("a long word", "word", format!("{{{}}}", "a".repeat(40_000))),
        attack("a long number", "word", format!("{{a(b:{})}}", "1".repeat(40_000))),
        attack("lists in lists", "nesting", format!("{{a(b:{})}}", nested("[", "1", "]", 1_000))),
        attack("objects in objects", "nesting", format!("{{a(b:{})}}", nested("{c:", "1", "}", 900))),
        attack("types of types", "nesting", format!("query($a:{}){{a}}", nested("[", "Int", "]", 1_000))),
        attack("a deep document", "depth", format!("{{tickets{}}}", nested("{nodes", "{id}", "}", 24))),
        attack("deep inline fragments", "levels", nested("{...", "{__typename}", "}", 40)),
        attack("directives", "directives", format!("{{__typename {}}}", "@include(if:true)".repeat(300))),
        attack("arguments", "arguments", format!("{{a({})}}", many(500, &|n| format!("a{n}:1 ")))),
        attack("variables", "variables", format!("query({}){{a}}", many(500, &|n| format!("$a{n}:Int ")))),
        attack("operations", "operations", many(100, &|n| format!("query Q{n}{{a}}"))),
        attack("types within types", "introspection", format!("{{__schema{{types{{{}}}}}}}", types(5))),
        attack("the schema many times", "cost", schemas(50)),
        attack("pages on pages", "cost", "{tickets(first:100){nodes{events(first:100){nodes{ticket{title}}}}}}"),
        attack("a hundred lists", "cost", format!("{{{}}}", many(100, &|n| format!("a{n}:tickets{{nodes{{id}}}}")))),
        attack(
            "a hundred models",
            "cost",
            format!("mutation{{{}}}", many(100, &|n| format!("a{n}:classify(input:{{description:\"a\"}}){{model}}"))),
        ),
        Attack {
            variables: json!({ "a": deep }),
            ..attack("deep variables", "valueDepth", "query($a:Int){__typename}")
        },
        Attack { variables: json!({ "a": values }), ..attack("many values", "values", "query($a:Int){__typename}") },
    ]
}

fn schemas(times: usize) -> String {
    let fields: String = (0..times).map(|n| format!("a{n}:__schema{{types{{...FullType}}}}")).collect();
    let fragments = &STANDARD[STANDARD.find("fragment FullType").expect("a fragment")..];
    let fragments: String = fragments.replacen("...TypeRef", "kind", 3);
    format!(
        "{{{fields}}}{}",
        fragments.replace("...TypeRef", "kind").split("fragment TypeRef").next().expect("the rest")
    )
}

fn assert_refused(attack: &Attack, answer: &Value, took: Duration) {
    let error = &answer["errors"][0];
    let (extensions, code) =
        (&error["extensions"], if attack.limit == "cost" { "COST_EXCEEDED" } else { "LIMIT_EXCEEDED" });
    assert_eq!(
        (&extensions["code"], &extensions["limit"]),
        (&json!(code), &json!(attack.limit)),
        "{}: {answer}",
        attack.name
    );
    assert_eq!(extensions["retryable"], false, "{}", attack.name);
    assert!(extensions["requestId"].is_string(), "{}", attack.name);
    let (allowed, requested) = (extensions["allowed"].as_u64(), extensions["requested"].as_u64());
    assert!(requested > allowed && allowed > Some(0), "{}: {answer}", attack.name);
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(1));
    assert!(answer.get("data").is_none_or(Value::is_null), "{}", attack.name);
    assert!(took < AT_ONCE, "{} took {took:?}", attack.name);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_is_refused_at_once_over_each_transport() {
    let desk = Desk::start(Engine::Sqlite).await;
    let mut socket = desk.socket().await;
    for attack in attacks() {
        let begun = Instant::now();
        let answer = desk.gql(&attack.document, attack.variables.clone()).await;
        println!("{:>9.1?}  {}: {}", begun.elapsed(), attack.name, answer["errors"][0]["message"]);
        assert_refused(&attack, &answer, begun.elapsed());

        let begun = Instant::now();
        let payload = json!({ "query": attack.document, "variables": attack.variables });
        socket.send(json!({ "id": attack.name, "type": "subscribe", "payload": payload })).await;
        let message = socket.next().await;
        let answer = match message["type"].as_str() {
            Some("error") => json!({ "errors": message["payload"] }),
            _ => message["payload"].clone(),
        };
        assert_refused(&attack, &answer, begun.elapsed());
        if message["type"] == "next" {
            assert_eq!(socket.next().await["type"], "complete");
        }
        if attack.document.len() < 6_000 && attack.variables == json!({}) {
            let request = desk.request(Method::GET, "/graphql").query(&[("query", &attack.document)]);
            let answer = request.send().await.expect("an answer").json().await.expect("JSON");
            assert_refused(&attack, &answer, Duration::ZERO);
        }
    }
    assert_eq!(desk.data("{ ticketStats { total } }", json!({})).await["ticketStats"]["total"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_parser_would_not_survive_is_a_mistake_of_the_caller() {
    let desk = Desk::start(Engine::Sqlite).await;
    for (name, document, words) in [
        ("itself", "{...A} fragment A on Query{...A}".to_owned(), "spreads itself"),
        (
            "a circle",
            "{...A} fragment A on Query{...B} fragment B on Query{__typename ...A}".to_owned(),
            "spreads itself",
        ),
        (
            "an unused circle",
            "{__typename} fragment A on Query{...B} fragment B on Query{...A}".to_owned(),
            "spreads itself",
        ),
        (
            "a circle of one operation",
            "query A{__typename} query B{...A} fragment A on Query{a:__typename ...A}".to_owned(),
            "spreads itself",
        ),
        ("nobody", "{...A}".to_owned(), "no fragment `A`"),
        ("endless texts", format!("{{a(b:[\"\"\"{}])}}", "\"x\\\\\"\"\"\"".repeat(10_000)), "does not end"),
        ("endless line", format!("{{a(b:[{}", "\"\\".repeat(20_000)), "expected"),
        ("commas", format!("{{{}", ",".repeat(45_000)), "expected"),
        ("comments", format!("{{{}", "#\n".repeat(22_000)), "expected"),
        (
            "a long text",
            format!("{{ticket(id:\"{}\" a:1){{id}}}}", "é".repeat(60_000)),
            "argument `a` is not supported",
        ),
        ("nothing", String::new(), "`query` is missing"),
    ] {
        let begun = Instant::now();
        let answer = desk.gql(&document, json!({})).await;
        println!("{:>9.1?}  {name}", begun.elapsed());
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{name}: {answer}");
        let message = error["message"].as_str().expect("a message");
        assert!(message.contains(words) && message.len() < 2_000, "{name}: {message}");
        assert!(begun.elapsed() < AT_ONCE, "{name} took {:?}", begun.elapsed());
    }
}
