//! Events as statements read them: what changed, beside the ticket as it is now.

use entity::{EventKind, Timestamp};
use sea_orm::{DbErr, FromQueryResult, QueryResult};

use super::{FieldChange, Place, change};
use crate::domain::ticket::Ticket;

/// The columns of an event `e` and of its ticket `t` for [`Row::read`].
pub(super) const COLUMNS: &str = "e.xact AS xact, e.id AS event, e.version AS event_version, e.kind AS kind, e.at AS at, \
     e.actor AS actor, CAST(e.changes AS TEXT) AS changes, t.id AS t_id, t.title AS t_title, \
     t.description AS t_description, t.category AS t_category, t.priority AS t_priority, t.status AS t_status, \
     t.created_at AS t_created_at, t.updated_at AS t_updated_at, t.resolved_at AS t_resolved_at, t.version AS t_version, \
     t.needs_review AS t_needs_review";

/// An event as it is stored, and its ticket as it is now.
#[derive(Debug)]
pub(super) struct Row {
    pub place: Place,
    pub version: i32,
    pub kind: EventKind,
    pub at: Timestamp,
    pub actor: Option<String>,
    pub changes: Vec<FieldChange>,
    pub ticket: Ticket,
}

impl Row {
    /// The event of that row; `None` where an outer join found none.
    pub fn read(row: &QueryResult) -> Result<Option<Self>, DbErr> {
        let Some(id) = row.try_get::<Option<i64>>("", "event")? else { return Ok(None) };
        Ok(Some(Self {
            place: Place { xact: row.try_get("", "xact")?, id },
            version: row.try_get("", "event_version")?,
            kind: row.try_get("", "kind")?,
            at: row.try_get("", "at")?,
            actor: row.try_get("", "actor")?,
            changes: changes(row)?,
            ticket: Ticket::from_query_result(row, "t_")?,
        }))
    }
}

/// The column `changes`.
pub(super) fn changes(row: &QueryResult) -> Result<Vec<FieldChange>, DbErr> {
    change::read(&row.try_get::<String>("", "changes")?)
}
