use super::lexicon::Hit;

/// What each further phrase for the same label counts, compared with the one before: the fifth word for money says
/// little that the first four have not said.
const DAMPING: f64 = 0.7;

/// The most that counting words can be sure of.
const SUREST: f64 = 0.9;

/// The label that the phrases point to, and how surely.
pub(super) struct Verdict<L> {
    pub label: L,
    pub confidence: f64,
}

/// Weighs the hits for each label, on top of the `lead` that a label has without any.
///
/// The confidence is the winner's share in a softmax, so it falls when two labels are close and when there is little to
/// go by.
pub(super) fn verdict<L: Copy + PartialEq>(labels: &[L; 4], hits: &[Hit<L>], lead: impl Fn(L) -> f64) -> Verdict<L> {
    let sums = labels.map(|label| lead(label) + damped_sum(label, hits));
    // The first of equals wins, so the order of the labels decides nothing by chance.
    let mut best = 0;
    for (index, sum) in sums.iter().enumerate() {
        if *sum > sums[best] {
            best = index;
        }
    }
    let total: f64 = sums.iter().map(|sum| (sum - sums[best]).exp()).sum();
    Verdict { label: labels[best], confidence: (1.0 / total).min(SUREST) }
}

fn damped_sum<L: PartialEq>(label: L, hits: &[Hit<L>]) -> f64 {
    let mut weights: Vec<f64> = hits.iter().filter(|hit| hit.points_to == label).map(|hit| hit.weight).collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    weights.iter().rev().fold(0.0, |sum, weight| weight + DAMPING * sum)
}
