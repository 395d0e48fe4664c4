//! More tickets than are found by sorting the hits: what over 1,000 tickets match is read along the order instead.

mod stock;

use proptest::{prelude::*, sample::Index};
use serde_json::json;

use self::stock::{filters, search, tickets};
use super::{
    asking::{ask, page},
    bench::{Bench, for_all},
    generate,
    model::{Filter, Order, Range, Ticket, stats, today},
};

const STATS: &str = "query($f: TicketFilter) {
    ticketStats(filter: $f) { total open byCategory { category count } byStatus { status count } }
}";

/// Reads the first two pages of a falling order, or the last two of a rising one.
async fn assert_pages(bench: &Bench, wanted: &[&Ticket], filter: &Filter, order: Order) {
    const SIZE: usize = 60;
    let sorted = order.sort(wanted.to_vec());
    let falling = order.direction == "DESC";
    let (size, number, end) = if falling { ("first", Ok(SIZE), "after") } else { ("last", Err(SIZE), "before") };
    let one = ask(bench, filter, order, json!({ size: SIZE })).await;
    assert_eq!(page(&one), order.page(wanted.to_vec(), (None, None), number), "{filter:?} {order:?}");
    assert_eq!(one["totalCount"], sorted.len(), "{filter:?}");
    if sorted.len() > SIZE {
        let cursor = &one["pageInfo"][if falling { "endCursor" } else { "startCursor" }];
        let next = ask(bench, filter, order, json!({ size: SIZE, end: cursor })).await;
        let between = if falling { (Some(sorted[SIZE - 1]), None) } else { (None, Some(sorted[sorted.len() - SIZE])) };
        assert_eq!(page(&next), order.page(wanted.to_vec(), between, number), "{filter:?} {order:?}");
    }
}

/// Filters of which many match hundreds of tickets, wherever their ranges end.
fn filter(tickets: &[Ticket]) -> impl Strategy<Value = Filter> + use<> {
    let range = || generate::range(tickets).prop_map(|range: Range| Some(range));
    let terms = prop::sample::select(vec!["drucker", "maus", "einhörner", "r 1", "%"]);
    let flat =
        |filter: Filter| generate::category().prop_map(move |c| Filter { category: Some(vec![c]), ..filter.clone() });
    prop_oneof![
        2 => range().prop_map(|created| Filter { created, ..Filter::default() }),
        2 => range().prop_map(|updated| Filter { updated, ..Filter::default() }),
        2 => (range(), terms).prop_map(|(created, term)| Filter { created, ..search(term) }),
        1 => (range(), range()).prop_map(|(created, updated)| Filter { created, updated, ..Filter::default() }),
        1 => range().prop_map(|created| Filter { created, ..Filter::default() }).prop_flat_map(flat),
        1 => generate::filter(tickets),
    ]
}

async fn assert_stats(bench: &Bench, wanted: &[&Ticket], filter: &Filter) {
    let answer = bench.desk.data(STATS, json!({ "f": filter.json() })).await;
    let whole = stats(wanted, today(), 0, 0);
    for (part, value) in answer["ticketStats"].as_object().expect("parts") {
        assert_eq!(*value, whole[part], "{part} {filter:?}");
    }
}

both_engines! {
    async fn common_and_rare_terms_are_found_alike(bench: Bench) {
        let tickets = bench.stock(tickets()).await;
        assert_eq!(search("DRUCKER").of(&tickets).len(), 1_200, "more than are found by sorting the hits");
        for filter in filters() {
            let wanted = filter.of(&tickets);
            assert_stats(&bench, &wanted, &filter).await;
            for order in Order::ALL {
                assert_pages(&bench, &wanted, &filter, order).await;
            }
        }
    }

    async fn a_page_between_any_cursors_of_many_tickets(bench: Bench) {
        let tickets = bench.stock(tickets()).await;
        let edge = || prop::option::of(any::<Index>());
        let size = (0..9usize, any::<bool>()).prop_map(|(size, first)| if first { Ok(size) } else { Err(size) });
        for_all((filter(&tickets), generate::order(), edge(), edge(), size), async |(filter, order, after, before, size)| {
            let edge = async |edge: Option<Index>| {
                let ticket = edge?.get(&tickets);
                let list = ask(&bench, &search(&ticket.title), order, json!({ "first": 1 })).await;
                Some((list["edges"][0]["cursor"].clone(), ticket))
            };
            let (after, before) = (edge(after).await, edge(before).await);
            let cursor = |edge: &Option<(_, _)>| edge.as_ref().map(|(cursor, _)| serde_json::Value::clone(cursor));
            let place = json!({ "after": cursor(&after), "before": cursor(&before), "first": size.ok(), "last": size.err() });
            let list = ask(&bench, &filter, order, place).await;

            let wanted = filter.of(&tickets);
            assert_eq!(list["totalCount"], wanted.len());
            let between = (after.map(|(_, ticket)| ticket), before.map(|(_, ticket)| ticket));
            assert_eq!(page(&list), order.page(wanted, between, size));
        });
    }
}
