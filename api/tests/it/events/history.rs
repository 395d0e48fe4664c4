//! What happened to one ticket.

use serde_json::{Value, json};

use super::{EVENT, change, log};
use crate::support::{Desk, server_process::ServerProcess};

async fn history(desk: &Desk, id: &Value, first: Option<i64>, after: &Value) -> Value {
    let document = format!(
        "query($id: ID!, $first: Int, $after: String) {{ ticket(id: $id) {{ events(first: $first, after: $after) {{
            nodes {{ {EVENT} }} edges {{ cursor node {{ version }} }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} }} }}"
    );
    desk.data(&document, json!({ "id": id, "first": first, "after": after })).await["ticket"]["events"].take()
}

both_engines! {
    async fn the_history_of_a_ticket_is_read_page_by_page(desk: Desk) {
        let ticket = desk.file(json!({ "title": "0", "description": "b" })).await;
        let other = desk.file(json!({ "title": "other", "description": "b" })).await;
        let mut states = vec![ticket.clone()];
        for title in ["1", "2", "3", "4"] {
            states.push(change(&desk, &ticket["id"], json!({ "title": title })).await);
            change(&desk, &other["id"], json!({ "title": title })).await;
        }
        let whole = history(&desk, &ticket["id"], None, &Value::Null).await;
        let told: Vec<_> = whole["nodes"].as_array().expect("events").iter().map(|event| event["ticket"].clone()).collect();
        assert_eq!(told, states, "each as it was then");
        assert_eq!(whole["pageInfo"]["hasNextPage"], false);

        let (mut read, mut after) = (Vec::new(), Value::Null);
        for (size, more) in [(2, true), (2, true), (2, false)] {
            let mut part = history(&desk, &ticket["id"], Some(size), &after).await;
            assert_eq!(part["pageInfo"]["hasNextPage"], more);
            assert_eq!(part["pageInfo"]["hasPreviousPage"], !read.is_empty());
            read.extend(part["nodes"].as_array().expect("events").clone());
            after = part["pageInfo"]["endCursor"].take();
        }
        assert_eq!(json!(read), whole["nodes"]);
        let end = history(&desk, &ticket["id"], None, &after).await;
        assert_eq!((&end["nodes"], &end["pageInfo"]["endCursor"]), (&json!([]), &after));

        // Once the log tells of them, the cursors of its events lead on there.
        let all = log(&desk, Value::Null, 10).await;
        let whole = history(&desk, &ticket["id"], None, &Value::Null).await;
        let third = &whole["nodes"][2];
        let place = all.iter().position(|event| event == third).expect("the same event stands in the log");
        assert_eq!(log(&desk, third["cursor"].clone(), 9 - place).await, all[place + 1..]);

        let document = "query($id: ID!, $after: String) { ticket(id: $id) { events(after: $after) { nodes { version } } } }";
        let foreign = desk.gql(document, json!({ "id": other["id"], "after": after })).await;
        assert_eq!(foreign["errors"][0]["extensions"]["code"], "INVALID_CURSOR");
    }

    async fn the_histories_of_a_hundred_tickets_are_read_in_two_statements(desk: Desk) {
        for number in 0..100 {
            let ticket = desk.file(json!({ "title": number.to_string(), "description": "b" })).await;
            if number % 3 == 0 {
                change(&desk, &ticket["id"], json!({ "status": "CLOSED" })).await;
                change(&desk, &ticket["id"], json!({ "title": "changed" })).await;
            }
        }
        let document = "query Histories { tickets(first: 100) { nodes { version
            first: events(first: 1) { nodes { version ticket { status } } } all: events { nodes { version } } } } }";
        let server = ServerProcess::start_with(&[("FRONTDESK_LOG", "info,sqlx::query=debug")], &desk.database.url).await;
        let begun = server.log().len();
        let answer = server.ask(document, Value::Null).await.body;
        let tickets = answer["data"]["tickets"]["nodes"].as_array().expect("tickets");
        assert_eq!(tickets.len(), 100);
        for ticket in tickets {
            assert_eq!(ticket["first"]["nodes"], json!([{ "version": 1, "ticket": { "status": "OPEN" } }]));
            assert_eq!(ticket["all"]["nodes"].as_array().map(Vec::len).map(|events| json!(events)), Some(ticket["version"].clone()));
        }
        server.said("operation=\"Histories\"").await;
        let log = server.log().split_off(begun);
        // The feed looks into the log of events by itself.
        let statements: Vec<_> = log.iter().filter(|line| line.contains("SELECT") && !line.contains("AS waiting")).collect();
        assert_eq!(statements.len(), 3, "the tickets, the events, and what happened after the first of each: {statements:#?}");
    }
}
