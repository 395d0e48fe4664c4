//! The log, page by page.

use serde_json::{Value, json};

use super::{change, log, page, step};
use crate::support::{Desk, command::Folder};

/// The codes of what went wrong.
async fn refused(desk: &Desk, place: Value) -> Value {
    let document =
        "query($after: String, $first: Int) { ticketEvents(after: $after, first: $first) { nodes { version } } }";
    let answer = desk.gql(document, place).await;
    let extensions = &answer["errors"][0]["extensions"];
    json!([extensions["code"], extensions["field"], extensions["retryable"]])
}

both_engines! {
    async fn every_change_is_told_once_and_in_order(desk: Desk) {
        let a = desk.file(json!({ "title": "a", "description": "b", "category": "BILLING", "priority": "LOW" })).await;
        let b = desk.file(json!({ "title": "c", "description": "d", "category": "GENERAL", "priority": "HIGH" })).await;
        let a2 = change(&desk, &a["id"], json!({ "title": "A", "status": "RESOLVED" })).await;
        let a3 = change(&desk, &a["id"], json!({ "status": "OPEN", "priority": "CRITICAL", "description": "B" })).await;
        // What changes nothing is no event.
        change(&desk, &a["id"], json!({ "status": "OPEN" })).await;

        let log = log(&desk, Value::Null, 4).await;
        let told: Vec<_> = log.iter().map(|event| (&event["kind"], &event["version"], &event["ticket"])).collect();
        let (created, updated, two, three) = (json!("CREATED"), json!("UPDATED"), json!(2), json!(3));
        let expected = [(&created, &json!(1), &a), (&created, &json!(1), &b), (&updated, &two, &a2), (&updated, &three, &a3)];
        assert_eq!(told, expected, "each with its ticket as it was right after");

        let null = Value::Null;
        for (field, key) in [("TITLE", "title"), ("DESCRIPTION", "description"), ("CATEGORY", "category"),
            ("PRIORITY", "priority"), ("STATUS", "status"), ("CREATED_AT", "createdAt")] {
            assert_eq!(step(&log[0], field), Some((&null, &a[key])));
        }
        assert_eq!(step(&log[0], "RESOLVED_AT"), None);
        let changes = |event: &Value| event["changes"].as_array().expect("changes").len();
        assert_eq!(changes(&log[2]), 3);
        assert_eq!(step(&log[2], "TITLE"), Some((&json!("a"), &json!("A"))));
        assert_eq!(step(&log[2], "STATUS"), Some((&json!("OPEN"), &json!("RESOLVED"))));
        assert_eq!(step(&log[2], "RESOLVED_AT"), Some((&null, &a2["resolvedAt"])));
        assert_eq!(changes(&log[3]), 4);
        assert_eq!(step(&log[3], "STATUS"), Some((&json!("RESOLVED"), &json!("OPEN"))));
        assert_eq!(step(&log[3], "RESOLVED_AT"), Some((&a2["resolvedAt"], &null)));
        assert_eq!(step(&log[3], "PRIORITY"), Some((&json!("LOW"), &json!("CRITICAL"))));
        assert_eq!(step(&log[3], "DESCRIPTION"), Some((&json!("b"), &json!("B"))));
        assert_eq!(log[0]["actor"], null);
    }

    async fn a_list_says_which_events_it_holds(desk: Desk) {
        let document = "{ tickets(filter: { status: [OPEN] }) { asOf nodes { title } } }";
        let list = async || desk.data(document, json!({})).await["tickets"].take();
        let begin = list().await["asOf"].take();
        let a = desk.file(json!({ "title": "a", "description": "b" })).await;
        desk.file(json!({ "title": "c", "description": "d" })).await;
        log(&desk, begin, 2).await;
        let both = list().await;
        assert_eq!(both["nodes"].as_array().map(Vec::len), Some(2));
        change(&desk, &a["id"], json!({ "status": "CLOSED" })).await;
        let later = log(&desk, both["asOf"].clone(), 1).await;
        assert_eq!((&later[0]["ticket"]["id"], &later[0]["version"]), (&a["id"], &json!(2)), "only what the list lacks");
        log(&desk, list().await["asOf"].take(), 0).await;
    }

    async fn a_page_says_where_to_go_on(desk: Desk) {
        let empty = page(&desk, json!({})).await;
        assert_eq!((&empty["nodes"], &empty["pageInfo"]["hasNextPage"]), (&json!([]), &json!(false)));
        let begin = empty["pageInfo"]["endCursor"].clone();
        assert!(begin.is_string(), "also where there is nothing yet");
        for title in ["a", "b", "c"] {
            desk.file(json!({ "title": title, "description": "d" })).await;
        }
        let all = log(&desk, begin.clone(), 3).await;
        let two = page(&desk, json!({ "after": begin, "first": 2 })).await;
        assert_eq!(two["nodes"], json!([all[0], all[1]]));
        let info = json!({ "hasNextPage": true, "hasPreviousPage": false, "startCursor": all[0]["cursor"], "endCursor": all[1]["cursor"] });
        assert_eq!(two["pageInfo"], info);
        assert_eq!(two["edges"][1]["cursor"], all[1]["cursor"]);
        let third = page(&desk, json!({ "after": all[1]["cursor"], "first": 2 })).await;
        assert_eq!((&third["nodes"], &third["pageInfo"]["hasNextPage"]), (&json!([all[2]]), &json!(false)));
        assert_eq!(third["pageInfo"]["hasPreviousPage"], true);
        let end = page(&desk, json!({ "after": all[2]["cursor"] })).await;
        assert_eq!((&end["nodes"], &end["pageInfo"]["endCursor"]), (&json!([]), &all[2]["cursor"]));
        let none = page(&desk, json!({ "after": all[0]["cursor"], "first": 0 })).await;
        assert_eq!((&none["nodes"], &none["pageInfo"]["endCursor"]), (&json!([]), &all[0]["cursor"]));
        assert_eq!(none["pageInfo"]["hasNextPage"], true);
    }

    async fn what_is_no_cursor_of_the_log_is_refused(desk: Desk) {
        let ticket = desk.file(json!({ "title": "a", "description": "b" })).await;
        let list = desk.data("{ tickets { pageInfo { endCursor } } }", json!({})).await;
        let document = "query($id: ID!) { ticket(id: $id) { events { pageInfo { endCursor } } } }";
        let history = desk.data(document, json!({ "id": ticket["id"] })).await;
        let foreign = [json!(""), json!("x"), json!("ZTowOi0x"), list["tickets"]["pageInfo"]["endCursor"].clone(),
            history["ticket"]["events"]["pageInfo"]["endCursor"].clone()];
        for cursor in foreign {
            assert_eq!(refused(&desk, json!({ "after": cursor })).await, json!(["INVALID_CURSOR", "after", false]), "{cursor}");
        }
        for first in [-1, 101] {
            assert_eq!(refused(&desk, json!({ "first": first })).await, json!(["BAD_USER_INPUT", "first", false]));
        }
    }

    async fn a_filter_passes_what_matches_before_or_after(desk: Desk) {
        let a = desk.file(json!({ "title": "a", "description": "b", "category": "BILLING", "priority": "LOW" })).await;
        desk.file(json!({ "title": "c", "description": "d", "category": "GENERAL", "priority": "LOW" })).await;
        let cursor = log(&desk, Value::Null, 2).await[1]["cursor"].clone();
        for status in ["IN_PROGRESS", "CLOSED", "RESOLVED", "OPEN"] {
            change(&desk, &a["id"], json!({ "status": status })).await;
        }
        log(&desk, cursor.clone(), 4).await;
        let open = json!({ "status": ["OPEN", "IN_PROGRESS"], "search": "A", "category": ["BILLING"] });
        let told = page(&desk, json!({ "filter": open })).await;
        let versions: Vec<_> = told["nodes"].as_array().expect("events").iter().map(|event| &event["version"]).collect();
        assert_eq!(versions, [&json!(1), &json!(2), &json!(3), &json!(5)], "closed it leaves the list, resolved it is in none");
        let rest = page(&desk, json!({ "filter": open, "after": cursor, "first": 2 })).await;
        assert_eq!((rest["nodes"].as_array().map(Vec::len), &rest["pageInfo"]["hasNextPage"]), (Some(2), &json!(true)));
    }

    async fn a_page_looks_at_a_bounded_number_of_events(desk: Desk) {
        let rows: String = (0..1_200).map(|n| format!("t{n},d\n")).collect();
        let folder = Folder::new();
        folder.write("many.csv", format!("title,description\n{rows}"));
        assert_eq!(folder.run(&desk, &["import", "many.csv"]).code, 0);
        desk.file(json!({ "title": "the needle", "description": "b" })).await;
        log(&desk, Value::Null, 1_201).await;
        let filter = json!({ "search": "needle" });
        let first = page(&desk, json!({ "filter": filter })).await;
        assert_eq!((&first["nodes"], &first["pageInfo"]["hasNextPage"]), (&json!([]), &json!(true)));
        let second = page(&desk, json!({ "filter": filter, "after": first["pageInfo"]["endCursor"] })).await;
        assert_eq!(second["nodes"][0]["ticket"]["title"], "the needle");
        assert_eq!(second["pageInfo"]["hasNextPage"], false);
    }

    async fn an_imported_ticket_brings_its_own_times(desk: Desk) {
        let folder = Folder::new();
        folder.write("one.csv", "title,description,status,created_at,updated_at,resolved_at\n\
            a,b,closed,2020-01-01,2020-03-01,2020-02-01\n");
        assert_eq!(folder.run(&desk, &["import", "one.csv"]).code, 0);
        let event = log(&desk, Value::Null, 1).await.remove(0);
        assert_eq!(step(&event, "CREATED_AT"), Some((&Value::Null, &json!("2020-01-01T00:00:00.000000Z"))));
        assert_eq!(step(&event, "RESOLVED_AT"), Some((&Value::Null, &json!("2020-02-01T00:00:00.000000Z"))));
        assert_eq!(event["ticket"]["updatedAt"], "2020-03-01T00:00:00.000000Z");
        assert!(event["createdAt"].as_str().expect("a time") > "2026", "it was stored now");
    }
}
