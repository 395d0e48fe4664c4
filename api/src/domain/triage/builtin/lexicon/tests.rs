use super::*;
use crate::domain::triage::TicketText;

fn found(text: &str) -> Vec<String> {
    let text = Folded::new(TicketText { title: None, description: text });
    Lexicon::new().hits(&text).iter().map(|hit| text.as_written(hit.first, hit.past)).collect()
}

#[test]
fn every_line_is_a_phrase() {
    for source in SOURCES {
        let wrong: Vec<_> = parse(source).filter_map(Result::err).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
    assert!(Lexicon::new().phrases.len() > 500);
}

#[test]
fn the_longest_phrase_stands_and_borders_hold() {
    assert!(found("This is not urgent").contains(&"not urgent".to_owned()));
    assert!(!found("This is not urgent").contains(&"urgent".to_owned()));
    assert!(found("pineapples in prepayable bookbills").is_empty());
    assert!(found("LOGGING\n in").contains(&"logging in".to_owned()) || !found("logging in").is_empty());
    assert!(!found("the log. In time").contains(&"log. in".to_owned()));
    assert!(found("RÜCKERSTATTUNG").contains(&"rückerstattung".to_owned()));
}
