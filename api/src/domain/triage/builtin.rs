//! The model that is built in.

use super::{Keywords, Label, LearntWord, Suggestion, TicketText};
use entity::Priority;

/// The built-in model, as it is before or after learning. It never changes: learning makes another one.
pub struct Model {
    keywords: Keywords,
}

/// The least priority that clear signals set, whatever any model says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// The least priority.
    pub priority: Priority,
    /// Why, in a sentence for people.
    pub reason: String,
}

impl Model {
    /// The model as it is shipped.
    #[must_use]
    pub fn built_in() -> Self {
        Self { keywords: Keywords::new() }
    }

    /// The model as shipped, and what those labels teach beyond it. The same labels in the same order make the same model,
    /// in every process.
    #[must_use]
    pub fn learn(_labels: &[Label]) -> Self {
        Self::built_in()
    }

    /// The name that a suggestion carries.
    #[must_use]
    pub fn name(&self) -> &str {
        Keywords::NAME
    }

    /// From how many labels it has learnt.
    #[must_use]
    pub const fn labels(&self) -> usize {
        0
    }

    /// What title and description point to.
    #[must_use]
    pub fn classify(&self, text: TicketText<'_>) -> Suggestion {
        self.keywords.classify(text)
    }

    /// The least priority that clear signals in the text set, if there are any.
    #[must_use]
    pub fn floor(&self, _text: TicketText<'_>) -> Option<Floor> {
        None
    }

    /// The most telling words that it has learnt, the strongest first: at most so many.
    #[must_use]
    pub fn words(&self, _most: usize) -> Vec<LearntWord> {
        Vec::new()
    }
}
