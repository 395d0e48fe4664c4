use super::*;

#[test]
fn plain_and_fenced_answers_are_read() {
    let json =
        r#"{"category":"Billing","priority":" HIGH ","confidence":0.8,"priority_confidence":0.7,"reason":"Money."}"#;
    let fenced = [
        format!("```json\n{json}\n```"),
        format!("```\n{json}\n```\n"),
        format!("  ```JSON\r\n{json}```"),
        json.to_owned(),
    ];
    for content in fenced {
        let answer = read(&content).expect("an answer");
        assert_eq!((answer.category, answer.priority), (Category::Billing, Priority::High), "{content}");
        assert_eq!((answer.confidence, answer.priority_confidence), (0.8, 0.7));
        assert_eq!(answer.reason.as_deref(), Some("Money."));
    }
}

#[test]
fn confidences_are_held_to_their_range_and_may_be_missing() {
    let answer =
        read(r#"{"category":"general","priority":"low","confidence":7,"priority_confidence":-1}"#).expect("an answer");
    assert_eq!((answer.confidence, answer.priority_confidence, answer.reason), (1.0, 0.0, None));
    let answer = read(r#"{"category":"general","priority":"low","confidence":null,"extra":[1]}"#).expect("an answer");
    assert_eq!((answer.confidence, answer.priority_confidence), (0.5, 0.5));
}

#[test]
fn what_is_no_answer_is_refused_without_quoting_it() {
    let bad = [
        "",
        "secret",
        "null",
        "[]",
        "{}",
        "```json\n```",
        r#"{"category":"secret","priority":"low"}"#,
        r#"{"category":"billing","priority":"secret"}"#,
        r#"{"category":"billing"}"#,
        r#"{"category":5,"priority":"low"}"#,
        r#"{"category":["billing"],"priority":"low"}"#,
        r#"{"category":"billing","priority":"low","confidence":"secret"}"#,
        r#"{"category":"billing","priority":"low""#,
        r#"{"category":"billing","priority":"low","confidence":1e999}"#,
        r#"{"category":"billing","category":"general","priority":"low"}"#,
    ];
    for content in bad {
        let error = read(content).expect_err("no answer");
        assert!(!error.contains("secret"), "{content}: {error}");
    }
}

#[test]
fn a_reason_is_shown_when_it_is_fit_to_be() {
    let reason = |reason: serde_json::Value| {
        let content = serde_json::json!({"category": "general", "priority": "low", "reason": reason}).to_string();
        read(&content).expect("an answer").reason
    };
    assert_eq!(reason("a\u{0}b\nc".into()).as_deref(), Some("ab c"));
    assert_eq!(reason("See https://example.org".into()), None);
    assert_eq!(reason(5.into()), None);
    assert_eq!(reason(serde_json::Value::Null), None);
}

#[test]
fn an_answer_is_found_among_other_words() {
    let json = r#"{"category":"billing","priority":"high","confidence":"0.8","priority_confidence":0.7}"#;
    let other = json.replace("billing", "general");
    for content in [
        format!("Here is the answer: {json}"),
        format!("{json}\n\nI hope this helps {{with}} it."),
        format!("Sure!\n```json\n{json}\n```\nBecause {{x}}."),
        format!("<think>It may be {other}, or not.</think>\n{json}"),
        format!("It looks like {other} at first, but it is {json}"),
        format!("{{\"answer\":{json}}}"),
        format!("[{json}]"),
        format!("{{not json}} {{ {json}"),
    ] {
        let answer = read(&content).unwrap_or_else(|error| panic!("{content}: {error}"));
        assert_eq!((answer.category, answer.priority), (Category::Billing, Priority::High), "{content}");
        assert_eq!((answer.confidence, answer.priority_confidence), (0.8, 0.7), "{content}");
    }
}

#[test]
fn a_flood_of_braces_is_given_up_soon() {
    let began = std::time::Instant::now();
    read(&"{\"a\":".repeat(150_000)).expect_err("no answer");
    read(&"{".repeat(1_000_000)).expect_err("no answer");
    assert!(began.elapsed() < std::time::Duration::from_secs(3), "{:?}", began.elapsed());
}
