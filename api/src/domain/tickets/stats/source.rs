//! Which table the groups of an answer come from.

use std::collections::BTreeSet;

use entity::timestamp::MICROS_PER_DAY;

use crate::domain::{
    database::Database,
    error::Error,
    tickets::{Cells, Predicate, Range, search},
};

/// Where the groups come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The tally; the days narrow it when the filter names whole UTC days of filing.
    Tally {
        /// Which groups count.
        cells: Cells,
        /// The first day that counts.
        from: Option<i64>,
        /// The first day that no longer counts.
        to: Option<i64>,
    },
    /// The tickets themselves; only these ids, when a search has found them to be all that can match.
    Tickets(Option<BTreeSet<i64>>),
}

impl Source {
    /// The cheapest one for that predicate.
    pub(super) async fn choose(database: &Database, predicate: &Predicate) -> Result<Self, Error> {
        match Self::tally(predicate) {
            Some(source) => Ok(source),
            None => Ok(Self::Tickets(search::few(database, predicate).await?)),
        }
    }

    /// The part of the tally that holds just what the predicate matches, if there is one.
    #[must_use]
    pub fn tally(predicate: &Predicate) -> Option<Self> {
        let (mut others, mut ranges) = (Vec::new(), Vec::new());
        split(predicate, &mut others, &mut ranges);
        let reach = Predicate::All(others).cells();
        if !reach.is_exact() {
            return None;
        }
        let (mut from, mut to) = (None, None);
        for range in ranges {
            if let Some(start) = range.from {
                from = Some(whole_day(start.0)?.max(from.unwrap_or(i64::MIN)));
            }
            if let Some(end) = range.to {
                to = Some(whole_day(end.0)?.min(to.unwrap_or(i64::MAX)));
            }
        }
        Some(Self::Tally { cells: reach.possible, from, to })
    }
}

/// Takes the ranges of filing out of a conjunction.
fn split(predicate: &Predicate, others: &mut Vec<Predicate>, ranges: &mut Vec<Range>) {
    match predicate {
        Predicate::All(parts) => parts.iter().for_each(|part| split(part, others, ranges)),
        Predicate::Created(range) => ranges.push(*range),
        other => others.push(other.clone()),
    }
}

/// The day that begins at this moment, if one does.
fn whole_day(moment: i64) -> Option<i64> {
    (moment % MICROS_PER_DAY == 0).then_some(moment / MICROS_PER_DAY)
}
