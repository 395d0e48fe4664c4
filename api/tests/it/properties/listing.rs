//! Lists: their orders and their pages.

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

use super::{
    asking::{ask, page},
    bench::{Bench, for_all},
    generate,
    model::{Filter, Order, Page, Ticket, ids},
};

/// A list of tickets that all matches a filter of any kind, or of none.
fn case() -> impl Strategy<Value = (Vec<Ticket>, Filter, Order)> {
    generate::stock(14).prop_flat_map(|tickets| {
        let filter = prop_oneof![Just(Filter::default()), generate::condition(&tickets), generate::filter(&tickets)];
        (Just(tickets), filter, generate::order())
    })
}

both_engines! {
    async fn the_newest_come_first(bench: Bench) {
        for_all(generate::stock(30), async |tickets| {
            let tickets = bench.stock(tickets).await;
            let list = bench.desk.data("{ tickets { nodes { id } } }", json!({})).await;
            let newest = Order { field: "CREATED_AT", direction: "DESC" }.sort(tickets.iter().collect());
            let expected: Value = ids(newest).into_iter().take(25).map(|id| json!({ "id": id })).collect();
            assert_eq!(list["tickets"]["nodes"], expected);
        });
    }

    async fn the_pages_make_up_the_list_either_way(bench: Bench) {
        for_all((case(), 1..6usize, any::<bool>()), async |((tickets, filter, order), size, forward)| {
            let tickets = bench.stock(tickets).await;
            let all = ids(order.sort(filter.of(&tickets)));
            let mut found: Vec<String> = Vec::new();
            let mut place = if forward { json!({ "first": size }) } else { json!({ "last": size }) };
            loop {
                let list = ask(&bench, &filter, order, place).await;
                let Page { ids, has_previous, has_next } = page(&list);
                assert_eq!(list["totalCount"], all.len());
                let (behind, ahead) = if forward { (has_previous, has_next) } else { (has_next, has_previous) };
                assert_eq!(behind, !found.is_empty(), "whether there are tickets where the reading began");
                assert!(ids.len() == size || !ahead, "a page that others follow is full");
                let cursor = if forward { &list["pageInfo"]["endCursor"] } else { &list["pageInfo"]["startCursor"] };
                place = if forward { json!({ "first": size, "after": cursor }) } else { json!({ "last": size, "before": cursor }) };
                found = if forward { [found, ids].concat() } else { [ids, found].concat() };
                if !ahead {
                    break;
                }
                assert!(found.len() < all.len(), "no more pages than tickets");
            }
            assert_eq!(found, all);
        });
    }

    async fn a_page_lies_between_its_cursors_also_when_their_tickets_are_gone(bench: Bench) {
        let edges = prop::option::of((any::<Index>(), any::<bool>()));
        let size = (0..7usize, any::<bool>()).prop_map(|(size, first)| if first { Ok(size) } else { Err(size) });
        for_all((case(), edges.clone(), edges, size), async |((tickets, filter, order), after, before, size)| {
            let mut tickets = bench.stock(tickets).await;
            // A cursor may come from a list of another filter in the same order.
            let whole = ask(&bench, &Filter::default(), order, json!({ "first": 100 })).await;
            let sorted: Vec<Ticket> = order.sort(tickets.iter().collect()).into_iter().cloned().collect();
            let mut edge = |edge: Option<(Index, bool)>| {
                let (index, gone) = edge.filter(|_| !sorted.is_empty())?;
                let number = index.index(sorted.len());
                if gone {
                    tickets.retain(|ticket| ticket.id != sorted[number].id);
                }
                Some((whole["edges"][number]["cursor"].clone(), &sorted[number]))
            };
            let (after, before) = (edge(after), edge(before));
            let left = tickets.iter().map(|ticket| ticket.id.to_string()).collect::<Vec<_>>().join(", ");
            let rest = if left.is_empty() { "DELETE FROM ticket".into() } else { format!("DELETE FROM ticket WHERE id NOT IN ({left})") };
            bench.desk.sql(&rest).await.expect("SQL");

            let cursor = |edge: &Option<(Value, &Ticket)>| edge.as_ref().map(|(cursor, _)| cursor.clone());
            let place = json!({ "after": cursor(&after), "before": cursor(&before), "first": size.ok(), "last": size.err() });
            let list = ask(&bench, &filter, order, place).await;

            let between = (after.map(|(_, ticket)| ticket), before.map(|(_, ticket)| ticket));
            assert_eq!(page(&list), order.page(filter.of(&tickets), between, size));
        });
    }
}
