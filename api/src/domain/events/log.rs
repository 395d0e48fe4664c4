//! Reading the log in its order.
//!
//! On PostgreSQL transactions commit in another order than they began. All below the oldest one that is still running,
//! the horizon, are over: nothing new can appear there, so that is how far anyone reads. The horizon is that of the very
//! snapshot the statement reads in.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};

use super::{
    Event, Place, Position, rebuild,
    row::{COLUMNS, Row},
};
use crate::domain::{
    database::{Database, Engine},
    error::Error,
};

/// A stretch of the log.
#[derive(Debug)]
pub(super) struct Stretch {
    /// Its events, in order.
    pub events: Vec<Event>,
    /// Whether more can be read after them.
    pub more: bool,
    /// What the log said of itself.
    pub bounds: Bounds,
}

/// What the log says of itself at a moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Up to here events may have been deleted because of their age.
    pub floor: Place,
    /// Transactions between the last one that was there when the log was restored into another cluster, and the first one
    /// after that: what was lost then stood there.
    pub leap: (i64, i64),
    /// Events of this transaction and later ones cannot be read yet. On SQLite the number after the last event.
    pub horizon: i64,
    /// No transaction from this one on has ended.
    pub next: i64,
    /// How long the oldest event that cannot be read yet has been waiting.
    pub waiting: Option<Duration>,
}

/// The bounds, as columns of one row called `log`.
const POSTGRES_BOUNDS: &str = "WITH bounds AS MATERIALIZED (SELECT floor_xact, floor_id, leap_from, leap_to, \
       shift + CAST(CAST(pg_snapshot_xmin(now) AS text) AS bigint) AS horizon, \
       shift + CAST(CAST(pg_snapshot_xmax(now) AS text) AS bigint) AS next FROM ticket_log, pg_current_snapshot() AS now), \
     log AS MATERIALIZED (SELECT bounds.*, (SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) - w.at \
       FROM ticket_event AS w WHERE w.xact >= horizon ORDER BY w.xact, w.id LIMIT 1) AS waiting FROM bounds)";
const SQLITE_BOUNDS: &str = "WITH log AS (SELECT floor_xact, floor_id, leap_from, leap_to, 1 + coalesce((SELECT seq FROM sqlite_sequence \
       WHERE name = 'ticket_event'), 0) AS horizon, 0 AS next, NULL AS waiting FROM ticket_log)";

impl Bounds {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        let waiting: Option<i64> = row.try_get("", "waiting")?;
        Ok(Self {
            floor: Place { xact: row.try_get("", "floor_xact")?, id: row.try_get("", "floor_id")? },
            leap: (row.try_get("", "leap_from")?, row.try_get("", "leap_to")?),
            horizon: row.try_get("", "horizon")?,
            next: row.try_get("", "next")?,
            waiting: waiting.map(|micros| Duration::from_micros(micros.max(0).unsigned_abs())),
        })
    }

    /// Whether everything after that position is still there, and the position itself is of this log: one from the future,
    /// or from where the log leapt, was given out before the database was set back to an older state.
    fn check(&self, engine: Engine, position: &Position) -> Result<(), Error> {
        let Position { place, seen } = position;
        let future = self.is_before(engine, *place) || seen.as_ref().is_some_and(|seen| seen.next > self.next);
        let (from, to) = self.leap;
        let lost = place.xact > from && place.xact < to;
        if *place < self.floor || future || lost { Err(Error::ResyncRequired) } else { Ok(()) }
    }

    /// Whether nobody can have read as far as that yet.
    pub fn is_before(&self, engine: Engine, place: Place) -> bool {
        match engine {
            Engine::Sqlite => place.id >= self.horizon,
            Engine::Postgres => place.xact >= self.horizon,
        }
    }
}

/// Reads at most that many events after a position; from the beginning of the log when there is none.
pub(super) async fn read(database: &Database, after: Option<&Position>, limit: u64) -> Result<Stretch, Error> {
    let stretch = stretch(database, after.unwrap_or(&Position::default()), limit).await?;
    if let Some(after) = after {
        stretch.bounds.check(database.engine(), after)?;
    }
    Ok(stretch)
}

/// The same for a reader that has never lost its place.
pub(super) async fn read_on(database: &Database, after: Place, limit: u64) -> Result<Stretch, DbErr> {
    stretch(database, &Position::at(after), limit).await
}

async fn stretch(database: &Database, after: &Position, limit: u64) -> Result<Stretch, DbErr> {
    for _ in 0..rebuild::TRIES {
        let found = database.reader().query_all_raw(log_statement(database, after, limit)).await?;
        let bounds = found.first().ok_or_else(without_row).and_then(Bounds::read)?;
        let mut rows: Vec<_> = found.iter().filter_map(|row| Row::read(row).transpose()).collect::<Result<_, _>>()?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let rows = rows.into_iter().map(|row| (0, row)).collect();
        if let Some(events) = rebuild::events(database, rows).await? {
            let events = events.into_iter().map(|(_, event)| event).collect();
            return Ok(Stretch { events, more, bounds });
        }
    }
    Err(rebuild::incomplete())
}

fn without_row() -> DbErr {
    DbErr::RecordNotFound("the row of the log".to_owned())
}

/// The statement that reads on after a position. It reads one event more than wanted, to know whether there are more.
#[must_use]
pub fn log_statement(database: &Database, after: &Position, limit: u64) -> Statement {
    let Position { place, seen } = after;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    let backend = database.reader().get_database_backend();
    match database.engine() {
        Engine::Sqlite => {
            let sql = format!(
                "{SQLITE_BOUNDS} SELECT * FROM log LEFT JOIN (SELECT {COLUMNS} FROM ticket_event AS e \
                 JOIN ticket AS t ON t.id = e.ticket_id WHERE e.id > ? ORDER BY e.id LIMIT ?) AS found ORDER BY event"
            );
            Statement::from_sql_and_values(backend, sql, [place.id.into(), limit.into()])
        }
        Engine::Postgres => {
            let sql = format!(
                "{POSTGRES_BOUNDS} SELECT * FROM log LEFT JOIN LATERAL (SELECT {COLUMNS} FROM ticket_event AS e \
                 JOIN ticket AS t ON t.id = e.ticket_id WHERE (e.xact, e.id) > ($1, $2) AND e.xact < log.horizon \
                   AND (e.xact >= $3 OR e.xact = ANY(CAST($4 AS bigint[]))) ORDER BY e.xact, e.id LIMIT $5) AS found \
                 ON true ORDER BY xact, event"
            );
            let (next, running) = seen.as_ref().map_or((0, &[][..]), |seen| (seen.next, &seen.running[..]));
            let running = running.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            let values =
                [place.xact.into(), place.id.into(), next.into(), format!("{{{running}}}").into(), limit.into()];
            Statement::from_sql_and_values(backend, sql, values)
        }
    }
}

/// The last place that can be read, and what the log says of itself.
pub(super) async fn tip(database: &Database) -> Result<(Place, Bounds), DbErr> {
    let sql = match database.engine() {
        Engine::Sqlite => format!("{SQLITE_BOUNDS} SELECT log.*, 0 AS xact, horizon - 1 AS id FROM log"),
        Engine::Postgres => format!(
            "{POSTGRES_BOUNDS} SELECT log.*, e.xact AS xact, e.id AS id FROM log \
             LEFT JOIN LATERAL (SELECT xact, id FROM ticket_event WHERE xact < log.horizon \
               ORDER BY xact DESC, id DESC LIMIT 1) AS e ON true"
        ),
    };
    let row = database.reader().query_one_raw(Statement::from_string(database.reader().get_database_backend(), sql));
    let row = row.await?.ok_or_else(without_row)?;
    let bounds = Bounds::read(&row)?;
    let (xact, id): (Option<i64>, Option<i64>) = (row.try_get("", "xact")?, row.try_get("", "id")?);
    Ok((xact.zip(id).map_or(bounds.floor, |(xact, id)| Place { xact, id }), bounds))
}

/// What a reader of statistics has seen, to be asked for in the transaction that reads them.
pub(in crate::domain) async fn seen(database: &Database, snapshot: &impl ConnectionTrait) -> Result<Position, DbErr> {
    let sql = match database.engine() {
        Engine::Sqlite => format!("{SQLITE_BOUNDS} SELECT horizon - 1 AS id FROM log"),
        Engine::Postgres => "SELECT shift, CAST(pg_current_snapshot() AS text) AS snapshot, coalesce((SELECT xact \
             FROM ticket_event ORDER BY xact DESC, id DESC LIMIT 1), floor_xact) AS last FROM ticket_log"
            .to_owned(),
    };
    let row = snapshot.query_one_raw(Statement::from_string(snapshot.get_database_backend(), sql)).await?;
    let row = row.ok_or_else(without_row)?;
    match database.engine() {
        Engine::Sqlite => Ok(Position::at(Place { xact: 0, id: row.try_get("", "id")? })),
        Engine::Postgres => {
            let (text, shift): (String, i64) = (row.try_get("", "snapshot")?, row.try_get("", "shift")?);
            Position::of_snapshot(&text, shift, row.try_get("", "last")?)
                .ok_or_else(|| DbErr::Type("a snapshot that cannot be read".to_owned()))
        }
    }
}
