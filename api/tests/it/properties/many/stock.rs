//! A stock in which some words are common and some are rare, and filters that tell which way they are found.

use crate::properties::model::{CATEGORIES, DAY, Filter, PRIORITIES, Range, STATUSES, Ticket, is_done, today};

/// How many tickets there are.
const MANY: i64 = 1_600;

/// "Drucker" stands in three of four tickets, "Maus" and "Ton" in 800 each, "Einhörner" in seven.
pub fn tickets() -> Vec<Ticket> {
    let pick = |values: [&'static str; 4], n: i64| values[usize::try_from(n % 4).expect("small")];
    let ticket = |n: i64| {
        let created = (today() - n % 40) * DAY + n % 7;
        let status = pick(STATUSES, n / 5);
        Ticket {
            id: 0,
            title: format!("{} {n:04}", if n % 4 == 0 { "Scanner" } else { "DRUCKER" }),
            description: format!(
                "{}{}",
                if n % 2 == 0 { "Maus" } else { "Ton 100%" },
                if n % 240 == 1 { " EINHÖRNER" } else { "" }
            ),
            category: pick(CATEGORIES, n),
            priority: pick(PRIORITIES, n / 3),
            status,
            created,
            updated: created + n % 11,
            resolved: is_done(status).then_some(created + 60),
            needs_review: n % 3 == 1,
        }
    };
    (0..MANY).map(ticket).collect()
}

/// What holds that term.
pub fn search(term: &str) -> Filter {
    Filter { search: Some(term.to_owned()), ..Filter::default() }
}

/// Filters that walk along the order, merge cells, or sort the hits, by how many tickets hold their terms.
pub fn filters() -> Vec<Filter> {
    let any = |or: Vec<Filter>| Filter { or: Some(or), ..Filter::default() };
    let all = |and: Vec<Filter>| Filter { and: Some(and), ..Filter::default() };
    let not = |filter: Filter| Filter { not: Some(Box::new(filter)), ..Filter::default() };
    let week = Range { from: Some((today() - 6) * DAY), to: Some((today() - 1) * DAY + 3) };
    let most = Range { from: Some((today() - 35) * DAY + 3), to: Some((today() - 1) * DAY) };
    let created = |range| Filter { created: Some(range), ..Filter::default() };
    vec![
        Filter::default(),
        created(week),
        created(most),
        created(Range { to: None, ..most }),
        Filter { updated: Some(most), ..Filter::default() },
        Filter { updated: Some(most), category: Some(vec!["BILLING"]), ..created(most) },
        Filter { created: Some(most), ..search("drucker") },
        all(vec![created(Range { to: None, ..most }), created(Range { from: None, ..most })]),
        not(created(most)),
        search("drucker"),
        search("Einhörner"),
        search("maus"),
        search("r"),
        search("U"),
        search("00%"),
        search("0_%"),
        search("drucker_"),
        search("drucker%"),
        search("nirgends"),
        Filter { category: Some(vec!["ACCOUNT", "GENERAL"]), priority: Some(vec!["HIGH"]), ..search("drucker") },
        Filter { status: Some(vec!["RESOLVED"]), created: Some(week), ..search("Drucker") },
        Filter { updated: Some(week), ..search("einhörner") },
        any(vec![search("maus"), search("ton")]),
        any(vec![search("maus"), search("einhörner")]),
        any(vec![search("einhörner"), search("scanner 04")]),
        all(vec![search("drucker"), search("einhörner")]),
        all(vec![search("drucker"), not(search("maus"))]),
        not(search("drucker")),
        not(any(vec![search("einhörner"), Filter { category: Some(vec!["BILLING"]), ..Filter::default() }])),
    ]
}
