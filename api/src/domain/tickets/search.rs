//! Whether a filter can match only few tickets, and which.
//!
//! A rare term is found by the trigram index and the few hits are sorted; a common one is found by walking along the
//! order and reading the texts, since hits come up soon. Which of the two a term is, the index itself says: it is asked
//! for at most [`FEW`] hits. No planner has to guess. A range of time is asked in the same way.

use std::collections::BTreeSet;

use entity::ticket;
use sea_orm::{
    ConnectionTrait, DbErr, QueryResult, Statement, Value,
    sea_query::{Query, SelectStatement},
};

use super::{
    filter::{Predicate, condition::Texts},
    page::T,
    term::{has_trigram, pattern, trigrams},
};
use crate::domain::database::{Database, Engine};

/// The most hits that are fetched and sorted.
pub(super) const FEW: usize = 1_000;

/// The ids of all tickets that the predicate can match, when the index shows them to be few. They are those that the
/// connection sees: a transaction, where something else is to be read of the same moment.
pub(super) async fn few(
    database: &Database,
    connection: &impl ConnectionTrait,
    predicate: &Predicate,
) -> Result<Option<BTreeSet<i64>>, DbErr> {
    match predicate {
        Predicate::Search(term) => hits(database, connection, term).await,
        Predicate::All(parts) => {
            // Any one part that is few bounds the whole.
            for part in parts {
                if let Some(ids) = Box::pin(few(database, connection, part)).await? {
                    return Ok(Some(ids));
                }
            }
            Ok(None)
        }
        Predicate::Any(parts) => {
            let mut union = BTreeSet::new();
            for part in parts {
                match Box::pin(few(database, connection, part)).await? {
                    Some(ids) => union.extend(ids),
                    None => return Ok(None),
                }
            }
            Ok((union.len() <= FEW).then_some(union))
        }
        Predicate::Created(range) | Predicate::Updated(range) if range.is_bounded() => {
            listed(database, connection, predicate).await
        }
        Predicate::NeedsReview => listed(database, connection, predicate).await,
        _ => Ok(None),
    }
}

/// The tickets of a range of time, or those to be reviewed, when the index of them shows them to be few.
async fn listed(
    database: &Database,
    connection: &impl ConnectionTrait,
    condition: &Predicate,
) -> Result<Option<BTreeSet<i64>>, DbErr> {
    ids(connection.query_all(&listed_statement(database, condition)).await?)
}

/// Asks for one ticket more than few that a condition with an index of its own lists.
#[must_use]
pub fn listed_statement(database: &Database, condition: &Predicate) -> SelectStatement {
    let mut select = Query::select();
    select.column((T, ticket::Column::Id)).from_as(ticket::Entity, T).limit(FEW as u64 + 1);
    select.cond_where(condition.condition(database, T, Texts::Read)).to_owned()
}

fn ids(rows: Vec<QueryResult>) -> Result<Option<BTreeSet<i64>>, DbErr> {
    if rows.len() > FEW {
        return Ok(None);
    }
    rows.into_iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>().map(Some)
}

async fn hits(
    database: &Database,
    connection: &impl ConnectionTrait,
    term: &str,
) -> Result<Option<BTreeSet<i64>>, DbErr> {
    let Some(statement) = search_statement(database, term) else { return Ok(None) };
    ids(connection.query_all_raw(statement).await?)
}

/// Asks the index for one hit more than few; `None` when it cannot answer for that term.
#[must_use]
pub fn search_statement(database: &Database, term: &str) -> Option<Statement> {
    let wanted = i64::try_from(FEW + 1).ok()?;
    let backend = database.reader().get_database_backend();
    match database.engine() {
        Engine::Postgres if !has_trigram(database, term) => None,
        Engine::Postgres => Some(Statement::from_sql_and_values(
            backend,
            "SELECT id FROM ticket_search_hits($1, CAST($2 AS integer)) AS hit (id)",
            [Value::from(pattern(term)), wanted.into()],
        )),
        Engine::Sqlite if term.chars().count() < 3 => {
            // FTS5 keeps these two as U+FFFD; that finds too much, and the text itself decides.
            let begin = term.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
            // At least four characters: after every trigram that begins with the term, whatever follows it.
            let end = format!("{begin}\u{10ffff}\u{10ffff}\u{10ffff}");
            Some(Statement::from_sql_and_values(
                backend,
                "SELECT DISTINCT doc AS id FROM ticket_search_trigram WHERE term >= ? AND term < ? LIMIT ?",
                [Value::from(begin), end.into(), wanted.into()],
            ))
        }
        Engine::Sqlite => Some(Statement::from_sql_and_values(
            backend,
            "SELECT ticket.id AS id FROM ticket_search CROSS JOIN ticket ON ticket.id = ticket_search.rowid \
             WHERE ticket_search MATCH ? AND instr(ticket.search_text, ?) > 0 LIMIT ?",
            [Value::from(trigrams(term)), term.into(), wanted.into()],
        )),
    }
}
