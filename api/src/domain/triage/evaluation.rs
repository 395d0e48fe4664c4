//! How good suggestions are, measured against what people say.

use entity::{Category, Priority};

use super::{Label, Suggestion};

/// How many values each head has.
const CLASSES: usize = 4;

/// Into so many parts confidences are divided to see whether they hold.
const PARTS: usize = 10;

/// How good suggestions were.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// Of the category.
    pub category: HeadScore,
    /// Of the priority.
    pub priority: HeadScore,
}

/// How good the answers of one head were.
#[derive(Clone, Debug, Default)]
pub struct HeadScore {
    /// How often each value (first) was answered with each (second), in the order of `ALL`.
    pub confusion: [[u64; CLASSES]; CLASSES],
    /// Of each part of the confidences: how many answers, the sum of their confidences, how many were right.
    parts: [(u64, f64, u64); PARTS],
}

impl Evaluation {
    /// The categories, in the order in which they are counted.
    #[must_use]
    pub fn categories() -> [&'static str; CLASSES] {
        Category::ALL.map(Category::as_str)
    }

    /// The priorities, in the order in which they are counted.
    #[must_use]
    pub fn priorities() -> [&'static str; CLASSES] {
        Priority::ALL.map(Priority::as_str)
    }

    /// Counts one suggestion for a text that somebody judged.
    pub fn add(&mut self, label: &Label, suggestion: &Suggestion) {
        let number = |category| Category::ALL.iter().position(|known| *known == category).unwrap_or_default();
        if let Some(judged) = label.category {
            self.category.add(number(judged.value), number(suggestion.category), suggestion.confidence);
        }
        let number = |priority| Priority::ALL.iter().position(|known| *known == priority).unwrap_or_default();
        if let Some(judged) = label.priority {
            self.priority.add(number(judged.value), number(suggestion.priority), suggestion.priority_confidence);
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of rows are far below 2^52")]
impl HeadScore {
    fn add(&mut self, truth: usize, answer: usize, confidence: f64) {
        self.confusion[truth][answer] += 1;
        let part = (0..PARTS - 1).find(|part| confidence < (*part as f64 + 1.0) / PARTS as f64).unwrap_or(PARTS - 1);
        let (count, sum, right) = &mut self.parts[part];
        *count += 1;
        *sum += confidence;
        *right += u64::from(truth == answer);
    }

    /// How many answers were measured.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.confusion.iter().flatten().sum()
    }

    /// The share of right answers.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        self.share_within(0)
    }

    /// The share of answers at most one step off, where the values have an order.
    #[must_use]
    pub fn within_one(&self) -> f64 {
        self.share_within(1)
    }

    /// The mean of precision and recall of each value, and of that the mean over all values that occur.
    #[must_use]
    pub fn macro_f1(&self) -> f64 {
        let occurring: Vec<_> = (0..CLASSES).filter(|&class| self.confusion[class].iter().sum::<u64>() > 0).collect();
        let sum: f64 = occurring
            .iter()
            .map(|&class| {
                let right = self.confusion[class][class] as f64;
                let said: u64 = self.confusion.iter().map(|row| row[class]).sum();
                let there: u64 = self.confusion[class].iter().sum();
                2.0 * right / (said + there) as f64
            })
            .sum();
        sum / (occurring.len().max(1)) as f64
    }

    /// The expected calibration error: how far confidences and right answers are apart, on the average.
    #[must_use]
    pub fn calibration_error(&self) -> f64 {
        let total: f64 = self.parts.iter().map(|(_, sum, right)| (sum - *right as f64).abs()).sum();
        total / self.count().max(1) as f64
    }

    fn share_within(&self, steps: usize) -> f64 {
        let near = |truth: usize, answer: usize| truth.abs_diff(answer) <= steps;
        let pairs = (0..CLASSES).flat_map(|truth| (0..CLASSES).map(move |answer| (truth, answer)));
        let count: u64 = pairs.filter(|&(t, a)| near(t, a)).map(|(t, a)| self.confusion[t][a]).sum();
        count as f64 / self.count().max(1) as f64
    }
}
