//! A filter means the same tickets to who listens: those that the model picks.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    bench::{Bench, for_all},
    generate,
    model::{Filter, Ticket},
};

const LISTEN: &str = "subscription($f: TicketFilter) { ticketCreated(filter: $f) { id } }";

/// What ends each case. It stands in no generated text.
const LAST: &str = "That is all for now.";

fn case() -> impl Strategy<Value = (Vec<Ticket>, Filter)> {
    prop::collection::vec(generate::ticket(), 1..6).prop_flat_map(|tickets| {
        let filter = prop_oneof![
            generate::filter(&tickets),
            generate::term(&tickets).prop_map(|term| Filter { search: Some(term), ..Filter::default() }),
        ];
        (Just(tickets), filter)
    })
}

/// Files the tickets one after the other in one request. They come back as the server has them.
async fn file(bench: &Bench, tickets: &[Ticket]) -> Vec<Ticket> {
    let fields: Vec<_> = (0..tickets.len())
        .map(|n| format!("t{n}: createTicket(input: $i{n}) {{ ticket {{ id createdAt }} }}"))
        .collect();
    let names: Vec<_> = (0..tickets.len()).map(|n| format!("$i{n}: CreateTicketInput!")).collect();
    let inputs = tickets.iter().enumerate().map(|(n, ticket)| {
        let Ticket { title, description, category, priority, .. } = ticket;
        let input = json!({ "title": title, "description": description, "category": category, "priority": priority });
        (format!("i{n}"), input)
    });
    let document = format!("mutation({}) {{ {} }}", names.join(", "), fields.join(" "));
    let filed = bench.desk.data(&document, Value::Object(inputs.collect())).await;
    let stored = |(n, ticket): (usize, &Ticket)| {
        let filed = &filed[format!("t{n}")]["ticket"];
        let created = super::model::micros(filed["createdAt"].as_str().expect("a time"));
        let id = filed["id"].as_str().expect("an id").parse().expect("a number");
        Ticket { id, status: "OPEN", created, updated: created, resolved: None, needs_review: false, ..ticket.clone() }
    };
    tickets.iter().enumerate().map(stored).collect()
}

both_engines! {
    async fn who_listens_hears_of_each_new_ticket_that_the_filter_means(bench: Bench) {
        for_all(case(), async |(mut tickets, filter)| {
            let last = Filter { search: Some(LAST.to_owned()), ..Filter::default() };
            let wanted = Filter { or: Some(vec![filter, last]), ..Filter::default() };
            let end = Ticket { title: LAST.to_owned(), ..tickets[0].clone() };
            tickets.push(end);
            let mut socket = bench.desk.socket().await;
            socket.subscribe("new", LISTEN, json!({ "f": wanted.json() })).await;

            let filed = file(&bench, &tickets).await;

            for ticket in wanted.of(&filed) {
                assert_eq!(socket.data("new").await["ticketCreated"]["id"], ticket.id.to_string());
            }
        });
    }
}
