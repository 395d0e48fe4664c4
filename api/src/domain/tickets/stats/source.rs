//! Which table the groups of an answer come from.

use std::collections::BTreeSet;

use entity::{Timestamp, timestamp::MICROS_PER_DAY};
use sea_orm::{ConnectionTrait, DbErr};

use crate::domain::{
    database::Database,
    tickets::{Cells, Predicate, filter::Moment, search},
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
    /// The tickets themselves, as that connection sees them.
    pub(super) async fn tickets(
        database: &Database,
        connection: &impl ConnectionTrait,
        predicate: &Predicate,
    ) -> Result<Self, DbErr> {
        Ok(Self::Tickets(search::few(database, connection, predicate).await?))
    }

    /// The part of the tally that holds just what the predicate matches, if there is one.
    #[must_use]
    pub fn tally(predicate: &Predicate) -> Option<Self> {
        let (rest, range) = predicate.split_range(Moment::Created);
        let reach = rest.cells();
        if !reach.is_exact() {
            return None;
        }
        let day = |moment: Option<Timestamp>| match moment {
            Some(moment) => whole_day(moment.0).map(Some),
            None => Some(None),
        };
        let (from, to) = (day(range.from)?, day(range.to)?);
        Some(Self::Tally { cells: reach.possible, from, to })
    }
}

/// The day that begins at this moment, if one does.
fn whole_day(moment: i64) -> Option<i64> {
    (moment % MICROS_PER_DAY == 0).then_some(moment / MICROS_PER_DAY)
}
