//! Excerpts: what every one of them is, whatever the text and wherever the term stands in it.

use proptest::{prelude::*, sample::Index};
use serde_json::json;

use super::{
    bench::{Bench, for_all},
    generate,
    model::{Ticket, folded, holds},
};

const EXCERPT: &str = "query($around: String, $length: Int!) {
    tickets { nodes { excerpt(around: $around, length: $length) plain: excerpt(length: $length) } }
}";

/// A ticket of some length, a term that mostly stands in it, and the length of an excerpt.
fn case() -> impl Strategy<Value = (Ticket, String, usize)> {
    let descriptions = prop::collection::vec(generate::description(), 1..12).prop_map(|parts| parts.join("  "));
    let ticket = (generate::ticket(), descriptions).prop_map(|(ticket, description)| Ticket { description, ..ticket });
    let lengths = prop_oneof![4 => 1..80usize, 1 => 80..=500usize];
    ticket.prop_flat_map(move |ticket| {
        let term = prop_oneof![4 => generate::term(std::slice::from_ref(&ticket)), 1 => long_piece(&ticket)];
        let term = term.prop_filter("allowed", |term| !term.contains(|c: char| c.is_control() && !c.is_whitespace()));
        (Just(ticket), term, lengths.clone())
    })
}

/// A longer piece of the description, so that it may not fit into an excerpt.
fn long_piece(ticket: &Ticket) -> impl Strategy<Value = String> + use<> {
    let text: Vec<char> = ticket.description.chars().collect();
    (any::<Index>(), 1..60usize).prop_map(move |(from, length)| {
        let from = from.index(text.len());
        text[from..text.len().min(from + length)].iter().collect()
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the excerpt is a stretch of the line, with an ellipsis at an end only where something is left out, and at both
/// only where each stands for more than its own length.
fn is_cut_from(excerpt: &str, line: &str) -> bool {
    let inner = |front, back| excerpt.strip_prefix(front)?.strip_suffix(back);
    excerpt == line
        || inner("", "…").is_some_and(|stretch| line.starts_with(stretch))
        || inner("…", "").is_some_and(|stretch| line.ends_with(stretch))
        || inner("…", "…").is_some_and(|stretch| within(line).contains(stretch))
}

/// The line without two characters at either end.
fn within(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    characters.iter().skip(2).take(characters.len().saturating_sub(4)).collect()
}

both_engines! {
    async fn an_excerpt_is_a_stretch_of_the_description_that_shows_the_term(bench: Bench) {
        for_all(case(), async |(ticket, term, length)| {
            let ticket = bench.stock(vec![ticket]).await.remove(0);
            let answer = bench.desk.data(EXCERPT, json!({ "around": term, "length": length })).await;
            let node = &answer["tickets"]["nodes"][0];
            let (excerpt, plain) = (node["excerpt"].as_str().expect("text"), node["plain"].as_str().expect("text"));

            let line = one_line(&ticket.description);
            for excerpt in [excerpt, plain] {
                assert_eq!(excerpt.chars().count(), length.min(line.chars().count()), "{excerpt:?} of {line:?}");
                assert!(is_cut_from(excerpt, &line), "{excerpt:?} of {line:?}");
            }
            assert!(line == plain || line.starts_with(plain.strip_suffix('…').expect("an ellipsis")), "{plain:?}");
            let shown = one_line(&term);
            if !holds(&ticket.description, &term) || shown.is_empty() {
                assert_eq!(excerpt, plain);
            } else if folded(&shown).chars().count() + 2 <= length {
                assert!(holds(excerpt, &shown), "{excerpt:?} shows no {shown:?}");
            }
        });
    }
}
