//! Tickets and statistics as CSV at plain URLs, for spreadsheets and scripts.
//!
//! What is in a file is what the API answers: each is made from the answers to a document of ours, so that the filter is the
//! same, its mistakes are told in the same words, and the same limits hold.

mod csv_text;
mod statistics;
mod tickets;

use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, Value, Variables};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{
    outcome::{complete, outcome},
    refusal::{INTERNAL, JSON, Refusal},
    request_log::{Operation, RequestId},
};
use crate::graphql::{ErrorCode, Schema};

pub(super) use statistics::statistics;
pub(super) use tickets::tickets;

/// What may stand behind the `?` of an export.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    filter: Option<String>,
    #[serde(rename = "orderBy")]
    order_by: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl Wanted {
    /// The variables for a document that a query string stands for; or what is wrong with it. `allowed` names what may
    /// stand there.
    fn read(query: Option<&str>, allowed: &[&str]) -> Result<Json, Refusal> {
        let wanted: Result<Self, _> = serde_urlencoded::from_str(query.unwrap_or_default());
        let known = |wanted: &Self| {
            let given =
                [("filter", &wanted.filter), ("orderBy", &wanted.order_by), ("from", &wanted.from), ("to", &wanted.to)];
            given.into_iter().all(|(name, value)| value.is_none() || allowed.contains(&name))
        };
        let wanted = wanted.ok().filter(known);
        let none = || format!("The query string may hold {}, each once.", listed(allowed));
        wanted.ok_or_else(none).and_then(|wanted| wanted.variables()).map_err(Refusal::bad)
    }

    /// Values of input objects are JSON, as they are in the variables of a request.
    fn variables(&self) -> Result<Json, String> {
        let mut variables = serde_json::Map::new();
        for (name, text) in [("filter", &self.filter), ("orderBy", &self.order_by)] {
            let Some(text) = text.as_deref().filter(|text| !text.is_empty()) else { continue };
            let value = serde_json::from_str(text)
                .map_err(|_| format!("`{name}` must be JSON, as the variable `{name}` of a request would be."))?;
            variables.insert(name.to_owned(), value);
        }
        for (name, text) in [("from", &self.from), ("to", &self.to)] {
            if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
                variables.insert(name.to_owned(), json!(text));
            }
        }
        Ok(Json::Object(variables))
    }
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The data of an answer; or the answer, when it has errors.
async fn ask(schema: &Schema, document: &str, variables: Json, id: &RequestId) -> Result<Json, Response> {
    let request = Request::new(document).variables(Variables::from_json(variables));
    let response = complete(schema.execute(request).await, id);
    if !response.errors.is_empty() {
        return Err(response);
    }
    response.data.into_json().map_err(|error| {
        tracing::error!(%error, "an answer could not be read for an export");
        let mut extensions = ErrorExtensionValues::default();
        ErrorCode::Internal.tell(&mut extensions);
        let error = ServerError { extensions: Some(extensions), ..ServerError::new(INTERNAL, None) };
        complete(Response::from_errors(vec![error]), id)
    })
}

/// The errors of an answer in the place of a file.
fn told(response: &Response) -> axum::response::Response {
    let code = response.errors.first().and_then(|error| error.extensions.as_ref()?.get("code"));
    // What is wrong lies with the caller, unless it may pass or is ours.
    let status = match code {
        Some(Value::String(code)) if code == "UNAVAILABLE" || code == "TIMEOUT" => StatusCode::SERVICE_UNAVAILABLE,
        Some(Value::String(code)) if code == "INTERNAL" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    };
    let errors = json!({ "errors": response.errors }).to_string();
    let operation = Operation { name: None, outcome: outcome(response) };
    (status, [(header::CONTENT_TYPE, JSON)], axum::Extension(operation), errors).into_response()
}

/// A file for the caller to keep.
fn file(name: &'static str, body: Body) -> axum::response::Response {
    let operation = Operation { name: Some(name.to_owned()), outcome: "ok".to_owned() };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
                .unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ];
    (headers, axum::Extension(operation), body).into_response()
}
