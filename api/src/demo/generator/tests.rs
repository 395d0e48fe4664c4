use std::collections::HashMap;

use entity::{Status, Timestamp};

use super::Generator;
use crate::domain::tickets::ImportedTicket;

const YEARS: usize = 2 * 365 * 24;

fn now() -> Timestamp {
    Timestamp(1_790_000_000_000_000)
}

fn tickets(count: u64, seed: u64) -> Vec<ImportedTicket> {
    Generator::new(count, seed, YEARS, now()).collect()
}

#[test]
fn every_ticket_is_one_that_the_domain_takes() {
    for ticket in tickets(20_000, 1) {
        assert!(ticket.check().is_empty(), "{ticket:?} {:?}", ticket.check());
        assert!(!ticket.title.contains('{') && !ticket.description.contains('{'), "a slot was not filled: {ticket:?}");
        assert!(ticket.created_at <= now() && ticket.updated_at <= now());
    }
}

#[test]
fn comes_in_the_order_of_time_and_in_the_number_asked_for() {
    for count in [0, 1, 7, 999, 20_000] {
        let tickets = tickets(count, 3);
        assert_eq!(tickets.len() as u64, count);
        assert!(tickets.is_sorted_by_key(|ticket| ticket.created_at));
    }
}

#[test]
fn the_texts_depend_on_the_seed_and_not_on_the_moment() {
    let texts = |seed, now| -> Vec<_> {
        Generator::new(500, seed, YEARS, now)
            .map(|ticket| (ticket.title, ticket.description, ticket.category))
            .collect()
    };
    let later = Timestamp(now().0 + 123_456_789_012);
    assert_eq!(texts(5, now()), texts(5, later));
    assert_ne!(texts(5, now()), texts(6, now()));
}

#[test]
fn looks_like_a_desk() {
    let tickets = tickets(50_000, 1);
    let share = |of: &dyn Fn(&ImportedTicket) -> bool| {
        tickets.iter().filter(|ticket| of(ticket)).count() as f64 / tickets.len() as f64
    };
    let length = tickets.iter().map(|t| t.description.chars().count()).sum::<usize>() / tickets.len();
    assert!((220..290).contains(&length), "a description has {length} characters on average");
    let closed = share(&|t| t.status == Status::Closed);
    assert!(closed > 0.85, "{closed} are closed");
    let recent = |ticket: &ImportedTicket| ticket.created_at.0 > now().0 - 3_600_000_000;
    assert!(tickets.iter().filter(|t| recent(t)).any(|t| t.status == Status::Open), "the newest ones are open");
    let weekend = share(&|t| matches!((t.created_at.day() + 4) % 7, 0 | 6));
    assert!((0.05..0.2).contains(&weekend), "{weekend} come at the weekend");
    let second_year = share(&|t| t.created_at.0 > now().0 - YEARS as i64 / 2 * 3_600_000_000);
    assert!((0.5..0.65).contains(&second_year), "{second_year} come in the second half");
    let foreign = share(&|t| !t.description.is_ascii());
    assert!((0.02..0.4).contains(&foreign), "{foreign} are not all ASCII");
}

#[test]
fn some_words_are_common_and_many_are_rare() {
    let mut words: HashMap<String, u32> = HashMap::new();
    for ticket in tickets(50_000, 1) {
        for word in ticket.description.split_whitespace() {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    let commonest = words.values().max().copied().unwrap_or_default();
    let rare = words.values().filter(|count| **count <= 5).count();
    assert!(commonest > 30_000, "the commonest word stands {commonest} times");
    assert!(rare > 10_000, "{rare} words stand at most five times");
}
