//! More tickets than are found by sorting the hits: a term that over 1,000 tickets hold is searched for along the order.

use serde_json::{Value, json};

use super::{
    bench::Bench,
    model::{CATEGORIES, DAY, Filter, Order, PRIORITIES, Page, Range, STATUSES, Ticket, is_done, stats, today},
};

/// How many tickets there are.
const MANY: i64 = 1_600;

const LIST: &str =
    "query($f: TicketFilter, $o: TicketOrder, $first: Int, $after: String, $last: Int, $before: String) {
    tickets(filter: $f, orderBy: $o, first: $first, after: $after, last: $last, before: $before) {
        nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
}";
const STATS: &str = "query($f: TicketFilter) {
    ticketStats(filter: $f) { total open byCategory { category count } byStatus { status count } }
}";

/// "Drucker" stands in three of four tickets, "Maus" and "Ton" in 800 each, "Einhörner" in seven.
fn tickets() -> Vec<Ticket> {
    let pick = |values: [&'static str; 4], n: i64| values[usize::try_from(n % 4).expect("small")];
    let ticket = |n: i64| {
        let created = (today() - n % 40) * DAY + n % 7;
        let status = pick(STATUSES, n / 5);
        Ticket {
            id: 0,
            title: format!("{} {n}", if n % 4 == 0 { "Scanner" } else { "DRUCKER" }),
            description: format!(
                "{}{}",
                if n % 2 == 0 { "Maus" } else { "Ton 100%" },
                if n % 240 == 1 { " EINHÖRNER" } else { "" }
            ),
            category: pick(CATEGORIES, n),
            priority: pick(PRIORITIES, n / 3),
            status,
            created,
            updated: created + n % 11,
            resolved: is_done(status).then_some(created + 60),
        }
    };
    (0..MANY).map(ticket).collect()
}

fn search(term: &str) -> Filter {
    Filter { search: Some(term.to_owned()), ..Filter::default() }
}

/// Filters that walk along the order, merge cells, or sort the hits, by how many tickets hold their terms.
fn filters() -> Vec<Filter> {
    let any = |or: Vec<Filter>| Filter { or: Some(or), ..Filter::default() };
    let all = |and: Vec<Filter>| Filter { and: Some(and), ..Filter::default() };
    let not = |filter: Filter| Filter { not: Some(Box::new(filter)), ..Filter::default() };
    let week = Range { from: Some((today() - 6) * DAY), to: Some((today() - 1) * DAY + 3) };
    vec![
        Filter::default(),
        search("drucker"),
        search("Einhörner"),
        search("maus"),
        search("r"),
        search("U"),
        search("00%"),
        search("0_%"),
        search("drucker_"),
        search("drucker%"),
        search("nirgends"),
        Filter { category: Some(vec!["ACCOUNT", "GENERAL"]), priority: Some(vec!["HIGH"]), ..search("drucker") },
        Filter { status: Some(vec!["RESOLVED"]), created: Some(week), ..search("Drucker") },
        Filter { updated: Some(week), ..search("einhörner") },
        any(vec![search("maus"), search("ton")]),
        any(vec![search("maus"), search("einhörner")]),
        any(vec![search("einhörner"), search("scanner 4")]),
        all(vec![search("drucker"), search("einhörner")]),
        all(vec![search("drucker"), not(search("maus"))]),
        not(search("drucker")),
        not(any(vec![search("einhörner"), Filter { category: Some(vec!["BILLING"]), ..Filter::default() }])),
    ]
}

async fn ask(bench: &Bench, filter: &Filter, order: Order, mut place: Value) -> Value {
    place["f"] = filter.json();
    place["o"] = json!({ "field": order.field, "direction": order.direction });
    bench.desk.data(LIST, place).await["tickets"].take()
}

fn page(list: &Value) -> Page {
    let nodes = list["nodes"].as_array().expect("nodes");
    Page {
        ids: nodes.iter().map(|node| node["id"].as_str().expect("an id").to_owned()).collect(),
        has_previous: list["pageInfo"]["hasPreviousPage"] == true,
        has_next: list["pageInfo"]["hasNextPage"] == true,
    }
}

/// Reads two pages from the one end, then two from the other.
async fn assert_pages(bench: &Bench, wanted: &[&Ticket], filter: &Filter, order: Order) {
    const SIZE: usize = 60;
    let sorted = order.sort(wanted.to_vec());
    let expected = |between, size| order.page(wanted.to_vec(), between, size);
    let first = ask(bench, filter, order, json!({ "first": SIZE })).await;
    assert_eq!(page(&first), expected((None, None), Ok(SIZE)), "{filter:?} {order:?}");
    let last = ask(bench, filter, order, json!({ "last": SIZE })).await;
    assert_eq!(page(&last), expected((None, None), Err(SIZE)), "{filter:?} {order:?}");
    assert_eq!((&first["totalCount"], &last["totalCount"]), (&json!(sorted.len()), &json!(sorted.len())), "{filter:?}");
    if sorted.len() > SIZE {
        let (end, start) = (sorted[SIZE - 1], sorted[sorted.len() - SIZE]);
        let after = json!({ "first": SIZE, "after": first["pageInfo"]["endCursor"] });
        let next = ask(bench, filter, order, after).await;
        assert_eq!(page(&next), expected((Some(end), None), Ok(SIZE)), "{filter:?} {order:?}");
        let before = json!({ "last": SIZE, "before": last["pageInfo"]["startCursor"] });
        let previous = ask(bench, filter, order, before).await;
        assert_eq!(page(&previous), expected((None, Some(start)), Err(SIZE)), "{filter:?} {order:?}");
    }
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
}
