//! The least priority that clear signals set. Neither a language model nor an instruction within the text gets below it.

use entity::Priority;

use super::{lexicon::Points, reading::Reading, signal::Signal};

/// The least priority that clear signals set, whatever any model says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// The least priority.
    pub priority: Priority,
    /// Why, in a sentence for people.
    pub reason: String,
}

/// A phrase of such a weight says by itself what is the case.
const PLAIN: f64 = 2.4;

/// How plainly it must be given for the highest priority.
const CRITICAL: f64 = 0.77;

/// How plainly a mitigation or a question must be given to leave the matter to the models.
const DOUBT: f64 = 0.5;

/// The floor of a text, if its signals are clear.
pub(super) fn of(reading: &Reading<'_>) -> Option<Floor> {
    let evidence = &reading.evidence;
    if evidence.signal(Signal::Mitigation) > DOUBT || evidence.signal(Signal::Trivial) > DOUBT {
        return None;
    }
    let (signal, hit) = [Signal::Security, Signal::Outage, Signal::DataLoss]
        .into_iter()
        .filter_map(|signal| {
            let hits = evidence.hits.iter().filter(|hit| hit.points == Points::At(signal));
            hits.max_by(|a, b| a.weight.total_cmp(&b.weight)).filter(|hit| hit.weight >= PLAIN).map(|hit| (signal, hit))
        })
        .max_by(|(a, _), (b, _)| evidence.signal(*a).total_cmp(&evidence.signal(*b)))?;
    let priority = if evidence.signal(signal) >= CRITICAL { Priority::Critical } else { Priority::High };
    let words = reading.text.as_written(hit.first, hit.past);
    let (level, meaning) = (priority.as_str(), signal.meaning());
    Some(Floor { priority, reason: format!("\"{words}\" tells of {meaning}: at least {level} (built-in rule)") })
}
