//! What the database itself holds, whoever writes.

use serde_json::{Value, json};

use super::{change, log};
use crate::support::{Desk, Engine};

async fn assert_refused(desk: &Desk, statement: &str, reason: &str) {
    let error = desk.sql(statement).await.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains(reason), "{statement} is to be refused by {reason:?}, and the answer is: {error}");
}

both_engines! {
    async fn a_change_raises_the_version_by_one(desk: Desk) {
        desk.file(json!({ "title": "a", "description": "b" })).await;
        let columns = ["title = 'x'", "description = 'x'", "category = 'account'", "priority = 'critical'",
            "status = 'in_progress'", "created_at = created_at - 1", "updated_at = updated_at + 1",
            "status = 'closed', resolved_at = created_at"];
        let reason = "raises its version by one";
        for change in columns {
            assert_refused(&desk, &format!("UPDATE ticket SET {change}"), reason).await;
            for version in ["version + 2", "version + 0"] {
                assert_refused(&desk, &format!("UPDATE ticket SET {change}, version = {version}"), reason).await;
            }
        }
        assert_refused(&desk, "UPDATE ticket SET version = version + 2", reason).await;
        log(&desk, Value::Null, 1).await;
        desk.sql("UPDATE ticket SET search_text = search_text, title = title").await.expect("that changes nothing");
        for change in columns {
            desk.sql(&format!("UPDATE ticket SET {change}, version = version + 1")).await.expect("so it may be");
        }
        let log = log(&desk, Value::Null, 1 + columns.len()).await;
        assert_eq!(log.last().expect("an event")["changes"].as_array().map(Vec::len), Some(2));
    }

    async fn the_row_that_events_need_stays(desk: Desk) {
        assert_refused(&desk, "DELETE FROM ticket_log", "without the row of ticket_log").await;
    }

    async fn an_event_stays_as_it_is_while_its_ticket_is_there(desk: Desk) {
        let ticket = desk.file(json!({ "title": "a", "description": "b" })).await;
        change(&desk, &ticket["id"], json!({ "title": "c" })).await;
        for change in ["kind = 'updated'", "at = at + 1", "changes = '{}'", "version = 7"] {
            assert_refused(&desk, &format!("UPDATE ticket_event SET {change}"), "an event cannot be changed").await;
        }
        assert_refused(&desk, "DELETE FROM ticket_event", "an event cannot be deleted").await;
        if desk.engine == Engine::Sqlite {
            for id in ["1", "NULL"] {
                let replace = format!("INSERT OR REPLACE INTO ticket_event (id, xact, ticket_id, version, kind, at, actor, changes) SELECT {id}, 0, ticket_id, version, kind, 0, actor, '{{}}' FROM ticket_event");
                assert_refused(&desk, &replace, "an event cannot be replaced").await;
            }
        }
        assert_eq!(log(&desk, Value::Null, 2).await[1]["ticket"]["title"], "c");

        desk.file(json!({ "title": "stays", "description": "b" })).await;
        desk.sql("DELETE FROM ticket WHERE title = 'c'").await.expect("a ticket goes");
        assert_eq!(log(&desk, Value::Null, 1).await[0]["ticket"]["title"], "stays", "and its events go with it");
    }
}
