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
fn a_reason_becomes_one_short_line() {
    let reason = format!("a\u{0}b\u{1b}[31m\nc\t{}", "é".repeat(400));
    let content = serde_json::json!({"category": "general", "priority": "low", "reason": reason}).to_string();
    let reason = read(&content).expect("an answer").reason.expect("an answer");
    assert!(reason.starts_with("ab[31m c é") && reason.chars().count() == 300, "{reason}");
}
