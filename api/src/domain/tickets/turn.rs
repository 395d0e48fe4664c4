//! One after the other: changes of one ticket on PostgreSQL.

use sea_orm::{ConnectionTrait, DbErr};

/// The class of the locks by which updates of a ticket take turns. Any number will do, as long as all servers use it.
const TURNS: i32 = 0x74_69_63;

/// Waits until no other update of the ticket is under way.
///
/// Events stand in the log by the ids of their transactions, and a transaction gets its id when it asks for the lock of
/// the row: of two that wait for it, the one with the greater id may come first. This lock is taken before, and assigns
/// no id. Two tickets that fall on one lock wait for each other, no more.
pub async fn take_turn(transaction: &impl ConnectionTrait, ticket: i64) -> Result<(), DbErr> {
    let folded = (ticket ^ (ticket >> 32)) & i64::from(u32::MAX);
    let lock = format!("SELECT pg_advisory_xact_lock({TURNS}, CAST({folded} - 2147483648 AS integer))");
    transaction.execute_unprepared(&lock).await.map(drop)
}
