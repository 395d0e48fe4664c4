//! All tickets that a filter matches, one in a row.

use axum::{
    Extension,
    body::{Body, Bytes},
    extract::{RawQuery, State},
};
use futures_util::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};

use super::{Wanted, ask, csv_text, file, told};
use crate::{
    graphql::Schema,
    http::{refusal::JSON, request_log::RequestId},
};

const PAGE: &str = "
query Export($filter: TicketFilter, $orderBy: TicketOrder, $after: String) {
  tickets(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
    nodes { id title description category priority status createdAt updatedAt resolvedAt version needsReview }
    pageInfo { endCursor hasNextPage }
  }
}";
/// The columns, named after the fields that they hold.
const COLUMNS: [&str; 11] = [
    "id",
    "title",
    "description",
    "category",
    "priority",
    "status",
    "createdAt",
    "updatedAt",
    "resolvedAt",
    "version",
    "needsReview",
];

/// The tickets that are still to be told.
struct Rest {
    schema: Schema,
    variables: Value,
    id: RequestId,
}

/// `GET /export/tickets.csv`. The tickets are read page by page while they are sent, so that any number of them takes no more
/// memory than a page. When reading fails on the way, the connection breaks: what has an end is whole.
pub(in crate::http) async fn tickets(
    State(state): State<crate::http::State>,
    Extension(id): Extension<RequestId>,
    RawQuery(query): RawQuery,
) -> axum::response::Response {
    let variables = match Wanted::read(query.as_deref(), &["filter", "orderBy"]) {
        Ok(variables) => variables,
        Err(refusal) => return refusal.answer(JSON, &id),
    };
    // What is wrong is found with the first page, before anything is sent.
    let rest = Rest { schema: state.schema, variables, id };
    let (first, rest) = match rest.page().await {
        Ok(page) => page,
        Err(response) => return told(&response),
    };
    let header = csv_text::beginning(COLUMNS).map(Bytes::from).map_err(axum::Error::new);
    let further = stream::try_unfold(rest, |rest| async move {
        let Some(rest) = rest else { return Ok(None) };
        match rest.page().await {
            Ok((rows, rest)) => Ok(Some((rows, rest))),
            Err(response) => Err(axum::Error::new(std::io::Error::other(super::outcome(&response)))),
        }
    });
    let rows = stream::once(async { Ok(first) })
        .chain(further)
        .and_then(|rows| async move { csv_text::rows(rows).map(Bytes::from).map_err(axum::Error::new) });
    file("tickets.csv", Body::from_stream(stream::once(async { header }).chain(rows)))
}

impl Rest {
    /// The rows of the next page, and what comes after it.
    async fn page(mut self) -> Result<(Vec<[String; COLUMNS.len()]>, Option<Self>), async_graphql::Response> {
        let data = ask(&self.schema, PAGE, self.variables.clone(), &self.id).await?;
        let page = &data["tickets"];
        let rows = page["nodes"].as_array().into_iter().flatten().map(row).collect();
        let goes_on = page["pageInfo"]["hasNextPage"] == json!(true);
        self.variables["after"] = page["pageInfo"]["endCursor"].clone();
        Ok((rows, goes_on.then_some(self)))
    }
}

fn row(ticket: &Value) -> [String; COLUMNS.len()] {
    COLUMNS.map(|column| match &ticket[column] {
        Value::String(text) if matches!(column, "title" | "description") => csv_text::harmless(text),
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    })
}
