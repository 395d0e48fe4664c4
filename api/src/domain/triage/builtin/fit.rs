//! Learning: from texts that somebody judged to weights.

use super::{
    lbfgs,
    softmax::{Penalty, Problem, Row},
    weights::Weights,
};

/// How the learning goes.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    /// How hard weights are pulled towards nothing.
    pub penalty: Penalty,
    /// In how many texts something must occur to be learnt.
    pub least: u32,
    /// How many steps downhill are gone at most.
    pub steps: usize,
}

/// The weights that explain the rows best.
pub(super) fn fit(rows: Vec<Row<'_>>, manner: Manner) -> Weights {
    if rows.is_empty() {
        return Weights::new(Vec::new());
    }
    let problem = Problem::new(rows, manner.penalty, manner.least);
    let found = lbfgs::minimise(problem.size(), manner.steps, |weights, gradient| problem.cost(weights, gradient));
    Weights::new(problem.spread(&found))
}
