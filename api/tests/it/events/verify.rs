//! `frontdesk verify`

use serde_json::json;

use super::change;
use crate::support::{
    Desk, Engine,
    command::{Folder, Ran},
};

fn verify(desk: &Desk) -> Ran {
    Folder::new().run(desk, &["verify"])
}

/// Changes rows with the triggers of a table off.
async fn behind_the_back(desk: &Desk, table: &str, statement: &str) {
    match desk.engine {
        Engine::Postgres => {
            let whole = format!(
                "ALTER TABLE {table} DISABLE TRIGGER USER; {statement}; ALTER TABLE {table} ENABLE TRIGGER USER"
            );
            desk.sql(&whole).await.expect("SQL");
        }
        Engine::Sqlite => {
            // SQLite cannot switch triggers off: they are dropped.
            for trigger in ["ticket_event_update", "ticket_tally_update", "ticket_event_kept", "ticket_event_unchanged"]
            {
                desk.sql(&format!("DROP TRIGGER IF EXISTS {trigger}")).await.expect("SQL");
            }
            desk.sql(statement).await.expect("SQL");
        }
    }
}

both_engines! {
    async fn every_way_to_write_leaves_its_event(desk: Desk) {
        let ticket = desk.file(json!({ "title": "a", "description": "b" })).await;
        desk.file(json!({ "title": "a", "description": "b", "idempotencyKey": "k" })).await;
        desk.file(json!({ "title": "a", "description": "b", "idempotencyKey": "k" })).await;
        for (field, value) in [("title", "c"), ("description", "\u{1f980} \"quoted\" \\ \n\tß"), ("category", "ACCOUNT"), ("priority", "CRITICAL"),
            ("status", "RESOLVED"), ("status", "CLOSED"), ("status", "OPEN"), ("status", "OPEN")] {
            change(&desk, &ticket["id"], json!({ field: value })).await;
        }
        // Every mutation there is: a new one has to be tried here, too.
        let mutations = desk.data("{ __schema { mutationType { fields { name } } } }", json!({})).await;
        let known = json!([{ "name": "createTicket" }, { "name": "updateTicket" }, { "name": "reviewTicket" }, { "name": "classify" }]);
        assert_eq!(mutations["__schema"]["mutationType"]["fields"], known);
        desk.data("mutation($id: ID!) { reviewTicket(input: { id: $id, category: BILLING }) { ticket { id } } }", json!({ "id": ticket["id"] })).await;
        desk.data("mutation { classify(input: { description: \"a\" }) { category } }", json!({})).await;

        let folder = Folder::new();
        folder.write("two.csv", "title,description,status,key\na,b,closed,1\nc,d,open,2\n");
        for stored in ["stored 2", "already there 2"] {
            let imported = folder.run(&desk, &["import", "two.csv", "--key", "key"]);
            assert!(imported.out.contains(stored), "{imported:?}");
        }
        assert_eq!(folder.run(&desk, &["demo", "--tickets", "3000"]).code, 0);
        let verified = verify(&desk);
        assert_eq!(verified.code, 0, "{verified:?}");
        assert!(verified.out.starts_with("compared 3004 tickets, 3012 events"), "{verified:?}");
    }

    async fn what_was_changed_behind_the_log_is_found(desk: Desk) {
        for title in ["a", "b", "c", "d"] {
            let ticket = desk.file(json!({ "title": title, "description": "b" })).await;
            change(&desk, &ticket["id"], json!({ "priority": "CRITICAL" })).await;
        }
        assert_eq!(verify(&desk).code, 0);
        behind_the_back(&desk, "ticket", "UPDATE ticket SET title = 'x' WHERE title = 'a'").await;
        behind_the_back(&desk, "ticket", "UPDATE ticket SET version = 3 WHERE title = 'b'").await;
        behind_the_back(&desk, "ticket", "UPDATE ticket SET status = 'in_progress' WHERE title = 'c'").await;
        behind_the_back(&desk, "ticket_event", "DELETE FROM ticket_event WHERE version = 1 AND ticket_id = (SELECT id FROM ticket WHERE title = 'd')").await;
        let Ran { code, out, err } = verify(&desk);
        assert_eq!(code, 1, "{err}");
        for words in ["its title is not what the log says", "the event of version 3 is missing", "its status is not what the log says",
            "goes back to version 2 of it only", "the counts of general, critical, in_progress are off, by -1 tickets", "of day "] {
            assert!(out.contains(words), "{words:?} is not in {out}{err}");
        }
    }

    async fn a_log_with_a_hole_is_an_error_and_no_endless_search(desk: Desk) {
        let ticket = desk.file(json!({ "title": "a", "description": "b" })).await;
        for title in ["c", "d"] {
            change(&desk, &ticket["id"], json!({ "title": title })).await;
        }
        behind_the_back(&desk, "ticket_event", "DELETE FROM ticket_event WHERE version = 3").await;
        for document in ["{ ticketEvents(first: 1) { nodes { version } } }", "{ ticket(id: 1) { events(first: 1) { nodes { version } } } }"] {
            let answer = desk.gql(document, json!({})).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "{answer}");
        }
    }
}
