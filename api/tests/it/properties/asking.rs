//! Asking for a page of a list.

use serde_json::{Value, json};

use super::{
    bench::Bench,
    model::{Filter, Order, Page},
};

const LIST: &str =
    "query($f: TicketFilter, $o: TicketOrder, $first: Int, $after: String, $last: Int, $before: String) {
    tickets(filter: $f, orderBy: $o, first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { id } } nodes { id cursor(orderBy: $o) } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
}";

/// Asks for the page of that place: `first`, `after`, `last` and `before`, as far as they are said.
pub async fn ask(bench: &Bench, filter: &Filter, order: Order, place: Value) -> Value {
    let mut variables = place;
    variables["f"] = filter.json();
    variables["o"] = json!({ "field": order.field, "direction": order.direction });
    let list = bench.desk.data(LIST, variables.clone()).await["tickets"].take();
    // Who does not ask for the number may be answered by another way, with the same page.
    let mut unnumbered = bench.desk.data(&LIST.replace(" totalCount", ""), variables).await["tickets"].take();
    unnumbered["totalCount"] = list["totalCount"].clone();
    assert_eq!(unnumbered, list);
    let edges = list["edges"].as_array().expect("edges");
    let cursor = |edge: Option<&Value>| edge.map_or(Value::Null, |edge| edge["cursor"].clone());
    assert_eq!(list["pageInfo"]["startCursor"], cursor(edges.first()));
    assert_eq!(list["pageInfo"]["endCursor"], cursor(edges.last()));
    // A ticket knows its place in a list of that order as well as the list does.
    let node = |edge: &Value| json!({ "id": edge["node"]["id"], "cursor": edge["cursor"] });
    assert_eq!(edges.iter().map(node).collect::<Value>(), list["nodes"]);
    list
}

/// The page that an answer makes up.
pub fn page(list: &Value) -> Page {
    let nodes = list["nodes"].as_array().expect("nodes");
    Page {
        ids: nodes.iter().map(|node| node["id"].as_str().expect("an id").to_owned()).collect(),
        has_previous: list["pageInfo"]["hasPreviousPage"] == true,
        has_next: list["pageInfo"]["hasNextPage"] == true,
    }
}
