//! What happened to one ticket.

use serde_json::{Value, json};

use super::{EVENT, change, log};
use crate::support::{Desk, server_process::ServerProcess};

async fn history(desk: &Desk, id: &Value, first: Option<i64>, after: &Value) -> Value {
    stretch(desk, id, json!({ "first": first, "after": after })).await
}

async fn stretch(desk: &Desk, id: &Value, page: Value) -> Value {
    let document = format!(
        "query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {{
            ticket(id: $id) {{ events(first: $first, after: $after, last: $last, before: $before) {{
                nodes {{ {EVENT} }} edges {{ cursor node {{ version }} }}
                pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}"
    );
    let mut variables = page;
    variables["id"] = id.clone();
    desk.data(&document, variables).await["ticket"]["events"].take()
}

/// The cursor of one of a ticket's events, counted from the first.
async fn edge(desk: &Desk, id: &Value, index: usize) -> String {
    let whole = history(desk, id, None, &Value::Null).await;
    whole["edges"][index]["cursor"].as_str().expect("a cursor").to_owned()
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

    async fn the_history_of_a_ticket_is_read_from_its_end(desk: Desk) {
        let ticket = desk.file(json!({ "title": "0", "description": "b" })).await;
        let other = desk.file(json!({ "title": "other", "description": "b" })).await;
        for title in ["1", "2", "3", "4"] {
            change(&desk, &ticket["id"], json!({ "title": title })).await;
            change(&desk, &other["id"], json!({ "title": title })).await;
        }
        let id = &ticket["id"];
        let whole = history(&desk, id, None, &Value::Null).await;
        let whole = whole["nodes"].as_array().expect("events");
        let (mut read, mut before, mut end) = (Vec::new(), Value::Null, Value::Null);
        for (size, more) in [(2, true), (2, true), (2, false)] {
            let mut part = stretch(&desk, id, json!({ "last": size, "before": before })).await;
            assert_eq!(part["pageInfo"]["hasPreviousPage"], more);
            assert_eq!(part["pageInfo"]["hasNextPage"], !read.is_empty());
            read.splice(0..0, part["nodes"].as_array().expect("events").clone());
            before = part["pageInfo"]["startCursor"].take();
            end = if end.is_null() { part["pageInfo"]["endCursor"].take() } else { end };
        }
        assert_eq!(&read, whole);

        let (second, fifth) = (edge(&desk, id, 1).await, edge(&desk, id, 4).await);
        for (page, versions, previous, next) in [
            (json!({ "last": 5, "after": second, "before": fifth }), json!([3, 4]), true, true),
            (json!({ "first": 5, "after": second, "before": fifth }), json!([3, 4]), true, true),
            (json!({ "last": 1, "after": second }), json!([5]), true, false),
            (json!({ "first": 1, "before": fifth }), json!([1]), false, true),
            (json!({ "last": 0 }), json!([]), true, false),
            (json!({ "last": 1, "before": edge(&desk, id, 0).await }), json!([]), false, true),
        ] {
            let part = stretch(&desk, id, page.clone()).await;
            let told: Vec<_> = part["nodes"].as_array().expect("events").iter().map(|event| event["version"].clone()).collect();
            let info = &part["pageInfo"];
            assert_eq!((json!(told), &info["hasPreviousPage"], &info["hasNextPage"]), (versions, &previous.into(), &next.into()), "{page}");
        }

        // Whoever has read the end goes on from there.
        change(&desk, id, json!({ "title": "5" })).await;
        let news = stretch(&desk, id, json!({ "first": 10, "after": end })).await;
        assert_eq!((&news["edges"][0]["node"]["version"], news["nodes"].as_array().map(Vec::len)), (&json!(6), Some(1)));

        let document = "query($id: ID!) { ticket(id: $id) { events(first: 1, last: 1) { nodes { version } } } }";
        let both = desk.gql(document, json!({ "id": id })).await;
        assert_eq!(both["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
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
        // The feed looks into the log of events by itself, and the built-in model for something to learn.
        let by_itself = |line: &&String| line.contains("AS waiting") || line.contains("triage_label");
        let statements: Vec<_> = log.iter().filter(|line| line.contains("SELECT") && !by_itself(line)).collect();
        assert_eq!(statements.len(), 3, "the tickets, the events, and what happened after the first of each: {statements:#?}");
    }
}
