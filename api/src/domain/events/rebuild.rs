//! Tickets as they were, from tickets as they are: what happened since is undone.
//!
//! A field was, after a change, what the first later change of that field found there; or what it is now, when there is
//! none. So of all later events only the first `from` of each field counts, and they pass through one by one, however
//! many there are.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use entity::EventKind;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};

use super::{
    Event, Field, FieldChange,
    row::{Row, changes},
};
use crate::domain::{
    database::{Database, Engine},
    ticket::Ticket,
};

/// How often events are read again that others delete meanwhile.
pub(super) const TRIES: usize = 3;

/// What is wrong when events are missing however often they are read.
pub(super) fn incomplete() -> DbErr {
    DbErr::Custom("the log lacks events of a ticket that is there: `frontdesk verify` tells which".to_owned())
}

/// Which stretch of which ticket.
type Stretch = (i64, i64);

/// The events of those rows, each with its ticket as it was right before and right after. The rows come with the number
/// of a stretch; within one, the events of a ticket follow each other. `None` when later events were deleted since the
/// rows were read: they have to be read again.
pub(super) async fn events(database: &Database, rows: Vec<(i64, Row)>) -> Result<Option<Vec<(i64, Event)>>, DbErr> {
    // The state after the last of a ticket's events here, then after the one before it, and so on.
    let mut states: HashMap<Stretch, Ticket> = HashMap::new();
    let mut later: Vec<(Stretch, i32, i32)> = Vec::new();
    for (number, row) in rows.iter().rev() {
        let stretch = (*number, row.ticket.id);
        if let Entry::Vacant(state) = states.entry(stretch) {
            state.insert(row.ticket.clone());
            if row.version < row.ticket.version {
                later.push((stretch, row.version, row.ticket.version));
            }
        }
    }
    if !undo_later(database, &later, &mut states).await? {
        return Ok(None);
    }
    let mut events = Vec::with_capacity(rows.len());
    for (number, row) in rows.into_iter().rev() {
        let Some(state) = states.get_mut(&(number, row.ticket.id)) else { continue };
        state.version = row.version;
        let after = state.clone();
        undo(state, &row.changes);
        state.version = row.version - 1;
        let before = (row.kind == EventKind::Updated).then(|| state.clone());
        let Row { place, kind, at, actor, changes, .. } = row;
        events.push((number, Event { place, kind, at, actor, changes, before, after }));
    }
    events.reverse();
    Ok(Some(events))
}

/// Puts back what a change found.
pub(in crate::domain) fn undo(ticket: &mut Ticket, changes: &[FieldChange]) {
    for change in changes {
        change.field.put(change.from.clone(), ticket);
    }
}

/// Undoes what happened to the tickets after the first version of each stretch, up to the second one, in which they were
/// read. Whether all of it was still there.
async fn undo_later(
    database: &Database,
    later: &[(Stretch, i32, i32)],
    states: &mut HashMap<Stretch, Ticket>,
) -> Result<bool, DbErr> {
    if later.is_empty() {
        return Ok(true);
    }
    let mut missing: i64 = later.iter().map(|(_, above, to)| i64::from(to - above)).sum();
    let mut counted: HashSet<Stretch> = HashSet::new();
    let mut undone: HashSet<(Stretch, Field)> = HashSet::new();
    let undo = |row: QueryResult| {
        let stretch = (row.try_get("", "number")?, row.try_get("", "ticket_id")?);
        if counted.insert(stretch) {
            missing -= row.try_get::<i64>("", "later")?;
        }
        let Some(state) = states.get_mut(&stretch) else { return Ok(()) };
        for change in changes(&row)? {
            if undone.insert((stretch, change.field)) {
                change.field.put(change.from, state);
            }
        }
        Ok(())
    };
    database.reader().query_each(later_statement(database, later), undo).await?;
    Ok(missing == 0)
}

/// The first later event of each field, in order, and how many later events there are. Only these few are read whole: a
/// ticket may have been changed a hundred thousand times since. The stretches come as one value, so that the statement is
/// the same for any number.
fn later_statement(database: &Database, later: &[(Stretch, i32, i32)]) -> Statement {
    let list = later.iter().map(|((number, ticket), above, to)| format!("[{number},{ticket},{above},{to}]"));
    let list = format!("[{}]", list.collect::<Vec<_>>().join(","));
    let stretch = match database.engine() {
        Engine::Sqlite => {
            "SELECT value ->> 0 AS number, value ->> 1 AS ticket_id, value ->> 2 AS above, value ->> 3 AS upto FROM json_each(?)"
        }
        Engine::Postgres => {
            "SELECT CAST(value ->> 0 AS bigint) AS number, CAST(value ->> 1 AS bigint) AS ticket_id, \
             CAST(value ->> 2 AS integer) AS above, CAST(value ->> 3 AS integer) AS upto \
             FROM jsonb_array_elements(CAST($1 AS jsonb))"
        }
    };
    let first = |bit: usize| match Field::ALL[bit] {
        Field::NeedsReview => "min(CASE WHEN e.review THEN e.version END)".to_owned(),
        _ => format!("min(CASE WHEN e.fields & {} <> 0 THEN e.version END)", 1 << bit),
    };
    let (firsts, names): (Vec<_>, Vec<_>) =
        (0..Field::ALL.len()).map(|bit| (format!("{} AS f{bit}", first(bit)), format!("f.f{bit}"))).unzip();
    let sql = format!(
        "WITH f AS (SELECT s.number AS number, s.ticket_id AS ticket_id, count(*) AS later, {firsts} \
           FROM ({stretch}) AS s JOIN ticket_event AS e ON e.ticket_id = s.ticket_id AND e.version > s.above \
             AND e.version <= s.upto GROUP BY s.number, s.ticket_id) \
         SELECT f.number AS number, f.ticket_id AS ticket_id, f.later AS later, CAST(e.changes AS TEXT) AS changes \
         FROM f JOIN ticket_event AS e ON e.ticket_id = f.ticket_id AND e.version IN ({names}) \
         ORDER BY f.number, f.ticket_id, e.version",
        firsts = firsts.join(", "),
        names = names.join(", ")
    );
    Statement::from_sql_and_values(database.reader().get_database_backend(), sql, [list.into()])
}
