//! The counts that triggers keep are those of the tickets, whoever writes to these.

use proptest::prelude::*;
use serde_json::json;

use super::{
    bench::{Bench, for_all},
    generate,
    model::{DAY, Filter, Ticket, is_done, stats, today},
};

/// How many groups the tally has that the tickets do not have, or the other way round.
const DIFFERENCES: &str = "
    WITH counted AS (SELECT category, priority, status, count(*), count(resolved_at),
            coalesce(sum((resolved_at - created_at) / 1000), 0) FROM ticket GROUP BY 1, 2, 3),
        kept AS (SELECT category, priority, status, total, resolved, resolution_ms FROM ticket_tally
            WHERE total <> 0 OR resolved <> 0 OR resolution_ms <> 0),
        counted_by_day AS (SELECT created_at / 86400000000, category, priority, status, count(*), count(resolved_at),
            coalesce(sum((resolved_at - created_at) / 1000), 0) FROM ticket GROUP BY 1, 2, 3, 4),
        kept_by_day AS (SELECT day, category, priority, status, total, resolved, resolution_ms FROM ticket_tally_day
            WHERE total <> 0 OR resolved <> 0 OR resolution_ms <> 0)
    SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) AS a)
        + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) AS b)
        + (SELECT count(*) FROM (SELECT * FROM counted_by_day EXCEPT SELECT * FROM kept_by_day) AS c)
        + (SELECT count(*) FROM (SELECT * FROM kept_by_day EXCEPT SELECT * FROM counted_by_day) AS d) AS n";

/// A write past the server. The number picks the tickets it is about: every so many.
#[derive(Clone, Debug)]
enum Write {
    Insert(Vec<Ticket>),
    Classify(i64, &'static str, &'static str),
    Move(i64, &'static str, i64),
    Backdate(i64, i64),
    Delete(i64),
    Leave(i64),
}

fn write() -> impl Strategy<Value = Write> {
    let every = || 1..4i64;
    prop_oneof![
        3 => prop::collection::vec(generate::ticket(), 1..4).prop_map(Write::Insert),
        1 => (every(), generate::category(), generate::priority()).prop_map(|(n, c, p)| Write::Classify(n, c, p)),
        2 => (every(), generate::status(), 0..9_999_999i64).prop_map(|(n, status, took)| Write::Move(n, status, took)),
        1 => (every(), 1..3 * DAY).prop_map(|(n, span)| Write::Backdate(n, span)),
        1 => every().prop_map(Write::Delete),
        1 => every().prop_map(Write::Leave),
    ]
}

impl Write {
    fn sql(&self) -> String {
        match self {
            Self::Insert(tickets) => {
                let rows: Vec<_> = tickets.iter().map(row).collect();
                format!(
                    "INSERT INTO ticket (title, description, search_text, category, priority, status, created_at, \
                     updated_at, resolved_at) VALUES {}",
                    rows.join(", ")
                )
            }
            Self::Classify(every, category, priority) => format!(
                "UPDATE ticket SET category = lower('{category}'), priority = lower('{priority}'), version = version + 1 \
                 WHERE id % {every} = 0"
            ),
            Self::Move(every, status, took) => {
                let resolved = if is_done(status) { format!("created_at + {took}") } else { "NULL".to_owned() };
                format!(
                    "UPDATE ticket SET status = lower('{status}'), resolved_at = {resolved}, version = version + 1 \
                     WHERE id % {every} = 0"
                )
            }
            Self::Backdate(every, span) => {
                format!(
                    "UPDATE ticket SET created_at = created_at - {span}, version = version + 1 WHERE id % {every} = 0"
                )
            }
            Self::Delete(every) => format!("DELETE FROM ticket WHERE id % {every} = 0"),
            Self::Leave(every) => format!("UPDATE ticket SET version = version + 1 WHERE id % {every} = 0"),
        }
    }
}

fn row(ticket: &Ticket) -> String {
    let Ticket { category, priority, status, created, updated, .. } = ticket;
    let resolved = ticket.resolved.map_or("NULL".to_owned(), |at| at.to_string());
    format!(
        "('a', 'b', 'a b', lower('{category}'), lower('{priority}'), lower('{status}'), {created}, {updated}, {resolved})"
    )
}

both_engines! {
    async fn the_tally_follows_every_write(bench: Bench) {
        for_all(prop::collection::vec(write(), 1..10), async |writes| {
            bench.empty().await;
            for write in writes {
                bench.desk.sql(&write.sql()).await.expect("a write that is allowed");
                assert_eq!(bench.number(DIFFERENCES).await, 0, "after {write:?}");
            }
        });
    }

    async fn tickets_that_are_backdated_are_counted_where_they_lie_now(bench: Bench) {
        let tickets = prop::collection::vec((generate::ticket(), 0..20i64), 1..6);
        for_all(tickets, async |tickets| {
            bench.empty().await;
            let mut expected = Vec::new();
            for (mut ticket, days) in tickets {
                let input = json!({ "title": ticket.title, "description": ticket.description,
                    "category": ticket.category, "priority": ticket.priority });
                let id = bench.desk.file(input).await["id"].as_str().expect("an id").to_owned();
                (ticket.created, ticket.resolved) = (ticket.created - days * DAY, ticket.resolved.map(|at| at + days));
                let resolved = ticket.resolved.map_or("NULL".to_owned(), |at| at.to_string());
                let write = format!(
                    "UPDATE ticket SET created_at = {}, updated_at = {}, resolved_at = {resolved}, status = lower('{}'), \
                     version = version + 1 WHERE id = {id}",
                    ticket.created, ticket.updated, ticket.status
                );
                bench.desk.sql(&write).await.expect("a write that is allowed");
                expected.push(ticket);
            }
            let document = "query($f: TicketFilter) { ticketStats(filter: $f) {
                total open byCategory { category count } byPriority { priority count } byStatus { status count } } }";
            for filter in [Filter::default(), Filter { status: Some(vec!["OPEN", "CLOSED"]), ..Filter::default() }] {
                let answer = bench.desk.data(document, json!({ "f": filter.json() })).await;
                let whole = stats(&filter.of(&expected), today(), 0, 0);
                for (part, value) in answer["ticketStats"].as_object().expect("parts") {
                    assert_eq!(*value, whole[part], "{part}");
                }
            }
        });
    }
}
