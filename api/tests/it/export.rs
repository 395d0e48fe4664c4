//! Files for spreadsheets and scripts: CSV, and the schema.

use std::collections::BTreeMap;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Desk, TICKET};

async fn get(desk: &Desk, path: &str, parameters: &[(&str, &str)]) -> reqwest::Response {
    desk.request(Method::GET, path).query(parameters).send().await.expect("an answer")
}

/// The rows of a file by the names of their columns.
async fn rows(response: reqwest::Response) -> Vec<BTreeMap<String, String>> {
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "text/csv; charset=utf-8; header=present");
    let text = response.bytes().await.expect("a body");
    csv::Reader::from_reader(&*text).deserialize().map(|row| row.expect("CSV")).collect()
}

both_engines! {
    async fn the_tickets_of_a_filter_are_a_file(desk: Desk) {
        let file = r#"mutation($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } } }"#;
        for number in 0..230 {
            let category = if number % 2 == 0 { "BILLING" } else { "ACCOUNT" };
            let input = json!({ "title": format!("nr {number}, \"quoted\""), "description": "two\nlines; Straße 💳", "category": category, "priority": "LOW" });
            desk.data(file, json!({ "input": input })).await;
        }
        let response = get(&desk, "/export/tickets.csv", &[]).await;
        assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"tickets.csv\"");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let all = rows(response).await;
        let numbers: Vec<_> = all.iter().map(|row| row["title"].clone()).collect();
        let expected: Vec<_> = (0..230).rev().map(|number| format!("nr {number}, \"quoted\"")).collect();
        assert_eq!(numbers, expected, "each once, the newest first");
        // What the API says is what the file says.
        let ticket = desk.data(&format!("query($id: ID!) {{ ticket(id: $id) {{ {TICKET} }} }}"), json!({ "id": all[0]["id"] })).await;
        for (column, value) in ticket["ticket"].as_object().expect("a ticket") {
            let expected = match value {
                Value::String(text) => text.clone(),
                Value::Null => String::new(),
                other => other.to_string(),
            };
            assert_eq!(all[0][column], expected, "{column}");
        }
        let filter = json!({ "category": ["BILLING"], "not": { "search": "nr 22" } }).to_string();
        let order = json!({ "field": "CREATED_AT", "direction": "ASC" }).to_string();
        let some = rows(get(&desk, "/export/tickets.csv", &[("filter", &filter), ("orderBy", &order)]).await).await;
        let expected: Vec<_> = (0..230).filter(|n| n % 2 == 0 && *n != 22 && n / 10 != 22).map(|n| format!("nr {n}, \"quoted\"")).collect();
        assert_eq!(some.iter().map(|row| row["title"].clone()).collect::<Vec<_>>(), expected);
        let none = get(&desk, "/export/tickets.csv", &[("filter", r#"{"search":"nowhere"}"#)]).await;
        let columns = "id title description category priority status createdAt updatedAt resolvedAt version needsReview";
        let quoted: Vec<_> = columns.split(' ').map(|column| format!("\"{column}\"")).collect();
        assert_eq!(none.bytes().await.expect("a body"), format!("\u{feff}{}\r\n", quoted.join(",")));
    }

    async fn a_text_cannot_be_taken_for_a_formula(desk: Desk) {
        for title in ["=1+1", "+1", "-1", "@x", "＝1", "1=1"] {
            desk.file(json!({ "title": title, "description": "\t=1" })).await;
        }
        let rows = rows(get(&desk, "/export/tickets.csv", &[]).await).await;
        let titles: Vec<_> = rows.iter().rev().map(|row| row["title"].as_str()).collect();
        assert_eq!(titles, ["'=1+1", "'+1", "'-1", "'@x", "'＝1", "1=1"]);
        assert!(rows.iter().all(|row| row["description"] == "'\t=1"));
    }

    async fn the_statistics_of_a_filter_are_a_file(desk: Desk) {
        for (category, priority) in [("BILLING", "LOW"), ("BILLING", "HIGH"), ("ACCOUNT", "HIGH")] {
            desk.file(json!({ "title": "a", "description": "b", "category": category, "priority": priority })).await;
        }
        let response = get(&desk, "/export/stats.csv", &[]).await;
        assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"stats.csv\"");
        let all = rows(response).await;
        let value = |rows: &[BTreeMap<String, String>], wanted: &[(&str, &str)]| -> Vec<String> {
            let is = |row: &BTreeMap<String, String>| {
                ["statistic", "date", "category", "priority", "status"].iter().all(|column| {
                    let wanted = wanted.iter().find(|(name, _)| name == column).map_or("", |(_, value)| *value);
                    row[*column] == wanted
                })
            };
            rows.iter().filter(|row| is(row)).map(|row| row["value"].clone()).collect()
        };
        assert_eq!(value(&all, &[("statistic", "total")]), ["3"]);
        assert_eq!(value(&all, &[("statistic", "averageResolutionSeconds")]), [""]);
        assert_eq!(value(&all, &[("statistic", "count"), ("category", "BILLING")]), ["2"]);
        assert_eq!(value(&all, &[("statistic", "count"), ("category", "BILLING"), ("priority", "HIGH")]), ["1"]);
        assert_eq!(value(&all, &[("statistic", "count"), ("priority", "CRITICAL")]), ["0"]);
        assert_eq!(value(&all, &[("statistic", "count"), ("status", "OPEN")]), ["3"]);
        let days: Vec<_> = all.iter().filter(|row| !row["date"].is_empty() && row["category"].is_empty() && row["priority"].is_empty() && row["status"].is_empty()).collect();
        assert_eq!(days.len(), 30);
        assert_eq!(days.iter().map(|row| row["value"].parse::<i64>().expect("a number")).sum::<i64>(), 3);
        let filtered = rows(get(&desk, "/export/stats.csv", &[("filter", r#"{"priority":"HIGH"}"#), ("from", "2026-01-01"), ("to", "2026-12-31")]).await).await;
        assert_eq!(value(&filtered, &[("statistic", "total")]), ["2"]);
        assert_eq!(filtered.iter().filter(|row| row["date"] == "2026-02-01").count(), 1 + 4 + 4 + 4);
    }

    async fn what_cannot_be_a_file_is_said_so(desk: Desk) {
        for (path, parameters, words) in [
            ("/export/tickets.csv", ("filter", "{"), "`filter` must be JSON"),
            ("/export/tickets.csv", ("filter", "[]"), "`$filter` must be of type `TicketFilter`"),
            ("/export/tickets.csv", ("filter", r#"{"status":["SHUT"]}"#), "`$filter.status[0]` must be of type `TicketStatus`: OPEN"),
            ("/export/tickets.csv", ("filter", r#"{"search":"a\u0000"}"#), "control characters"),
            ("/export/tickets.csv", ("orderBy", r#"{"field":"SIZE"}"#), "`$orderBy.field`"),
            ("/export/tickets.csv", ("status", "OPEN"), "may hold `filter`, `orderBy`"),
            ("/export/tickets.csv", ("from", "2026-01-01"), "may hold `filter`, `orderBy`"),
            ("/export/stats.csv", ("from", "today"), "`$from` must be of type `Date`"),
            ("/export/stats.csv", ("orderBy", "{}"), "may hold `filter`, `from`, `to`"),
            ("/export/stats.csv", ("from", "2020-01-01"), "at most 366"),
        ] {
            let response = get(&desk, path, &[parameters]).await;
            assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{path} {parameters:?}");
            assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8", "{path} {parameters:?}");
            let error = response.json::<Value>().await.expect("JSON")["errors"][0].clone();
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{error}");
            assert!(error["extensions"]["requestId"].is_string(), "{error}");
            assert!(error["message"].as_str().expect("a message").contains(words), "{parameters:?}: {error}");
        }
        desk.sql("ALTER TABLE ticket RENAME TO elsewhere").await.expect("SQL");
        let response = get(&desk, "/export/tickets.csv", &[]).await;
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!response.text().await.expect("text").contains("elsewhere"));
    }

    async fn a_file_that_breaks_off_does_not_look_whole(desk: Desk) {
        for _ in 0..3 {
            let many: String = (0..90).map(|n| format!("t{n}: createTicket(input: {{ title: \"a\", description: $d, category: BILLING, priority: LOW }}) {{ ticket {{ id }} }} ")).collect();
            desk.data(&format!("mutation($d: String!) {{ {many} }}"), json!({ "d": "💳".repeat(20_000) })).await;
        }
        let mut response = get(&desk, "/export/tickets.csv", &[]).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(response.chunk().await.expect("the beginning").is_some());
        desk.sql("ALTER TABLE ticket RENAME TO elsewhere").await.expect("SQL");
        let rest = async {
            while response.chunk().await?.is_some() {}
            Ok::<_, reqwest::Error>(())
        };
        assert!(rest.await.is_err(), "the end is no end");
    }

    async fn the_schema_is_a_file(desk: Desk) {
        let response = get(&desk, "/schema.graphql", &[]).await;
        assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
        assert_eq!(response.text().await.expect("text"), frontdesk::graphql::sdl());
    }
}
