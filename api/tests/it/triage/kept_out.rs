//! How good the model is on the third of our tickets that it has never seen.

use entity::{Category, Priority};
use frontdesk::domain::triage::{Evaluation, Evidence, Judged, Label, Model, TicketText};

const SOURCES: [(&str, &str); 5] = [
    ("en", include_str!("../../../src/domain/triage/builtin/tickets/en-a.txt")),
    ("en", include_str!("../../../src/domain/triage/builtin/tickets/en-b.txt")),
    ("de", include_str!("../../../src/domain/triage/builtin/tickets/de.txt")),
    ("es", include_str!("../../../src/domain/triage/builtin/tickets/es.txt")),
    ("fr", include_str!("../../../src/domain/triage/builtin/tickets/fr.txt")),
];

/// Every third ticket, with its language.
fn all() -> impl Iterator<Item = (&'static str, Label)> {
    let tickets = SOURCES.into_iter().flat_map(|(language, source)| {
        source.split("== ").skip(1).map(move |ticket| {
            let (head, rest) = ticket.split_once('\n').expect("a head");
            let (category, priority) = head.trim().split_once(' ').expect("two values");
            let (title, description) = rest.split_once('\n').expect("a title");
            let label = Label {
                title: title.trim().to_owned(),
                description: description.trim().to_owned(),
                category: Some(filed(Category::parse(category).expect("a category"))),
                priority: Some(filed(Priority::parse(priority.trim()).expect("a priority"))),
            };
            (language, label)
        })
    });
    tickets.enumerate().filter(|(at, _)| at % 3 == 2).map(|(_, ticket)| ticket)
}

/// Every third ticket.
pub fn tickets() -> impl Iterator<Item = Label> {
    all().map(|(_, label)| label)
}

const fn filed<T: Copy>(value: T) -> Judged<T> {
    Judged { value, evidence: Evidence::Filed }
}

fn evaluate(language: Option<&str>) -> Evaluation {
    let model = Model::built_in();
    let mut evaluation = Evaluation::default();
    for (_, label) in all().filter(|(of, _)| language.is_none_or(|language| language == *of)) {
        let said = model.classify(TicketText { title: Some(&label.title), description: &label.description });
        evaluation.add(&label, &said);
    }
    let (category, priority) = (&evaluation.category, &evaluation.priority);
    eprintln!(
        "{}: category {:.3} f1 {:.3} ece {:.3}, priority {:.3} f1 {:.3} ece {:.3} within {:.3}",
        language.unwrap_or("all"),
        category.accuracy(),
        category.macro_f1(),
        category.calibration_error(),
        priority.accuracy(),
        priority.macro_f1(),
        priority.calibration_error(),
        priority.within_one(),
    );
    evaluation
}

#[test]
fn it_is_as_good_as_promised_on_what_it_has_not_seen() {
    let all = evaluate(None);
    assert!(all.category.count() >= 130);
    assert!(all.category.accuracy() >= 0.80);
    assert!(all.category.macro_f1() >= 0.80);
    assert!(all.priority.accuracy() >= 0.70);
    assert!(all.priority.within_one() >= 0.90);
    assert!(all.category.calibration_error() <= 0.10);
    assert!(all.priority.calibration_error() <= 0.10);
}

#[test]
fn it_reads_four_languages() {
    for language in ["en", "de", "es", "fr"] {
        let figures = evaluate(Some(language));
        assert!(figures.category.accuracy() >= 0.75, "{language}: {}", figures.category.accuracy());
        assert!(figures.priority.accuracy() >= 0.60, "{language}: {}", figures.priority.accuracy());
    }
}

#[test]
fn nothing_critical_is_called_low() {
    let confusion = evaluate(None).priority.confusion;
    assert_eq!(confusion[3][0], 0, "{confusion:?}");
}
