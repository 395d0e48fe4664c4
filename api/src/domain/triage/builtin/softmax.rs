//! Softmax regression: how well some weights explain some rows, and in which direction better ones lie.

use super::{
    features::{Features, HASHED, INTERCEPT, PLACES},
    heads::{CLASSES, Logits, softmax},
};

/// One text that somebody judged.
pub(super) struct Row<'a> {
    /// What the learned part sees of it.
    pub features: &'a Features,
    /// What is known without learning.
    pub offset: Logits,
    /// How right each answer is; in all, 1.
    pub right: Logits,
    /// How much the row counts.
    pub counts: f64,
    /// Whether the intercept explains it, too.
    pub intercept: bool,
}

/// How hard weights are pulled towards nothing.
#[derive(Clone, Copy)]
pub(super) struct Penalty {
    /// Of what is hashed.
    pub hashed: f64,
    /// Of the intercept.
    pub intercept: f64,
    /// Of the categories and signals.
    pub dense: f64,
}

/// The rows with the places that occur in them numbered, so that nothing is computed for the others.
pub(super) struct Problem<'a> {
    rows: Vec<Row<'a>>,
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
    penalties: Vec<f64>,
    places: Vec<u32>,
}

impl<'a> Problem<'a> {
    /// Takes the places that occur in so many rows at least: what occurs in one only explains nothing but that row.
    pub fn new(rows: Vec<Row<'a>>, penalty: Penalty, least: u32) -> Self {
        let mut seen = vec![0_u32; PLACES];
        for place in rows.iter().flat_map(|row| &row.features.places) {
            seen[*place as usize] += 1;
        }
        let mut numbers = vec![u32::MAX; PLACES];
        let (mut places, mut penalties) = (Vec::new(), Vec::new());
        for (place, number) in (0_u32..).zip(&mut numbers) {
            let at = place as usize;
            if seen[at] >= least || (at >= HASHED && seen[at] > 0) {
                *number = u32::try_from(places.len()).unwrap_or(u32::MAX);
                places.push(place);
                penalties.push(match at {
                    INTERCEPT => penalty.intercept,
                    at if at < HASHED => penalty.hashed,
                    _ => penalty.dense,
                });
            }
        }
        let (mut starts, mut columns, mut values) = (vec![0], Vec::new(), Vec::new());
        for row in &rows {
            for (place, value) in row.features.places.iter().zip(&row.features.values) {
                let number = numbers[*place as usize];
                if number != u32::MAX && (row.intercept || *place as usize != INTERCEPT) {
                    columns.push(number);
                    values.push(*value);
                }
            }
            starts.push(columns.len());
        }
        Self { rows, starts, columns, values, penalties, places }
    }

    /// How many weights are looked for.
    pub fn size(&self) -> usize {
        self.penalties.len() * CLASSES
    }

    /// The weights, each at its place.
    pub fn spread(&self, weights: &[f32]) -> Vec<f32> {
        let mut all = vec![0.0; PLACES * CLASSES];
        for (place, weights) in self.places.iter().zip(weights.chunks_exact(CLASSES)) {
            let at = *place as usize * CLASSES;
            all[at..at + CLASSES].copy_from_slice(weights);
        }
        all
    }

    /// What the weights cost, and the gradient of that. The rows are gone through in their order, so that every
    /// process comes to the same sums.
    pub fn cost(&self, weights: &[f32], gradient: &mut [f32]) -> f64 {
        let mut cost = 0.0;
        for (at, weight) in weights.chunks_exact(CLASSES).enumerate() {
            let penalty = self.penalties[at];
            for class in 0..CLASSES {
                let weight = f64::from(weight[class]);
                cost += 0.5 * penalty * weight * weight;
                gradient[at * CLASSES + class] = single(penalty * weight);
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let range = self.starts[at]..self.starts[at + 1];
            let (columns, values) = (&self.columns[range.clone()], &self.values[range]);
            let mut sums = [0.0_f32; CLASSES];
            for (column, value) in columns.iter().zip(values) {
                let from = *column as usize * CLASSES;
                let weights = &weights[from..from + CLASSES];
                for class in 0..CLASSES {
                    sums[class] += value * weights[class];
                }
            }
            let logits = std::array::from_fn(|class| row.offset[class] + f64::from(sums[class]));
            let shares = softmax(logits);
            let pairs = shares.iter().zip(&row.right);
            cost -= row.counts * pairs.map(|(share, right)| right * share.max(1e-12).ln()).sum::<f64>();
            let pulls: [f32; CLASSES] =
                std::array::from_fn(|class| single(row.counts * (shares[class] - row.right[class])));
            for (column, value) in columns.iter().zip(values) {
                let from = *column as usize * CLASSES;
                let gradient = &mut gradient[from..from + CLASSES];
                for class in 0..CLASSES {
                    gradient[class] += value * pulls[class];
                }
            }
        }
        cost
    }
}

#[allow(clippy::cast_possible_truncation, reason = "weights are kept in single precision")]
const fn single(number: f64) -> f32 {
    number as f32
}
