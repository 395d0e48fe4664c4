//! What happened to a ticket.

use std::{collections::HashMap, sync::Arc};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sea_orm::{ConnectionTrait, Statement};

use super::{
    Event, Events, Place, Position, Told, rebuild,
    row::{COLUMNS, Row},
};
use crate::domain::{
    database::{Database, Engine},
    error::Error,
};

/// The most events of one ticket that are read at once.
const MAX_HISTORY: i64 = 100;
/// How many are read when the caller says nothing.
pub const DEFAULT_HISTORY: i64 = 25;

/// Which page of a history; the first 25 events when nothing is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct HistoryPage<'a> {
    /// That many from the beginning.
    pub first: Option<i64>,
    /// Only what comes after this place.
    pub after: Option<&'a str>,
    /// That many from the end.
    pub last: Option<i64>,
    /// Only what comes before this place.
    pub before: Option<&'a str>,
}

/// A stretch of one ticket's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WantedHistory {
    ticket: i64,
    above: i32,
    below: i32,
    backwards: bool,
    size: i64,
}

/// What happened to one ticket, in order.
#[derive(Clone, Debug)]
pub struct History {
    ticket: i64,
    above: i32,
    /// The events.
    pub events: Vec<Told>,
    /// Whether more follow.
    pub has_next: bool,
    /// Whether something lies before them.
    pub has_previous: bool,
}

impl WantedHistory {
    /// That page of the history of a ticket.
    ///
    /// # Errors
    /// [`Error::Refused`] when the number is not allowed, [`Error::InvalidCursor`] when a place is of another history.
    pub fn new(ticket: i64, page: HistoryPage<'_>) -> Result<Self, Error> {
        let (field, size) = match (page.first, page.last) {
            (Some(_), Some(_)) => return Err(Error::invalid("first", "Give either `first` or `last`, not both.")),
            (first, None) => ("first", first.unwrap_or(DEFAULT_HISTORY)),
            (None, Some(last)) => ("last", last),
        };
        if !(0..=MAX_HISTORY).contains(&size) {
            let message = format!("`{field}` is {size}, 0 to {MAX_HISTORY} are allowed.");
            return Err(Error::invalid(field, message));
        }
        let place =
            |cursor: Option<&str>| cursor.map(|cursor| version(cursor, ticket).ok_or(Error::InvalidCursor)).transpose();
        let (above, below) = (place(page.after)?.unwrap_or(0), place(page.before)?.unwrap_or(i32::MAX));
        Ok(Self { ticket, above, below, backwards: page.last.is_some(), size })
    }

    const fn contains(&self, version: i32) -> bool {
        self.above < version && version < self.below
    }
}

impl History {
    /// Where nothing is found.
    #[must_use]
    pub const fn none(WantedHistory { ticket, above, below, .. }: WantedHistory) -> Self {
        Self { ticket, above, events: Vec::new(), has_next: below < i32::MAX, has_previous: above > 0 }
    }

    /// The place of a version in this history, as an opaque text. Versions serve, and not places in the log: an event is
    /// part of the history as soon as it is stored, also while the log cannot tell of it yet.
    #[must_use]
    pub fn cursor(&self, version: i32) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(format!("v:{}:{version}", self.ticket))
    }

    /// Takes off what was read beyond the page to see whether there is more.
    fn cut(&mut self, WantedHistory { size, backwards, .. }: WantedHistory) {
        if self.events.len() as u64 <= size.unsigned_abs() {
            return;
        }
        if backwards {
            self.events.remove(0);
            self.has_previous = true;
        } else {
            self.events.pop();
            self.has_next = true;
        }
    }

    /// The version up to which it was read.
    #[must_use]
    pub fn end(&self) -> i32 {
        self.events.last().map_or(self.above, |told| told.event.after.version)
    }
}

/// The version that a text names in the history of that ticket.
fn version(text: &str, ticket: i64) -> Option<i32> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?.strip_prefix("v:")?;
    let version = text.strip_prefix(&ticket.to_string())?.strip_prefix(':')?;
    version.parse().ok().filter(|version| *version >= 0)
}

impl Events {
    /// What happened to tickets, for any number of them in two statements. What is committed is there at once, also
    /// while the log waits for an older transaction; the cursor of such an event then lies before it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn histories(&self, wanted: &[WantedHistory]) -> Result<HashMap<WantedHistory, History>, Error> {
        for _ in 0..rebuild::TRIES {
            let answer = self.database.reader().query_all_raw(history_statement(&self.database, wanted)).await?;
            let (mut rows, mut horizon) = (Vec::with_capacity(answer.len()), 0);
            for row in &answer {
                let number: i64 = row.try_get("", "number")?;
                horizon = row.try_get("", "horizon")?;
                let Some(wish) = usize::try_from(number).ok().and_then(|number| wanted.get(number)) else { continue };
                rows.extend(Row::read(row)?.filter(|row| wish.contains(row.version)).map(|row| (number, row)));
            }
            if let Some(events) = rebuild::events(&self.database, rows).await? {
                return Ok(self.sorted(wanted, events, horizon));
            }
        }
        Err(rebuild::incomplete().into())
    }

    /// Events of tickets by the history that they are of.
    fn sorted(
        &self,
        wanted: &[WantedHistory],
        events: Vec<(i64, Event)>,
        horizon: i64,
    ) -> HashMap<WantedHistory, History> {
        // The cursor of what the log cannot tell yet must not lead past what will still appear before it.
        let engine = self.database.engine();
        let readable = |place: Place| engine == Engine::Sqlite || place.xact < horizon;
        let cursor = |place| Position::at(if readable(place) { place } else { Place::before(horizon) });
        let mut histories: HashMap<WantedHistory, History> = HashMap::new();
        for (number, event) in events {
            let Some(wanted) = usize::try_from(number).ok().and_then(|number| wanted.get(number)) else { continue };
            let history = histories.entry(*wanted).or_insert_with(|| History::none(*wanted));
            history.events.push(Told { cursor: cursor(event.place), event: Arc::new(event), matches: true });
        }
        for (wanted, history) in &mut histories {
            history.cut(*wanted);
        }
        histories
    }
}

/// One event more than wanted of each ticket. Its versions follow each other, so that where they begin says where they
/// end; what lies beyond the other bound of the stretch comes along. The wishes come as one value, so that the statement
/// is the same for any number.
#[must_use]
pub fn history_statement(database: &Database, wanted: &[WantedHistory]) -> Statement {
    let wishes = wanted.iter().map(|WantedHistory { ticket, above, below, backwards, size }| {
        format!("[{ticket},{above},{below},{},{size}]", i32::from(*backwards))
    });
    let wishes = format!("[{}]", wishes.collect::<Vec<_>>().join(","));
    let (bounds, wish) = match database.engine() {
        Engine::Sqlite => (
            "SELECT 0 AS horizon",
            "SELECT key AS number, value ->> 0 AS ticket_id, value ->> 1 AS above, value ->> 2 AS below, \
             value ->> 3 AS backwards, value ->> 4 AS size FROM json_each(?)",
        ),
        Engine::Postgres => (
            "SELECT shift + CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) AS horizon FROM ticket_log",
            "SELECT number - 1 AS number, CAST(value ->> 0 AS bigint) AS ticket_id, CAST(value ->> 1 AS integer) AS above, \
             CAST(value ->> 2 AS integer) AS below, CAST(value ->> 3 AS integer) AS backwards, \
             CAST(value ->> 4 AS integer) AS size FROM jsonb_array_elements(CAST($1 AS jsonb)) \
             WITH ORDINALITY AS wish (value, number)",
        ),
    };
    let within = "FROM ticket_event AS f WHERE f.ticket_id = wish.ticket_id AND f.version > wish.above \
                  AND f.version < wish.below";
    let sql = format!(
        "WITH log AS ({bounds}), wish AS ({wish}), stretch AS (SELECT number, ticket_id, size, CASE backwards \
           WHEN 1 THEN (SELECT max(f.version) {within}) - size ELSE (SELECT min(f.version) {within}) END AS start FROM wish) \
         SELECT s.number AS number, log.horizon AS horizon, {COLUMNS} FROM stretch AS s CROSS JOIN log \
         JOIN ticket_event AS e ON e.ticket_id = s.ticket_id AND e.version >= s.start AND e.version <= s.start + s.size \
         JOIN ticket AS t ON t.id = e.ticket_id ORDER BY s.number, e.version"
    );
    Statement::from_sql_and_values(database.reader().get_database_backend(), sql, [wishes.into()])
}
