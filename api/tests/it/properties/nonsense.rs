//! Nonsense written past the server is refused by the database itself.

mod flaws;

use proptest::sample::select;

use self::flaws::{FLAWS, Flaw, SPELLINGS};
use super::{
    bench::{Bench, for_all},
    generate,
    model::Ticket,
};
use crate::support::Engine;

/// A row in which everything is right.
fn right(ticket: &Ticket) -> Vec<(&'static str, String)> {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let lower = |text: &str| quoted(&text.to_lowercase());
    vec![
        ("title", quoted(&ticket.title)),
        ("description", quoted(&ticket.description)),
        ("category", lower(ticket.category)),
        ("priority", lower(ticket.priority)),
        ("status", lower(ticket.status)),
        ("created_at", ticket.created.to_string()),
        ("updated_at", ticket.updated.to_string()),
        ("resolved_at", ticket.resolved.map_or("NULL".to_owned(), |at| at.to_string())),
        ("version", "1".to_owned()),
        ("idempotency_key", "NULL".to_owned()),
        ("idempotency_hash", "NULL".to_owned()),
        ("search_text", "'a'".to_owned()),
    ]
}

/// The row with something wrong in the place of what is right.
fn with(mut row: Vec<(&'static str, String)>, flaw: &Flaw) -> Vec<(&'static str, String)> {
    for (column, value) in flaw.values {
        row.retain(|(name, _)| name != column);
        row.push((column, (*value).to_owned()));
    }
    row
}

fn insert(row: &[(&str, String)]) -> String {
    let (names, values): (Vec<_>, Vec<_>) = row.iter().map(|(name, value)| (*name, value.as_str())).unzip();
    format!("INSERT INTO ticket ({}) VALUES ({})", names.join(", "), values.join(", "))
}

/// A change raises the version by one.
fn update(row: &[(&str, String)], id: i64) -> String {
    let value = |name, value: &String| match (name, value.as_str()) {
        ("version", "1") => "version = version + 1".to_owned(),
        _ => format!("{name} = {value}"),
    };
    let values: Vec<_> = row.iter().map(|(name, given)| value(*name, given)).collect();
    format!("UPDATE ticket SET {} WHERE id = {id}", values.join(", "))
}

/// Writes it as a new row, and over one that is there; both must be refused, for the reason stated.
async fn assert_refused(bench: &Bench, ticket: &Ticket, stored: &Ticket, flaw: &Flaw) {
    let sqlite = bench.desk.engine == Engine::Sqlite;
    let reason = if sqlite { flaw.sqlite } else { flaw.postgres };
    let before = bench.everything().await;
    let row = with(right(ticket), flaw);
    for statement in [insert(&row), update(&row, stored.id)] {
        let statement = SPELLINGS.iter().fold(statement, |statement, (name, on_sqlite, on_postgres)| {
            statement.replace(name, if sqlite { on_sqlite } else { on_postgres })
        });
        let error = bench.desk.sql(&statement).await.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(reason), "{statement}\nis to be refused by {reason}, and the answer is: {error}");
    }
    assert_eq!(bench.everything().await, before);
}

/// Two tickets, the second of which has a key.
async fn two(bench: &Bench, ticket: &Ticket) -> Vec<Ticket> {
    let tickets = bench.stock(vec![ticket.clone(), ticket.clone()]).await;
    let keyed =
        format!("UPDATE ticket SET idempotency_key = 'taken', idempotency_hash = 'a' WHERE id = {}", tickets[1].id);
    bench.desk.sql(&keyed).await.expect("a key");
    tickets
}

both_engines! {
    async fn each_flaw_is_refused_by_its_own_guard(bench: Bench) {
        let ticket = Ticket {
            id: 0, title: "a".into(), description: "b".into(), category: "BILLING", priority: "LOW", status: "OPEN",
            created: 1_000, updated: 1_000, resolved: None, needs_review: false,
        };
        let tickets = two(&bench, &ticket).await;
        for flaw in FLAWS {
            assert_refused(&bench, &ticket, &tickets[0], flaw).await;
        }
    }

    async fn a_row_is_taken_when_it_is_right_and_refused_when_anything_is_wrong(bench: Bench) {
        for_all((generate::ticket(), select(FLAWS)), async |(ticket, flaw)| {
            let ticket = Ticket { needs_review: false, ..ticket };
            let tickets = two(&bench, &ticket).await;
            assert_refused(&bench, &ticket, &tickets[0], &flaw).await;
            let row = right(&ticket);
            for statement in [insert(&row), update(&row, tickets[0].id)] {
                assert_eq!(bench.desk.sql(&statement).await.expect("it is right"), 1);
            }
        });
    }
}
