//! Every way in which a server may fail, and what comes of it.

use super::*;

#[track_caller]
fn assert_valid(name: &str, answer: &Value) {
    let one_of = |field: &str, allowed: &[&str]| {
        assert!(allowed.contains(&answer[field].as_str().unwrap_or_default()), "{name}: {field} in {answer}");
    };
    one_of("category", &["BILLING", "TECHNICAL", "ACCOUNT", "GENERAL"]);
    one_of("priority", &["LOW", "MEDIUM", "HIGH", "CRITICAL"]);
    one_of("source", &["LLM", "LOCAL"]);
    for field in ["confidence", "priorityConfidence"] {
        assert!((0.0..=1.0).contains(&answer[field].as_f64().unwrap_or(-1.0)), "{name}: {field} in {answer}");
    }
    assert!(!answer["reasons"].as_array().expect("reasons").is_empty(), "{name}: {answer}");
}

/// What the server does, why that is no answer, and how many requests it sees.
fn misbehaviours() -> Vec<(&'static str, Behaviour, &'static str, usize)> {
    use Behaviour::{BreaksOff, Hangs, HangsUp, IsGone, NeverEnds, Refuses, RefusesSlowly, Says, Sends, Stalls};
    let says = |content: &str| Says(content.to_owned());
    let refuses = |status, body: &str| Refuses(status, vec![], body.to_owned());
    let error =
        |code: &str| json!({ "error": { "message": "No.", "type": "x", "param": null, "code": code } }).to_string();
    let whole = envelope(GOOD.into()).to_string();
    let mut choiceless = envelope(Value::Null);
    choiceless["choices"] = json!([]);
    vec![
        ("500", refuses(500, "{}"), "PROVIDER_ERROR", 2),
        ("503 in plain text", refuses(503, "overloaded"), "PROVIDER_ERROR", 2),
        ("502 as a page", refuses(502, "<html><h1>Bad Gateway</h1></html>"), "PROVIDER_ERROR", 2),
        ("400", refuses(400, &error("invalid_request_error")), "PROVIDER_ERROR", 2),
        ("401", refuses(401, &error("invalid_api_key")), "PROVIDER_ERROR", 1),
        ("401 with half a body", RefusesSlowly(401, vec![]), "PROVIDER_ERROR", 1),
        ("429 for an hour with half a body", RefusesSlowly(429, vec![("retry-after", "3600")]), "RATE_LIMITED", 1),
        ("403 as a page", refuses(403, "<html>Forbidden</html>"), "PROVIDER_ERROR", 1),
        ("404", refuses(404, &error("model_not_found")), "PROVIDER_ERROR", 1),
        ("302", Refuses(302, vec![("location", "/v2/chat/completions")], String::new()), "PROVIDER_ERROR", 1),
        ("429", refuses(429, &error("rate_limit_exceeded")), "RATE_LIMITED", 2),
        ("429 for an hour", Refuses(429, vec![("retry-after", "3600")], error("x")), "RATE_LIMITED", 1),
        ("429 in plain text", refuses(429, "slow down"), "RATE_LIMITED", 2),
        ("429 for a second", Refuses(429, vec![("retry-after", "1")], error("x")), "RATE_LIMITED", 2),
        ("429 for want of money", refuses(429, &error("insufficient_quota")), "RATE_LIMITED", 1),
        ("503 for an hour", Refuses(503, vec![("retry-after", "3600")], error("x")), "PROVIDER_ERROR", 1),
        ("connection refused", IsGone, "PROVIDER_ERROR", 0),
        ("connection reset", HangsUp, "PROVIDER_ERROR", 2),
        ("body broken off", BreaksOff, "PROVIDER_ERROR", 2),
        ("no answer", Hangs, "TIMEOUT", 1),
        ("half an answer", Stalls, "TIMEOUT", 1),
        ("endless answer", NeverEnds, "BAD_ANSWER", 1),
        ("huge answer", Says(format!("{GOOD}{}", " ".repeat(5_000_000))), "BAD_ANSWER", 1),
        ("empty body", Sends(String::new()), "BAD_ANSWER", 1),
        ("truncated envelope", Sends(whole[..whole.len() / 2].to_owned()), "BAD_ANSWER", 1),
        ("a page with 200", Sends("<html>Sign in</html>".to_owned()), "BAD_ANSWER", 1),
        ("malformed envelope", Sends(json!({ "answer": GOOD }).to_string()), "BAD_ANSWER", 1),
        ("no choices", Sends(choiceless.to_string()), "BAD_ANSWER", 1),
        ("null content", Sends(envelope(Value::Null).to_string()), "BAD_ANSWER", 1),
        ("empty content", says(""), "BAD_ANSWER", 1),
        ("prose", says("This looks like a billing question to me."), "BAD_ANSWER", 1),
        ("truncated content", says(&GOOD[..GOOD.len() / 2]), "BAD_ANSWER", 1),
        ("unknown category", says(r#"{"category":"sales","priority":"low"}"#), "BAD_ANSWER", 1),
        ("unknown priority", says(r#"{"category":"billing","priority":"urgent"}"#), "BAD_ANSWER", 1),
        ("wrong types", says(r#"{"category":["billing"],"priority":3,"confidence":"high"}"#), "BAD_ANSWER", 1),
        ("missing priority", says(r#"{"category":"billing"}"#), "BAD_ANSWER", 1),
    ]
}

#[tokio::test]
async fn whatever_the_server_does_there_is_an_answer() {
    for (name, behaviour, degraded, requests) in misbehaviours() {
        let fake = FakeLlm::start(behaviour).await;
        let deadline = if degraded == "TIMEOUT" { SHORT } else { PATIENT };
        let began = Instant::now();
        let answer = classify(fake.base_url(), deadline, ticket()).await;
        let took = began.elapsed();

        assert_valid(name, &answer);
        assert_eq!(answer["degraded"], degraded, "{name}");
        assert_eq!(answer["source"], "LOCAL", "{name}");
        assert_eq!((&answer["category"], &answer["priority"]), (&json!("BILLING"), &json!("HIGH")), "{name}");
        assert_eq!(fake.received().len(), requests, "{name}: one second try at most, where it may help");
        // The slow part is to start a server for each.
        assert!(took < Duration::from_secs(8), "{name} took {took:?}");
        if name == "429 for a second" {
            assert!(took >= Duration::from_secs(1), "{name} took only {took:?}");
        }
        if degraded == "TIMEOUT" {
            assert!(took >= Duration::from_millis(SHORT), "{name} took only {took:?}");
        }
    }
}
