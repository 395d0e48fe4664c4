//! A filter means the same to the log, which tests tickets in memory, and to a list, which asks the database.

use proptest::prelude::*;
use serde_json::json;

use super::{
    bench::{Bench, for_all},
    generate,
    model::{Filter, Ticket, ids},
};
use crate::events::log;

fn case() -> impl Strategy<Value = (Vec<Ticket>, Filter)> {
    generate::stock(8).prop_flat_map(|tickets| {
        let filter = prop_oneof![
            generate::filter(&tickets),
            generate::condition(&tickets),
            generate::term(&tickets).prop_map(|term| Filter { search: Some(term), ..Filter::default() }),
        ];
        (Just(tickets), filter)
    })
}

both_engines! {
    async fn the_log_and_a_list_pass_the_same_tickets(bench: Bench) {
        let document = "query($after: String, $f: TicketFilter) {
            ticketEvents(after: $after, filter: $f) { nodes { matches ticket { id } } } tickets(filter: $f, first: 100) { nodes { id } } }";
        for_all(case(), async |(tickets, filter)| {
            let stats = bench.desk.data("{ ticketStats { asOf } }", json!({})).await;
            let after = stats["ticketStats"]["asOf"].clone();
            let tickets = bench.stock(tickets).await;
            // What has just been stored can be read once no older transaction is open.
            let marked = tickets.iter().filter(|ticket| ticket.needs_review).count();
            log(&bench.desk, after.clone(), tickets.len() + marked).await;
            let answer = bench.desk.data(document, json!({ "after": after, "f": filter.json() })).await;
            // What an event says of a ticket holds until the next one of it.
            let mut told: Vec<&str> = Vec::new();
            for event in answer["ticketEvents"]["nodes"].as_array().expect("events") {
                let id = event["ticket"]["id"].as_str().expect("an id");
                told.retain(|other| *other != id);
                told.extend((event["matches"] == true).then_some(id));
            }
            told.sort_by_key(|id| id.parse::<i64>().expect("a number"));
            assert_eq!(json!(told), json!(ids(filter.of(&tickets))), "in memory");
            let mut listed: Vec<_> = answer["tickets"]["nodes"].as_array().expect("tickets").iter().map(|ticket| ticket["id"].as_str().expect("an id")).collect();
            listed.sort_by_key(|id| id.parse::<i64>().expect("a number"));
            assert_eq!(json!(listed), json!(told), "in SQL");
        });
    }
}
