//! The order of the log on PostgreSQL, where transactions commit in another order than they begin.

use std::time::Duration;

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::{change, log, page};
use crate::support::{
    Desk, Engine, client::client, database::TestDatabase, postgres_server::PostgresServer,
    server_process::ServerProcess,
};

const FOLLOW: &str = "subscription { ticketEvents { version ticket { title } } }";

/// A ticket stored past the server, by whoever has a connection. Tickets that are counted together are stored one after
/// the other; those of other categories need not wait.
fn insert(title: &str, category: &str) -> String {
    format!(
        "INSERT INTO ticket (title, description, category, priority, created_at, updated_at, search_text)
         VALUES ('{title}', 'b', '{category}', 'low', 1, 1, '{title}')"
    )
}

/// A ticket filed by the server while such a one is not committed.
async fn file(desk: &Desk, title: &str) -> Value {
    desk.file(json!({ "title": title, "description": "b", "category": "GENERAL", "priority": "HIGH" })).await
}

fn titles(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["ticket"]["title"].as_str().expect("a title")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_commits_late_is_told_in_its_place_where_a_naive_reader_loses_it() {
    let desk = Desk::start(Engine::Postgres).await;
    let mut socket = desk.socket().await;
    socket.subscribe("events", FOLLOW, json!({})).await;
    let naive = async |last: i64| {
        let newest = "SELECT coalesce(max(id), 0) AS n FROM ticket_event";
        let seen = format!("SELECT count(*) AS n FROM ticket_event WHERE id > {last}");
        (desk.number(&seen).await, desk.number(newest).await)
    };

    let early = desk.transaction().await;
    early.execute_unprepared(&insert("begun first", "billing")).await.expect("stored");
    file(&desk, "committed first").await;
    let (seen, last) = naive(0).await;
    assert_eq!(seen, 1, "the naive reader sees what is committed, and goes on behind it");
    let nothing = page(&desk, json!({})).await;
    assert_eq!(nothing["nodes"], json!([]), "nothing is told that something may yet come before");
    let ready = desk.request(reqwest::Method::GET, "/readyz").send().await.expect("an answer");
    assert!(ready.text().await.expect("text").contains("events lag"));
    early.commit().await.expect("committed");

    assert_eq!(
        titles(&log(&desk, nothing["pageInfo"]["endCursor"].clone(), 2).await),
        ["begun first", "committed first"]
    );
    for title in ["begun first", "committed first"] {
        assert_eq!(socket.data("events").await["ticketEvents"]["ticket"]["title"], title);
    }
    assert_eq!(naive(last).await.0, 0, "the naive reader never hears of the ticket that was begun first");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statistics_say_which_events_they_have_counted_also_between_open_transactions() {
    let desk = Desk::start(Engine::Postgres).await;
    let (a, c) = (desk.transaction().await, desk.transaction().await);
    a.execute_unprepared(&insert("a", "billing")).await.expect("stored");
    file(&desk, "b").await;
    c.execute_unprepared(&insert("c", "account")).await.expect("stored");
    c.execute_unprepared(&insert("c again", "account")).await.expect("stored");
    file(&desk, "counted, too").await;
    let stats = desk.data("{ ticketStats { total asOf } }", json!({})).await["ticketStats"].take();
    assert_eq!(stats["total"], 2);
    let list = desk.data("{ tickets { asOf nodes { title } } }", json!({})).await["tickets"].take();
    assert_eq!(list["nodes"].as_array().map(Vec::len), Some(2));
    file(&desk, "d").await;
    c.commit().await.expect("committed");
    a.commit().await.expect("committed");

    let later = log(&desk, stats["asOf"].clone(), 4).await;
    assert_eq!(titles(&later), ["a", "c", "c again", "d"], "neither of the two that were counted");
    assert_eq!(log(&desk, list["asOf"].clone(), 4).await, later, "nor, of a list, what was in it");
    for (number, event) in later.iter().enumerate() {
        assert_eq!(
            log(&desk, event["cursor"].clone(), 3 - number).await,
            later[number + 1..],
            "also when cut off in between"
        );
        let mut socket = desk.socket().await;
        let document = "subscription($after: String) { ticketEvents(after: $after) { cursor ticket { title } } }";
        let payload = json!({ "query": document, "variables": { "after": event["cursor"] } });
        socket.send(json!({ "id": "events", "type": "subscribe", "payload": payload })).await;
        for later in &later[number + 1..] {
            let told = socket.data("events").await["ticketEvents"].take();
            assert_eq!((&told["cursor"], &told["ticket"]["title"]), (&later["cursor"], &later["ticket"]["title"]));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_stored_is_part_of_a_history_before_the_log_can_tell_of_it() {
    let desk = Desk::start(Engine::Postgres).await;
    let ticket = file(&desk, "a").await;
    log(&desk, Value::Null, 1).await;
    let early = desk.transaction().await;
    early.execute_unprepared(&insert("begun first", "billing")).await.expect("stored");
    change(&desk, &ticket["id"], json!({ "title": "c" })).await;
    let document = "query($id: ID!) { ticket(id: $id) { events { nodes { version cursor } } } }";
    let history = desk.data(document, json!({ "id": ticket["id"] })).await["ticket"]["events"]["nodes"].take();
    assert_eq!((history.as_array().map(Vec::len), &history[1]["version"]), (Some(2), &json!(2)));
    early.commit().await.expect("committed");
    let later = log(&desk, history[1]["cursor"].clone(), 2).await;
    assert_eq!(titles(&later), ["begun first", "c"], "its cursor does not lead past what came late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn along_the_log_the_versions_of_a_ticket_only_grow() {
    const WRITERS: usize = 12;
    const ROUNDS: usize = 25;
    let desk = Desk::start(Engine::Postgres).await;
    let other = ServerProcess::start(&desk.database.url).await;
    let ids = [file(&desk, "a").await["id"].clone(), file(&desk, "c").await["id"].clone()];
    let client = client(Duration::from_secs(60));
    let writer = async |number: usize| {
        let address = if number.is_multiple_of(2) { &desk.address } else { &other.address };
        for round in 0..ROUNDS {
            let document = "mutation($i: UpdateTicketInput!) { updateTicket(input: $i) { userErrors { code } } }";
            let input = json!({ "id": ids[(number + round) % 2], "title": format!("{number} {round}") });
            let body = json!({ "query": document, "variables": { "i": input } });
            let sent = client.post(format!("{address}/graphql")).json(&body).send().await.expect("an answer");
            let answer: Value = sent.json().await.expect("JSON");
            assert_eq!(answer["data"]["updateTicket"]["userErrors"], json!([]), "{answer}");
        }
    };
    futures_util::future::join_all((0..WRITERS).map(writer)).await;
    let log = log(&desk, Value::Null, 2 + WRITERS * ROUNDS).await;
    for id in ids {
        let versions: Vec<_> = log
            .iter()
            .filter(|event| event["ticket"]["id"] == id)
            .map(|event| event["version"].as_u64().expect("a version"))
            .collect();
        assert!(versions.iter().copied().eq(1..=versions.len() as u64), "{versions:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_by_a_transaction_that_is_older_than_the_last_change_is_refused() {
    let desk = Desk::start(Engine::Postgres).await;
    let ticket = file(&desk, "a").await;
    let early = desk.transaction().await;
    early.execute_unprepared("SELECT pg_current_xact_id()").await.expect("it has its id");
    change(&desk, &ticket["id"], json!({ "title": "c" })).await;
    let refused = early.execute_unprepared("UPDATE ticket SET title = 'd', version = version + 1").await;
    let error = refused.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("was changed by a later transaction"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_is_held_up_for_long_says_so_and_where_to_look() {
    let postgres = PostgresServer::start();
    let database = TestDatabase::elsewhere(&postgres.url());
    database.open().await;
    let server = ServerProcess::start(&database.url).await;
    let desk = Desk::start_on(Engine::Postgres, database).await;
    let early = desk.transaction().await;
    early.execute_unprepared(&insert("begun first", "billing")).await.expect("stored");
    file(&desk, "committed first").await;
    let warning = server.said("events wait for an older transaction").await;
    assert!(warning.contains("pg_stat_activity"), "{warning}");
    let ready = desk.request(reqwest::Method::GET, "/readyz").send().await.expect("an answer");
    assert_eq!(ready.status(), 200, "it serves all the same");
    let ready = ready.text().await.expect("text");
    let lag = ready.split("events lag ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a figure");
    assert!(lag.parse::<f64>().is_ok_and(|seconds| seconds >= 10.0), "{ready}");
    early.commit().await.expect("committed");
    server.said("events come at once again").await;
    assert_eq!(log(&desk, Value::Null, 2).await.len(), 2);
}
