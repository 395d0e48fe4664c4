//! That a stream of labels of the same kind as what is asked after spoils nothing.
//!
//! The shipped model of these tests has not seen the stream: it is fitted to the other tickets only.

use entity::{Category, Priority};

use super::super::{
    choice,
    shipped::sum,
    tickets::{self, Known},
};
use super::*;

/// Tickets to measure with.
struct Asked<'a> {
    known: Known,
    reading: Reading<'a>,
}

/// Shuffles in the same way every time.
fn shuffle(tickets: &mut [Known], mut seed: u64) {
    for at in (1..tickets.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from((seed >> 33) % (at as u64 + 1)).expect("small");
        tickets.swap(at, other);
    }
}

/// As many as can be taken so that of each ten, seven are of the first kind.
fn skewed(tickets: &[Known], is_first: impl Fn(&Known) -> bool) -> Vec<Known> {
    let (first, others): (Vec<_>, Vec<_>) = tickets.iter().partition(|known| is_first(known));
    let tens = (first.len() / 7).min(others.len() / 3);
    let ten = |ten: usize| first[ten * 7..][..7].iter().chain(&others[ten * 3..][..3]).copied().collect::<Vec<_>>();
    (0..tens).flat_map(ten).collect()
}

fn label(known: &Known, evidence: Evidence) -> Label {
    Label {
        title: known.title.to_owned(),
        description: known.description.to_owned(),
        category: Some(Judged { value: known.category, evidence }),
        priority: Some(Judged { value: known.priority, evidence }),
    }
}

/// How many categories and priorities are right.
fn right(shipped: &Shipped, learnt: Option<&Learnt>, all: &[Asked<'_>]) -> [i32; 2] {
    let mut count = [0; 2];
    for Asked { known, reading } in all {
        let (mut category, mut priority) = (shipped.category_logits(reading), shipped.priority_logits(reading));
        if let Some(learnt) = learnt {
            let (of_category, of_priority) = learnt.logits(&reading.features);
            (category, priority) = (sum(category, of_category), sum(priority, of_priority));
        }
        count[0] += i32::from(greatest(category) == known.category.number());
        count[1] += i32::from(choice::priority(softmax(priority)) == known.priority.number());
    }
    count
}

#[test]
fn a_stream_of_labels_spoils_nothing() {
    let (stream, others): (Vec<_>, Vec<_>) = tickets::to_learn().enumerate().partition(|(at, _)| at % 3 == 0);
    let others: Vec<_> = others.into_iter().map(|(_, known)| known).collect();
    let shipped = Shipped::learnt_from(&others);
    let asked: Vec<_> = tickets::kept_out()
        .map(|known| Asked { known, reading: Reading::new(known.text(), &shipped.lexicon) })
        .collect();
    let count = i32::try_from(asked.len()).expect("some hundred");
    let start = right(&shipped, None, &asked);
    for (seed, evidence) in [(1, Evidence::Corrected), (2, Evidence::Kept)] {
        let mut tickets: Vec<_> = stream.iter().map(|(_, known)| *known).collect();
        shuffle(&mut tickets, seed);
        // In hundredths: one point, or three.
        for (name, tickets, most) in [
            ("balanced", tickets.clone(), 1),
            ("technical above all", skewed(&tickets, |known| known.category == Category::Technical), 3),
            ("high above all", skewed(&tickets, |known| known.priority == Priority::High), 3),
        ] {
            let labels: Vec<_> = tickets.iter().map(|known| label(known, evidence)).collect();
            assert!(labels.len() >= 20, "{name}: {}", labels.len());
            for share in 1..=3 {
                let first = labels.len() * share / 3;
                let learnt = Learnt::from(&labels[..first], || &shipped);
                let now = right(&shipped, learnt.as_ref(), &asked);
                eprintln!("{name}, {evidence:?}, {first} labels: {start:?} {now:?} of {count}");
                for (start, now) in start.iter().zip(now) {
                    assert!((start - now) * 100 <= most * count, "{name}, {evidence:?} after {first}");
                }
            }
        }
    }
}
