//! The model that is built in: weighted English phrases, no learning, no files.
//!
//! It knows a few hundred phrases that point to a category or to a priority, adds up what it finds and turns the sums
//! into probabilities. Where it finds nothing it says general and medium, with a confidence that says as much.
//!
//! Words are looked up in a table rather than searched for in the text: word borders, punctuation and line breaks
//! within a phrase then need no care of their own, and one pass over the words is all there is.

mod category;
mod lexicon;
mod priority;
mod score;
mod words;

use entity::ticket::{Category, Priority};

use super::{Source, Suggestion, TicketText};
use lexicon::{Hit, Lexicon};
use score::Verdict;

/// How much of a text is read. A person says within the first screen what it is about, and the work stays bounded
/// however long the text is.
pub const CHARACTERS_READ: usize = 4_000;

/// How many phrases are named for each of category and priority.
const PHRASES_NAMED: usize = 3;

/// The built-in model.
pub struct Keywords {
    categories: Lexicon<Category>,
    priorities: Lexicon<Priority>,
}

impl Keywords {
    /// The name that a suggestion carries. Other phrases or weights are another model and get another name.
    pub const NAME: &str = "keywords-1";

    /// Prepares the phrases for look-up.
    pub fn new() -> Self {
        Self { categories: Lexicon::new(category::PHRASES), priorities: Lexicon::new(priority::PHRASES) }
    }

    /// What the first `CHARACTERS_READ` characters of title and description point to.
    pub fn classify(&self, text: TicketText<'_>) -> Suggestion {
        let words = words::of(text, CHARACTERS_READ);
        // "Not critical" takes the urgency back; "no refund" is about money all the same.
        let categories = self.categories.hits(&words, |_, _| None);
        let priorities = self.priorities.hits(&words, priority::taken_back);

        let category = score::verdict(&Category::ALL, &categories, category::lead);
        let priority = score::verdict(&Priority::ALL, &priorities, priority::lead);

        let mut reasons = reasons(&category, &categories, |label| label.as_str().to_owned());
        reasons.extend(reasons_of_priority(&priority, &priorities));
        if reasons.is_empty() {
            reasons.push("no phrase is known here, so this is only the most usual answer".to_owned());
        }
        Suggestion {
            category: category.label,
            priority: priority.label,
            confidence: category.confidence,
            priority_confidence: priority.confidence,
            source: Source::Local,
            model: Self::NAME.to_owned(),
            reasons,
            degraded: None,
        }
    }
}

impl Default for Keywords {
    fn default() -> Self {
        Self::new()
    }
}

fn reasons_of_priority(verdict: &Verdict<Priority>, hits: &[Hit<Priority>]) -> Vec<String> {
    reasons(verdict, hits, |label| format!("{} priority", label.as_str()))
}

/// The phrases that carried the verdict, heaviest first.
fn reasons<L: Copy + PartialEq>(verdict: &Verdict<L>, hits: &[Hit<L>], name: impl Fn(L) -> String) -> Vec<String> {
    let mut carrying: Vec<_> = hits.iter().filter(|hit| hit.points_to == verdict.label).collect();
    carrying.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let sentence = |hit: &&Hit<L>| format!("\"{}\" points to {}", hit.phrase, name(hit.points_to));
    carrying.iter().take(PHRASES_NAMED).map(sentence).collect()
}

#[cfg(test)]
mod tests;
