//! How well triage and people agree.
//!
//! The built-in model is measured on every label, by what it said before it learnt that label; a language model on the
//! labels of tickets for which it made the suggestion.

use entity::{Category, Priority, Timestamp};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use super::Suggestions;
use crate::domain::{error::Error, triage::Source};

/// The most days that are looked back.
pub const MAX_DAYS: i64 = 366;
/// The days that are looked back when the caller says nothing.
pub const DEFAULT_DAYS: i64 = 30;

const MICROS_PER_DAY: i64 = 86_400_000_000;

/// What people said on one UTC day, and how often triage had said the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Agreement {
    /// The day, counted from 1970-01-01.
    pub day: i64,
    /// Categories that people gave or confirmed.
    pub category_judged: i64,
    /// Of these, the ones that triage had suggested.
    pub category_agreed: i64,
    /// Priorities that people gave or confirmed.
    pub priority_judged: i64,
    /// Of these, the ones that triage had suggested.
    pub priority_agreed: i64,
}

/// How often triage said one thing and people another, or the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confusion<T> {
    /// What triage said.
    pub suggested: T,
    /// What people said.
    pub actual: T,
    /// How often.
    pub count: i64,
}

/// One of the two values that are suggested.
#[derive(Clone, Copy)]
enum Head {
    Category,
    Priority,
}

impl Head {
    const fn column(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Priority => "priority",
        }
    }
}

impl Suggestions {
    /// The days with judgements among the last ones, today included, the oldest first.
    ///
    /// # Errors
    /// [`Error::Refused`] for a number of days that is not allowed.
    pub async fn agreement(&self, source: Source, days: i64) -> Result<Vec<Agreement>, Error> {
        let from = since(days)?;
        let half = |head: Head, number: usize| {
            let (table, predicted) = judgements(source, head);
            let (name, placeholder) = (head.column(), self.placeholder(number));
            let agreed = format!("sum(CASE WHEN {predicted} = l.{name} THEN 1 ELSE 0 END)");
            let counts = match head {
                Head::Category => format!("count(*) AS cj, {agreed} AS ca, 0 AS pj, 0 AS pa"),
                Head::Priority => format!("0 AS cj, 0 AS ca, count(*) AS pj, {agreed} AS pa"),
            };
            format!(
                "SELECT l.{name}_at / {MICROS_PER_DAY} AS day, {counts} FROM {table} \
                 WHERE l.{name} IS NOT NULL AND l.{name}_at >= {placeholder} GROUP BY 1"
            )
        };
        let (category, priority) = (half(Head::Category, 1), half(Head::Priority, 2));
        let sum = |column: &str, name: &str| format!("CAST(sum({column}) AS BIGINT) AS {name}");
        let sums = [
            sum("cj", "category_judged"),
            sum("ca", "category_agreed"),
            sum("pj", "priority_judged"),
            sum("pa", "priority_agreed"),
        ];
        let sql = format!(
            "SELECT CAST(day AS BIGINT) AS day, {} FROM ({category} UNION ALL {priority}) AS both_ways GROUP BY day ORDER BY day",
            sums.join(", ")
        );
        let rows = self.database.reader().query_all_raw(self.statement(sql, [from.into(), from.into()])).await?;
        Ok(rows.iter().map(|row| Agreement::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }

    /// What triage and people said of the category, over the same days: all 16 pairs.
    ///
    /// # Errors
    /// [`Error::Refused`] for a number of days that is not allowed.
    pub async fn category_confusion(&self, source: Source, days: i64) -> Result<Vec<Confusion<Category>>, Error> {
        self.confusion(source, days, Head::Category, Category::ALL, Category::as_str).await
    }

    /// What triage and people said of the priority, over the same days: all 16 pairs.
    ///
    /// # Errors
    /// [`Error::Refused`] for a number of days that is not allowed.
    pub async fn priority_confusion(&self, source: Source, days: i64) -> Result<Vec<Confusion<Priority>>, Error> {
        self.confusion(source, days, Head::Priority, Priority::ALL, Priority::as_str).await
    }

    async fn confusion<T: Copy>(
        &self,
        source: Source,
        days: i64,
        head: Head,
        all: [T; 4],
        name: impl Fn(T) -> &'static str,
    ) -> Result<Vec<Confusion<T>>, Error> {
        let from = since(days)?;
        let (table, predicted) = judgements(source, head);
        let (head, placeholder) = (head.column(), self.placeholder(1));
        let sql = format!(
            "SELECT {predicted} AS suggested, l.{head} AS actual, count(*) AS n FROM {table} \
             WHERE l.{head} IS NOT NULL AND l.{head}_at >= {placeholder} GROUP BY 1, 2"
        );
        let rows = self.database.reader().query_all_raw(self.statement(sql, [from.into()])).await?;
        let counted = rows
            .iter()
            .map(|row| Ok((row.try_get("", "suggested")?, row.try_get("", "actual")?, row.try_get("", "n")?)))
            .collect::<Result<Vec<(String, String, i64)>, sea_orm::DbErr>>()?;
        let pairs = all.into_iter().flat_map(|suggested| all.into_iter().map(move |actual| (suggested, actual)));
        let count = |suggested: &str, actual: &str| {
            let row = counted.iter().find(|(a, b, _)| (a.as_str(), b.as_str()) == (suggested, actual));
            row.map_or(0, |(_, _, count)| *count)
        };
        Ok(pairs
            .map(|(suggested, actual)| Confusion { suggested, actual, count: count(name(suggested), name(actual)) })
            .collect())
    }

    fn statement<const N: usize>(&self, sql: String, values: [Value; N]) -> Statement {
        Statement::from_sql_and_values(self.database.reader().get_database_backend(), sql, values)
    }

    fn placeholder(&self, number: usize) -> String {
        match self.database.engine() {
            crate::domain::database::Engine::Sqlite => "?".to_owned(),
            crate::domain::database::Engine::Postgres => format!("${number}"),
        }
    }
}

/// Where the judgements are, as `l`, that a kind of model is measured by, and what it said.
fn judgements(source: Source, head: Head) -> (&'static str, String) {
    match source {
        Source::Local => ("triage_label AS l", format!("l.{}_predicted", head.column())),
        Source::Llm => (
            "triage_label AS l JOIN ticket_suggestion AS s ON s.ticket_id = l.ticket_id AND s.source = 'llm'",
            format!("s.{}", head.column()),
        ),
    }
}

/// When the first of so many days began, the last of which is today.
fn since(days: i64) -> Result<i64, Error> {
    if !(1..=MAX_DAYS).contains(&days) {
        return Err(Error::invalid("days", format!("`days` is {days}, 1 to {MAX_DAYS} are allowed.")));
    }
    Ok((Timestamp::now().day() - (days - 1)) * MICROS_PER_DAY)
}
