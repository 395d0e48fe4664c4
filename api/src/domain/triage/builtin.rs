//! The model that is built in: what some hundred phrases say, and on top of it what was learnt, for the category and for
//! the priority. No files, no downloads, the same answer to the same text in every process.
//!
//! [`normal`] reads a text, [`lexicon`] finds its phrases and [`prior`] weighs them; [`features`] are its words and runs of
//! letters, for which [`mod@softmax`] and [`lbfgs`] find weights: in [`shipped`] from tickets of our own writing, in [`learnt`]
//! from what the people of a desk said. [`floor`] is what no model gets below.

mod choice;
mod crowd;
mod features;
mod fit;
mod floor;
mod heads;
mod instructions;
mod lbfgs;
mod learnt;
mod lexicon;
mod normal;
mod prior;
mod reading;
mod reasons;
mod shipped;
mod signal;
mod softmax;
mod temperature;
mod tickets;
mod vocabulary;
mod weights;

use std::hash::Hasher;

use entity::{Category, Priority};
use fnv::FnvHasher;

use super::{Label, LearntWord, Source, Suggestion, TicketText};
use heads::{Logits, greatest, softmax};
use learnt::Learnt;
use normal::Folded;
use reading::Reading;
use shipped::{Shipped, sum};

pub use floor::Floor;

/// Other phrases, tickets or ways to learn are another model and get another name.
const NAME: &str = "built-in-2";

/// Below that, an answer is not sure, and says so.
const SURE: f64 = 0.5;

/// The built-in model, as it is before or after learning. It never changes: learning makes another one.
///
/// What it is shipped with is shared by all of a process, and made when the first of them is asked something.
pub struct Model {
    learnt: Option<Learnt>,
    name: String,
}

impl Model {
    /// The model as it is shipped. This costs nothing.
    #[must_use]
    pub fn built_in() -> Self {
        Self { learnt: None, name: NAME.to_owned() }
    }

    /// The model as shipped, and what those labels teach beyond it: the newest 20,000, which come last. The same labels in
    /// the same order make the same model, in every process.
    #[must_use]
    pub fn learn(labels: &[Label]) -> Self {
        let learnt = Learnt::from(labels, Shipped::get);
        let name = learnt.as_ref().map_or_else(|| NAME.to_owned(), |learnt| format!("{NAME}+{}", learnt.labels));
        Self { learnt, name }
    }

    /// The name that a suggestion carries.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// From how many labels it has learnt.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.learnt.as_ref().map_or(0, |learnt| learnt.labels)
    }

    /// What title and description point to.
    #[must_use]
    pub fn classify(&self, text: TicketText<'_>) -> Suggestion {
        let reading = Reading::new(text, &Shipped::get().lexicon);
        let (categories, priorities) = self.shares(&reading);
        let (category, priority) = (greatest(categories), choice::priority(priorities));
        let suggestion = Suggestion {
            category: Category::ALL[category],
            priority: Priority::ALL[priority],
            confidence: categories[category],
            priority_confidence: priorities[priority],
            source: Source::Local,
            model: self.name.clone(),
            reasons: Vec::new(),
            degraded: None,
        };
        let reasons = self.reasons(&reading, &suggestion);
        Suggestion { reasons, ..suggestion }.at_least(floor::of(&reading.text))
    }

    /// The least priority that clear signals in the text set, if there are any.
    #[must_use]
    pub fn floor(&self, text: TicketText<'_>) -> Option<Floor> {
        floor::of(&Folded::new(text))
    }

    /// The most telling words that it has learnt, the strongest first: at most so many.
    #[must_use]
    pub fn words(&self, most: usize) -> Vec<LearntWord> {
        self.learnt.iter().flat_map(|learnt| &learnt.vocabulary.0).take(most).cloned().collect()
    }

    /// A digest of all weights: models with the same one answer alike.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let learnt = self.learnt.iter().flat_map(|learnt| [&learnt.category, &learnt.priority]);
        let mut hasher = FnvHasher::default();
        let shipped = Shipped::get();
        for weights in [&shipped.category, &shipped.priority].into_iter().chain(learnt) {
            weights.bytes().for_each(|byte| hasher.write_u8(byte));
        }
        hasher.finish()
    }

    fn shares(&self, reading: &Reading<'_>) -> (Logits, Logits) {
        let shipped = Shipped::get();
        let (mut category, mut priority) = (shipped.category_logits(reading), shipped.priority_logits(reading));
        if let Some(learnt) = &self.learnt {
            let (of_category, of_priority) = learnt.logits(&reading.features);
            (category, priority) = (sum(category, of_category), sum(priority, of_priority));
        }
        (softmax(category), softmax(priority))
    }

    fn reasons(&self, reading: &Reading<'_>, answer: &Suggestion) -> Vec<String> {
        let (category, priority) = (answer.category, answer.priority);
        let learnt = self.learnt.as_ref();
        let mut all = Vec::new();
        if answer.confidence < SURE {
            all.push("not sure of the category".to_owned());
        }
        all.extend(reasons::of(
            reading,
            category,
            category.as_str(),
            |hit| reasons::for_category(hit, category),
            learnt.map(|learnt| &learnt.category),
        ));
        if answer.priority_confidence < SURE {
            all.push("not sure of the priority".to_owned());
        }
        all.extend(reasons::of(
            reading,
            priority,
            &format!("{} priority", priority.as_str()),
            |hit| reasons::for_priority(hit, priority),
            learnt.map(|learnt| &learnt.priority),
        ));
        if all.iter().all(|reason| !reason.starts_with('"')) {
            all.push("no phrase is known here, so this is only the most usual answer".to_owned());
        }
        all
    }
}
