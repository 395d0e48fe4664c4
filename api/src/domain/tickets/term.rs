//! A search term, said to either engine.

use entity::ticket::Column;
use sea_orm::{
    ExprTrait, Value,
    sea_query::{Condition, Expr, Func, IntoIden},
};

use crate::domain::database::{Database, Engine};

/// The most trigrams of a term that are looked up; the text itself decides, so that some may be left out.
const MAX_TRIGRAMS: usize = 24;

/// Whether the text holds the term, by reading it: no character of the term is a wildcard here.
pub(super) fn holds(engine: Engine, table: &'static str, term: &str) -> Expr {
    let name = match engine {
        Engine::Sqlite => "instr",
        Engine::Postgres => "strpos",
    };
    let text = Expr::col((table.into_iden(), Column::SearchText));
    Expr::from(Func::cust(name).arg(text).arg(term)).gt(0)
}

/// The term as a condition that an index can serve, for counting.
pub(super) fn indexed(database: &Database, table: &'static str, term: &str) -> Condition {
    let text = Expr::col((table.into_iden(), Column::SearchText));
    match database.engine() {
        Engine::Postgres if has_trigram(database, term) => Condition::all().add(text.like(pattern(term))),
        Engine::Sqlite if term.chars().count() >= 3 => {
            let found = format!("\"{table}\".\"id\" IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH ?)");
            let index = Expr::cust_with_values(found, [Value::from(trigrams(term))]);
            Condition::all().add(index).add(holds(Engine::Sqlite, table, term))
        }
        engine => Condition::all().add(holds(engine, table, term)),
    }
}

/// Whether the term holds three characters in a row that PostgreSQL's trigram index knows.
pub(super) fn has_trigram(database: &Database, term: &str) -> bool {
    let mut run = 0;
    term.chars().any(|character| {
        run = if database.indexes(character) { run + 1 } else { 0 };
        run >= 3
    })
}

/// A LIKE pattern in which no character of the term is a wildcard.
pub(super) fn pattern(term: &str) -> String {
    let mut pattern = String::from("%");
    for character in term.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

/// An FTS5 query for all trigrams of the term.
pub(super) fn trigrams(term: &str) -> String {
    let characters: Vec<char> = term.chars().collect();
    let step = characters.len().div_ceil(MAX_TRIGRAMS).max(1);
    let quoted = |window: &[char]| format!("\"{}\"", window.iter().collect::<String>().replace('"', "\"\""));
    characters.windows(3).step_by(step).map(quoted).collect::<Vec<_>>().join(" AND ")
}
