//! Where the model's words are in what a server sends: OpenAI's envelope, and those that self-hosted servers make.

use serde_json::Value;

/// The model's words; the error says what is missing, without quoting anything.
pub(super) fn content(envelope: &Value) -> Result<String, String> {
    let missing = |what: &str| Err(format!("the answer has no {what}"));
    if let Some(choices) = envelope.get("choices") {
        let Some(choice) = choices.get(0) else { return missing("choices") };
        let found = choice.get("message").and_then(of_message).or_else(|| choice.get("text").and_then(text));
        if let Some(words) = found {
            return Ok(words);
        }
        let refusal = choice.pointer("/message/refusal").and_then(text);
        return if refusal.is_some() { Err("the model refused to answer".to_owned()) } else { missing("content") };
    }
    // Ollama's own API, Anthropic's own, OpenAI's newer one, and llama.cpp's.
    let found = envelope.get("message").and_then(of_message);
    let found = ["content", "output_text", "response"]
        .iter()
        .fold(found, |found, name| found.or_else(|| envelope.get(name).and_then(text)));
    found.map_or_else(|| missing("choices"), Ok)
}

/// What a message says: as text, as the arguments of a tool it would call, or, when it says nothing else, as thoughts.
fn of_message(message: &Value) -> Option<String> {
    let arguments = |call: &Value| {
        let arguments = call.get("arguments")?;
        if arguments.is_object() { Some(arguments.to_string()) } else { text(arguments) }
    };
    message
        .get("content")
        .and_then(text)
        .or_else(|| message.pointer("/tool_calls/0/function").and_then(arguments))
        .or_else(|| message.get("function_call").and_then(arguments))
        .or_else(|| ["reasoning_content", "reasoning"].iter().find_map(|name| message.get(name).and_then(text)))
}

/// A text, in one piece or in several; nothing when it is blank. Some servers send the answer as the object it is.
fn text(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words.clone(),
        Value::Array(parts) => parts.iter().filter_map(part).collect(),
        Value::Object(_) => value.to_string(),
        _ => return None,
    };
    (!words.trim().is_empty()).then_some(words)
}

fn part(part: &Value) -> Option<&str> {
    part.as_str().or_else(|| part.get("text")?.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_are_found_in_every_envelope() {
        let message = |message: Value| json!({ "choices": [{ "message": message }] });
        for envelope in [
            message(json!({ "content": "words" })),
            message(json!({ "role": "assistant", "content": [{ "type": "text", "text": "wor" }, "ds"] })),
            message(
                json!({ "content": [{ "type": "thinking", "thinking": "x" }, { "type": "text", "text": "words" }] }),
            ),
            message(json!({ "content": null, "tool_calls": [{ "function": { "name": "x", "arguments": "words" } }] })),
            message(json!({ "content": "", "function_call": { "arguments": "words" } })),
            message(json!({ "content": "words", "reasoning_content": "thoughts" })),
            message(json!({ "content": null, "reasoning_content": "words" })),
            json!({ "choices": [{ "text": "words" }] }),
            json!({ "message": { "content": "words" }, "done": true }),
            json!({ "content": [{ "type": "text", "text": "words" }] }),
            json!({ "response": "words" }),
            json!({ "content": "words", "stop": true }),
        ] {
            assert_eq!(content(&envelope).as_deref(), Ok("words"), "{envelope}");
        }
        let object = message(json!({ "content": { "a": 1 } }));
        assert_eq!(content(&object).as_deref(), Ok(r#"{"a":1}"#));
    }

    #[test]
    fn where_there_are_no_words_the_error_says_what_is_missing() {
        for (envelope, error) in [
            (json!({}), "the answer has no choices"),
            (json!("words"), "the answer has no choices"),
            (json!({ "error": "secret" }), "the answer has no choices"),
            (json!({ "choices": [] }), "the answer has no choices"),
            (json!({ "choices": [{}] }), "the answer has no content"),
            (json!({ "choices": [{ "message": { "content": " " } }] }), "the answer has no content"),
            (json!({ "choices": [{ "message": { "content": 5 } }] }), "the answer has no content"),
            (json!({ "choices": [{ "message": { "refusal": "secret" } }] }), "the model refused to answer"),
        ] {
            assert_eq!(content(&envelope), Err(error.to_owned()));
        }
    }
}
