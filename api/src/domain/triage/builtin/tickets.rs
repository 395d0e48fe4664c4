//! Tickets of our own writing: most of them are learnt before the program starts to learn from others, and every third
//! one is kept out of that, to see how good it is.

use entity::{Category, Priority};

use crate::domain::triage::TicketText;

const SOURCES: [(&str, &str); 5] = [
    ("en", include_str!("tickets/en-a.txt")),
    ("en", include_str!("tickets/en-b.txt")),
    ("de", include_str!("tickets/de.txt")),
    ("es", include_str!("tickets/es.txt")),
    ("fr", include_str!("tickets/fr.txt")),
];

/// Of so many tickets one is kept out.
const KEPT_OUT: usize = 3;

/// A ticket, and what it is.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// In which language it is written.
    #[cfg_attr(not(test), expect(dead_code, reason = "only figures are told apart by it"))]
    pub language: &'static str,
    /// What it is about.
    pub category: Category,
    /// How urgent it is.
    pub priority: Priority,
    /// Its title.
    pub title: &'static str,
    /// Its description.
    pub description: &'static str,
}

impl Known {
    /// Its text.
    pub const fn text(&self) -> TicketText<'static> {
        TicketText { title: Some(self.title), description: self.description }
    }
}

/// Those to learn from.
pub(super) fn to_learn() -> impl Iterator<Item = Known> {
    all().enumerate().filter(|(at, _)| at % KEPT_OUT != KEPT_OUT - 1).map(|(_, known)| known)
}

/// Those that are never learnt from.
#[cfg(test)]
pub(super) fn kept_out() -> impl Iterator<Item = Known> {
    all().enumerate().filter(|(at, _)| at % KEPT_OUT == KEPT_OUT - 1).map(|(_, known)| known)
}

fn all() -> impl Iterator<Item = Known> {
    SOURCES.into_iter().flat_map(|(language, source)| {
        // The first part is what stands before the first ticket.
        format_of(source).filter_map(move |ticket| parse(language, ticket))
    })
}

fn format_of(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.split("== ").skip(1)
}

fn parse(language: &'static str, ticket: &'static str) -> Option<Known> {
    let (head, rest) = ticket.split_once('\n')?;
    let (category, priority) = head.trim().split_once(' ')?;
    let (title, description) = rest.split_once('\n')?;
    Some(Known {
        language,
        category: Category::parse(category)?,
        priority: Priority::parse(priority.trim())?,
        title: title.trim(),
        description: description.trim(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ticket_is_read_and_all_kinds_are_there() {
        let heads =
            SOURCES.iter().flat_map(|(_, source)| source.lines()).filter(|line| line.starts_with("== ")).count();
        assert_eq!(all().count(), heads);
        assert!(heads >= 400, "{heads}");
        for category in Category::ALL {
            for priority in Priority::ALL {
                let of = |known: &Known| known.category == category && known.priority == priority;
                assert!(to_learn().filter(of).count() >= 8, "{category:?} {priority:?}");
                assert!(kept_out().filter(of).count() >= 3, "{category:?} {priority:?}");
            }
        }
    }
}
