//! The counts that triggers keep against a `GROUP BY` of the tickets.

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};

use super::Verified;
use crate::domain::database::Transaction;

pub(super) async fn compare_counts(snapshot: &Transaction, verified: &mut Verified) -> Result<(), DbErr> {
    for (table, day) in [("ticket_tally", "0"), ("ticket_tally_day", "created_at / 86400000000")] {
        let by_day = if table == "ticket_tally" { "0 AS day" } else { "day" };
        // What is kept, less what is there: nothing is left where both agree.
        let sql = format!(
            "SELECT CAST(day AS BIGINT) AS day, category, priority, status, CAST(sum(total) AS BIGINT) AS total FROM ( \
               SELECT {by_day}, category, priority, status, total, resolved, resolution_ms FROM {table} \
               UNION ALL SELECT {day}, category, priority, status, -count(*), -count(resolved_at), \
                 -coalesce(sum((resolved_at - created_at) / 1000), 0) FROM ticket GROUP BY 1, 2, 3, 4) AS both_ways \
             GROUP BY day, category, priority, status \
             HAVING sum(total) <> 0 OR sum(resolved) <> 0 OR sum(resolution_ms) <> 0 ORDER BY 1, 2, 3, 4"
        );
        for row in all(snapshot, sql).await? {
            let text = |column: &str| row.try_get::<String>("", column);
            let (category, priority, status) = (text("category")?, text("priority")?, text("status")?);
            let (day, more): (i64, i64) = (row.try_get("", "day")?, row.try_get("", "total")?);
            let when = if table == "ticket_tally" { String::new() } else { format!(" of day {day}") };
            verified
                .differs(|| format!("the counts of {category}, {priority}, {status}{when} are off, by {more} tickets"));
        }
        let groups = all(snapshot, format!("SELECT count(*) AS n FROM {table}")).await?;
        let groups = groups.first().map(|row| row.try_get::<i64>("", "n")).transpose()?;
        verified.counts += groups.unwrap_or_default().unsigned_abs();
    }
    Ok(())
}

async fn all(snapshot: &Transaction, sql: String) -> Result<Vec<QueryResult>, DbErr> {
    snapshot.query_all_raw(Statement::from_string(snapshot.get_database_backend(), sql)).await
}
