//! From a model's words to an answer. Whatever the words are, only values of our own come out.

use entity::ticket::{Category, Priority};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{failure::unreadable, reason};
use crate::domain::triage::Answer;

/// How sure a model is taken to be that does not say.
const UNSAID: f64 = 0.5;

/// How many braces are tried that begin no JSON.
const TRIES: usize = 32;

#[derive(Deserialize)]
struct Reply {
    category: String,
    priority: String,
    #[serde(default, deserialize_with = "number")]
    confidence: Option<f64>,
    #[serde(default, deserialize_with = "number")]
    priority_confidence: Option<f64>,
    reason: Option<Value>,
}

/// Reads a model's words as an answer; the error says what is wrong with them, without quoting them.
pub(super) fn read(content: &str) -> Result<Answer, String> {
    let reply = reply(content)?;
    // The schema asks for these words, and not every server holds its model to a schema.
    let category = Category::parse(&word(&reply.category)).ok_or("the category is none of ours")?;
    let priority = Priority::parse(&word(&reply.priority)).ok_or("the priority is none of ours")?;
    Ok(Answer {
        category,
        priority,
        confidence: reply.confidence.unwrap_or(UNSAID).clamp(0.0, 1.0),
        priority_confidence: reply.priority_confidence.unwrap_or(UNSAID).clamp(0.0, 1.0),
        reason: reply.reason.as_ref().and_then(Value::as_str).and_then(reason::presentable),
    })
}

/// The last object in the words that is a reply: models think aloud, put fences around JSON, announce it and explain it.
fn reply(content: &str) -> Result<Reply, String> {
    let words = without_thoughts(content);
    let (mut found, mut wrong, mut at, mut tries) = (None, None, 0, 0);
    while let Some(brace) = words[at..].find('{').filter(|_| tries < TRIES) {
        at += brace;
        let mut objects = serde_json::Deserializer::from_str(&words[at..]).into_iter::<Value>();
        let object = objects.next();
        let end = at + objects.byte_offset();
        match object {
            Some(Ok(_)) => match serde_json::from_str(&words[at..end]) {
                Ok(reply) => {
                    found = Some(reply);
                    at = end;
                    continue;
                }
                Err(error) => wrong = wrong.or(Some(error)),
            },
            Some(Err(error)) => wrong = wrong.or(Some(error)),
            None => {}
        }
        tries += 1;
        // It may be inside.
        at += 1;
    }
    let error = || wrong.map_or_else(|| "the content holds no JSON object".to_owned(), |e| unreadable("content", &e));
    found.ok_or_else(error)
}

/// What follows the last mark that ends thinking aloud.
fn without_thoughts(content: &str) -> &str {
    const MARKS: [&str; 4] = ["</think>", "</thinking>", "</reasoning>", "<|message|>"];
    let ends = MARKS.iter().filter_map(|mark| content.rfind(mark).map(|at| at + mark.len()));
    &content[ends.max().unwrap_or(0)..]
}

/// A number, or a text that is one.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Number {
        Is(f64),
        Says(String),
    }
    match Option::<Number>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Number::Is(number)) => Ok(Some(number)),
        Some(Number::Says(text)) => {
            let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            number.map(Some).ok_or_else(|| serde::de::Error::custom("no number"))
        }
    }
}

fn word(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests;
