//! A filter means the same tickets in lists, counts and statistics: those that the model picks.

use proptest::{prelude::*, strategy::BoxedStrategy};
use serde_json::json;

use super::{
    bench::{Bench, for_all},
    generate,
    model::{Filter, Order, Ticket, ids},
};

const FIND: &str = "query($f: TicketFilter, $o: TicketOrder) {
    tickets(filter: $f, orderBy: $o, first: 100) { nodes { id } totalCount }
    ticketStats(filter: $f) { total byStatus { count } }
}";

type Case = (Vec<Ticket>, Filter, Order);

/// Tickets with a filter that is made for them.
fn case<S: Strategy<Value = Filter> + 'static>(filter: impl Fn(&[Ticket]) -> S + 'static) -> BoxedStrategy<Case> {
    let tickets = generate::stock(16);
    tickets
        .prop_flat_map(move |tickets| {
            let filter = filter(&tickets);
            (Just(tickets), filter, generate::order())
        })
        .boxed()
}

async fn assert_found(bench: &Bench, (tickets, filter, order): Case) {
    let tickets = bench.stock(tickets).await;
    let order_by = json!({ "field": order.field, "direction": order.direction });
    let found = bench.desk.data(FIND, json!({ "f": filter.json(), "o": order_by })).await;

    let expected = ids(order.sort(filter.of(&tickets)));
    let nodes = expected.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>();
    assert_eq!(found["tickets"], json!({ "nodes": nodes, "totalCount": expected.len() }));
    assert_eq!(found["ticketStats"]["total"], expected.len());
    let by_status = found["ticketStats"]["byStatus"].as_array().expect("counts");
    assert_eq!(by_status.iter().filter_map(|count| count["count"].as_u64()).sum::<u64>(), expected.len() as u64);
}

both_engines! {
    async fn each_condition_alone_finds_what_it_means(bench: Bench) {
        for_all(case(generate::condition), async |case| assert_found(&bench, case).await);
    }

    async fn search_finds_each_ticket_that_holds_the_term(bench: Bench) {
        let search = |tickets: &[Ticket]| generate::term(tickets).prop_map(|term| Filter { search: Some(term), ..Filter::default() });
        for_all(case(search), async |case| assert_found(&bench, case).await);
    }

    async fn all_conditions_together_find_what_they_mean(bench: Bench) {
        for_all(case(generate::whole_filter), async |case| assert_found(&bench, case).await);
    }

    async fn nested_filters_find_what_they_mean(bench: Bench) {
        for_all(case(generate::filter), async |case| assert_found(&bench, case).await);
    }

    async fn the_ends_of_unicode_are_letters_like_any(bench: Bench) {
        let titles = ["a\u{10ffff}b", "b\u{10ffff}", "\u{ffff}", "\u{fffe}c", "\u{fffd}"];
        let ticket = |title: &str| Ticket {
            id: 0, title: title.to_owned(), description: "d".to_owned(), category: "BILLING", priority: "LOW",
            status: "OPEN", created: 0, updated: 0, resolved: None, needs_review: false,
        };
        for term in ["a", "b", "a\u{10ffff}", "\u{10ffff}", "\u{ffff}", "\u{fffe}", "\u{fffe}c", "\u{fffd}"] {
            let filter = Filter { search: Some(term.to_owned()), ..Filter::default() };
            assert_found(&bench, (titles.map(ticket).to_vec(), filter, Order::ALL[0])).await;
        }
    }
}
