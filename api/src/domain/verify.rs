//! Replaying the log, and comparing it with the tickets; counting the tickets, and comparing that with the counts kept.

mod counts;
mod replay;

use sea_orm::DbErr;

use super::database::Database;
use counts::compare_counts;
use replay::replay;

/// The most differences that are told one by one.
const TOLD: usize = 20;

/// What was compared, and what differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many tickets there are.
    pub tickets: u64,
    /// How many events tell of them.
    pub events: u64,
    /// How many groups of counts were compared.
    pub counts: u64,
    /// How many differences there are.
    pub differences: u64,
    /// The first of them, each in a sentence.
    pub told: Vec<String>,
}

impl Verified {
    fn differs(&mut self, sentence: impl FnOnce() -> String) {
        self.differences += 1;
        if self.told.len() < TOLD {
            self.told.push(sentence());
        }
    }
}

/// Compares the log with the tickets, and the counts with the tickets, as they are at one moment. `progress` hears how
/// many tickets are done. A server may run meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn verify(database: &Database, progress: impl Fn(u64)) -> Result<Verified, DbErr> {
    let mut verified = Verified::default();
    let snapshot = database.snapshot().await?;
    replay(&snapshot, &mut verified, progress).await?;
    compare_counts(&snapshot, &mut verified).await?;
    snapshot.commit().await?;
    Ok(verified)
}
