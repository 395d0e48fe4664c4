//! What labels teach, and what they must not spoil.

use entity::{Category, Priority};
use frontdesk::domain::triage::{Evidence, Judged, Label, Model, PointsTo, TicketText};

use super::{
    desk::{accuracy, balanced, skewed},
    kept_out,
};

fn label(description: &str, category: Category, priority: Priority) -> Label {
    Label {
        title: String::new(),
        description: description.to_owned(),
        category: Some(Judged { value: category, evidence: Evidence::Corrected }),
        priority: Some(Judged { value: priority, evidence: Evidence::Corrected }),
    }
}

#[test]
fn a_desk_with_its_own_jargon_is_learnt() {
    let (labels, others) = (balanced(1_000, 1), balanced(400, 2));
    // Words for how urgent something is are rarer than names, and people agree less on it: it is learnt with more restraint.
    for (count, least, least_priority) in [(100, 0.80, 0.62), (500, 0.85, 0.80), (1_000, 0.90, 0.90)] {
        let (category, priority) = accuracy(&Model::learn(&labels[..count]), &others);
        println!("{count} labels: category {category:.3}, priority {priority:.3}");
        assert!(category >= least, "category after {count}: {category}");
        assert!(priority >= least_priority, "priority after {count}: {priority}");
    }
}

#[test]
fn learning_never_makes_it_worse() {
    let others = balanced(400, 3);
    let known: Vec<_> = kept_out::tickets().collect();
    let start = Model::built_in();
    println!("start: {:.3?}", accuracy(&start, &others));
    let (desk_start, known_start) = (accuracy(&start, &others), accuracy(&start, &known));
    for (name, labels, most) in [("balanced", balanced(300, 4), 0.01), ("skewed", skewed(300, 5), 0.03)] {
        for count in [1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100, 200, 300] {
            let model = Model::learn(&labels[..count]);
            let (desk, general) = (accuracy(&model, &others), accuracy(&model, &known));
            println!("{name} {count}: desk {desk:.3?}, tickets like ours {general:.3?}");
            assert!(desk.0 >= desk_start.0 - most, "{name}, category after {count}: {desk_start:?} {desk:?}");
            assert!(desk.1 >= desk_start.1 - most, "{name}, priority after {count}: {desk_start:?} {desk:?}");
            // Tickets that the labels say nothing of stay what they were, but for those on the edge.
            assert!(general.0 >= known_start.0 - 0.03, "{name} after {count}: {known_start:?} {general:?}");
        }
    }
}

#[test]
fn ten_corrections_turn_a_phrase_round() {
    let ask = |model: &Model| {
        let text = "Please refund the deposit for the scaffold";
        model.classify(TicketText { title: None, description: text })
    };
    let before = ask(&Model::built_in());
    assert_eq!(before.category, Category::Billing);
    let labels: Vec<_> = (0..10)
        .map(|at| label(&format!("Please refund the scaffold number {at}"), Category::General, Priority::High))
        .collect();
    let model = Model::learn(&labels);
    let after = ask(&model);
    assert_eq!((after.category, after.priority), (Category::General, Priority::High), "{:?}", after.reasons);
    assert_eq!((model.name(), model.labels()), ("built-in-2+10", 10));
    assert_eq!(after.model, "built-in-2+10");
    assert!(after.reasons.iter().any(|reason| reason.ends_with("(learnt)")), "{:?}", after.reasons);
    assert!(before.reasons.iter().any(|reason| reason.ends_with("(built-in)")), "{:?}", before.reasons);
    assert!(before.reasons.iter().all(|reason| !reason.ends_with("(learnt)")), "{:?}", before.reasons);

    let words = model.words(50);
    let general = PointsTo::Category(Category::General);
    assert!(words.iter().any(|word| word.words.contains("scaffold") && word.points_to == general), "{words:?}");
    assert!(words.windows(2).all(|pair| pair[0].weight >= pair[1].weight));
    assert_eq!(model.words(1).len(), 1);
}

#[test]
fn what_a_person_let_stand_counts_less_than_a_correction() {
    let text = "the quorble hums";
    let with = |evidence| {
        let labels: Vec<_> = (0..6)
            .map(|_| Label {
                category: Some(Judged { value: Category::Account, evidence }),
                priority: None,
                ..label(text, Category::Account, Priority::Low)
            })
            .collect();
        let model = Model::learn(&labels);
        let said = model.classify(TicketText { title: None, description: text });
        (said.category, said.confidence)
    };
    let (corrected, kept) = (with(Evidence::Corrected), with(Evidence::Kept));
    assert_eq!(corrected.0, Category::Account);
    assert!(kept.0 != Category::Account || kept.1 < corrected.1, "{kept:?} {corrected:?}");
}

#[test]
fn the_same_labels_make_the_same_model() {
    let labels = balanced(60, 6);
    let (one, other) = (Model::learn(&labels), Model::learn(&labels));
    assert_eq!(one.fingerprint(), other.fingerprint());
    assert_ne!(one.fingerprint(), Model::built_in().fingerprint());
    assert_ne!(one.fingerprint(), Model::learn(&labels[1..]).fingerprint());
    assert_eq!(Model::learn(&[]).fingerprint(), Model::built_in().fingerprint());
    assert_eq!(Model::learn(&[]).name(), Model::built_in().name());
}
