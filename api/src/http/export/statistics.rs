//! The statistics of the tickets that a filter matches, one number in a row.

use axum::{
    Extension,
    body::Body,
    extract::{RawQuery, State},
};
use serde_json::Value;

use super::{Wanted, ask, csv_text, file, told};
use crate::http::{
    refusal::{JSON, Refusal},
    request_log::RequestId,
};

const STATISTICS: &str = "
query Export($filter: TicketFilter, $from: Date, $to: Date) {
  ticketStats(filter: $filter) {
    total open averagePerDay averageResolutionSeconds
    byCategory { category count byPriority { priority count } }
    byPriority { priority count }
    byStatus { status count }
    perDay(from: $from, to: $to) {
      date total
      byCategory { category count }
      byPriority { priority count }
      byStatus { status count }
    }
  }
}";
const COLUMNS: [&str; 6] = ["statistic", "date", "category", "priority", "status", "value"];

/// `GET /export/stats.csv`.
pub(in crate::http) async fn statistics(
    State(state): State<crate::http::State>,
    Extension(id): Extension<RequestId>,
    RawQuery(query): RawQuery,
) -> axum::response::Response {
    let variables = match Wanted::read(query.as_deref(), &["filter", "from", "to"]) {
        Ok(variables) => variables,
        Err(refusal) => return refusal.answer(JSON, &id),
    };
    let rows = match ask(&state.schema, STATISTICS, variables, &id).await {
        Ok(data) => rows(&data["ticketStats"]),
        Err(response) => return told(&response),
    };
    let text = csv_text::beginning(COLUMNS).and_then(|text| Ok([text, csv_text::rows(rows)?].concat()));
    match text {
        Ok(text) => file("stats.csv", Body::from(text)),
        Err(error) => {
            tracing::error!(%error, "statistics could not be written as CSV");
            Refusal::internal().answer(JSON, &id)
        }
    }
}

/// One row for each number. A number that is about all categories, priorities, statuses or days has nothing in their column.
fn rows(stats: &Value) -> Vec<[String; 6]> {
    let mut rows: Vec<_> = ["total", "open", "averagePerDay", "averageResolutionSeconds"]
        .map(|name| [name.to_owned(), String::new(), String::new(), String::new(), String::new(), text(&stats[name])])
        .into();
    counts(stats, "", &mut rows);
    for category in list(&stats["byCategory"]) {
        for priority in list(&category["byPriority"]) {
            rows.push(count("", category, priority, &Value::Null, &priority["count"]));
        }
    }
    for day in list(&stats["perDay"]) {
        let date = text(&day["date"]);
        rows.push(count(&date, &Value::Null, &Value::Null, &Value::Null, &day["total"]));
        counts(day, &date, &mut rows);
    }
    rows
}

/// The counts by one thing each.
fn counts(of: &Value, date: &str, rows: &mut Vec<[String; 6]>) {
    let none = &Value::Null;
    rows.extend(list(&of["byCategory"]).iter().map(|one| count(date, one, none, none, &one["count"])));
    rows.extend(list(&of["byPriority"]).iter().map(|one| count(date, none, one, none, &one["count"])));
    rows.extend(list(&of["byStatus"]).iter().map(|one| count(date, none, none, one, &one["count"])));
}

fn count(date: &str, category: &Value, priority: &Value, status: &Value, value: &Value) -> [String; 6] {
    let (category, priority, status) = (&category["category"], &priority["priority"], &status["status"]);
    ["count".to_owned(), date.to_owned(), text(category), text(priority), text(status), text(value)]
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
