use std::collections::HashSet;

use super::{lexicon::Group, *};

mod tickets;

fn classify(title: Option<&str>, description: &str) -> Suggestion {
    Keywords::new().classify(TicketText { title, description })
}

fn category(description: &str) -> Category {
    classify(None, description).category
}

fn priority(description: &str) -> Priority {
    classify(None, description).priority
}

#[test]
fn most_tickets_are_sorted_as_a_person_would() {
    let (mut categories, mut priorities, mut within_one_level) = (0, 0, 0);
    for &(category, priority, title, description) in tickets::TICKETS {
        let suggestion = classify(Some(title), description);
        categories += usize::from(suggestion.category == category);
        priorities += usize::from(suggestion.priority == priority);
        within_one_level += usize::from((suggestion.priority as i32).abs_diff(priority as i32) <= 1);
    }
    let of = |count: usize| count * 100 / tickets::TICKETS.len();
    assert!(of(categories) >= 85, "{categories} categories");
    assert!(of(priorities) >= 85, "{priorities} priorities");
    assert!(of(within_one_level) >= 97, "{within_one_level} priorities within one level");
}

#[test]
fn without_evidence_it_says_general_and_medium_and_is_not_sure() {
    for description in [
        "",
        "   ",
        "Lorem ipsum dolor sit amet",
        "Привет",
        "🙂🙂",
        "\u{0}\u{202e}",
        "%_\\'\"",
        "'''",
        "日本語のテキスト",
    ] {
        let suggestion = classify(None, description);
        assert_eq!((suggestion.category, suggestion.priority), (Category::General, Priority::Medium), "{description}");
        assert!((0.25..=0.4).contains(&suggestion.confidence), "{}", suggestion.confidence);
        assert!((0.25..=0.4).contains(&suggestion.priority_confidence), "{}", suggestion.priority_confidence);
        assert_eq!(suggestion.reasons.len(), 1);
    }
}

#[test]
fn reasons_name_the_phrases_that_counted() {
    let suggestion = classify(Some("Refund"), "Urgent: I was CHARGED\ntwice.");
    assert_eq!(
        suggestion.reasons,
        [
            "\"refund\" points to billing",
            "\"was charged\" points to billing",
            "\"urgent\" points to high priority",
            "\"charged twice\" points to high priority",
        ]
    );
    assert_eq!((suggestion.source, suggestion.model.as_str()), (Source::Local, "keywords-1"));
}

#[test]
fn more_evidence_makes_surer_and_contradiction_less_sure() {
    let confidence = |description| classify(None, description).confidence;
    let one = confidence("an invoice");
    assert!(one > 0.5 && one < confidence("a refund for the invoice"));
    assert!(one > confidence("an invoice and a password"));
    assert_eq!(one, confidence("an invoice invoice invoice invoice"));
    assert!(confidence(&"refund invoice payment receipt vat ".repeat(50)) <= 0.9);
}

#[test]
fn urgency_can_be_taken_back() {
    for text in [
        "Not urgent.",
        "this isn't urgent",
        "It is not a very urgent one",
        "there is no hurry",
        "No rush",
        "not critical",
        "It’s not an emergency",
        "This is not a blocker",
        "no real outage",
        "whenever you have time",
        "nothing important",
    ] {
        assert_eq!(priority(text), Priority::Low, "{text}");
    }
    assert_eq!(classify(None, "Hardly a very severe one").reasons, ["\"hardly a very severe\" points to low priority"]);
    for text in ["I did not get an answer, urgent!", "No. This is urgent", "urgent, no joke", "There is no workaround"]
    {
        assert_eq!(priority(text), Priority::High, "{text}");
    }
}

#[test]
fn phrases_match_whole_words_within_a_clause() {
    assert_eq!(category("a refundable thing, refunded, REFUNDS"), Category::Billing);
    assert_eq!(category("pineapples in prepayable bookbills"), Category::General);
    assert_eq!(category("I can't log-in"), Category::Account);
    assert_eq!(category("the log. In time"), Category::General);
    assert_eq!(category("You are in charge"), Category::General);
}

#[test]
fn only_the_beginning_is_read() {
    let padding = "word ".repeat(CHARACTERS_READ / 5);
    assert_eq!(category(&format!("{padding} refund")), Category::General);
    assert_eq!(classify(Some(&padding), "refund").category, Category::General);
    assert_eq!(category(&format!("refund {padding}")), Category::Billing);
    // A border inside a character or a word is no trouble.
    assert_eq!(category(&"é".repeat(20_000)), Category::General);
}

#[test]
fn phrases_are_written_as_they_are_looked_up() {
    let categories = category::PHRASES.iter().flat_map(Group::each).map(|phrase| ("category", phrase));
    let priorities = priority::PHRASES.iter().flat_map(Group::each).map(|phrase| ("priority", phrase));
    let mut seen = HashSet::new();
    for (head, phrase) in categories.chain(priorities) {
        assert!(seen.insert((head, phrase)), "{phrase:?} stands twice");
        for word in phrase.split(' ') {
            let word = word.strip_suffix('*').unwrap_or(word);
            let mut found = words::of(TicketText { title: None, description: word }, CHARACTERS_READ);
            assert_eq!(found.pop().map(|word| word.text).as_deref(), Some(word), "{phrase:?}");
            assert!(found.is_empty(), "{phrase:?}");
        }
    }
    assert!(seen.len() > 400, "{}", seen.len());
}
