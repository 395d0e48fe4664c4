use entity::ticket::{Category, Priority};
use serde::Deserialize;

use super::failure::unreadable;
use crate::domain::triage::Answer;

/// How sure a model is taken to be that does not say.
const UNSAID: f64 = 0.5;

/// The longest reason that is kept, in characters.
const LONGEST_REASON: usize = 300;

#[derive(Deserialize)]
struct Reply {
    category: String,
    priority: String,
    confidence: Option<f64>,
    priority_confidence: Option<f64>,
    reason: Option<String>,
}

/// Reads a model's words as an answer; the error says what is wrong with them, without quoting them.
pub(super) fn read(content: &str) -> Result<Answer, String> {
    let reply: Reply = serde_json::from_str(unfenced(content)).map_err(|error| unreadable("content", &error))?;
    // The schema asks for these words, and not every server holds its model to a schema.
    let category = Category::parse(&word(&reply.category)).ok_or("the category is none of ours")?;
    let priority = Priority::parse(&word(&reply.priority)).ok_or("the priority is none of ours")?;
    Ok(Answer {
        category,
        priority,
        confidence: reply.confidence.unwrap_or(UNSAID).clamp(0.0, 1.0),
        priority_confidence: reply.priority_confidence.unwrap_or(UNSAID).clamp(0.0, 1.0),
        reason: reply.reason.map(|reason| shortened(&reason)).filter(|reason| !reason.is_empty()),
    })
}

/// What stands between the fences that chat models like to put around JSON.
fn unfenced(content: &str) -> &str {
    let content = content.trim();
    let inner = content.strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    match inner {
        // The first line may name the language.
        Some(inner) => inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).trim(),
        None => content,
    }
}

fn word(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The reason as one bounded line of plain text.
fn shortened(reason: &str) -> String {
    let plain: String =
        reason.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect();
    plain.trim().chars().take(LONGEST_REASON).collect()
}

#[cfg(test)]
mod tests;
