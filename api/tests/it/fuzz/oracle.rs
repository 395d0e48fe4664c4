//! What every answer has to be.

use reqwest::StatusCode;
use serde_json::Value;

use super::{
    case::{Case, Way},
    wording,
    writer::OperationKind,
};

/// The codes that a caller may meet, as they are documented, but for those of a failure: nothing that is asked is to lead
/// to `INTERNAL`, and while the database is there nothing to `UNAVAILABLE` or `TIMEOUT`.
const CODES: [&str; 9] = [
    "BAD_USER_INPUT",
    "COST_EXCEEDED",
    "LIMIT_EXCEEDED",
    "INVALID_CURSOR",
    "RESYNC_REQUIRED",
    "PERSISTED_QUERY_NOT_FOUND",
    "RATE_LIMITED",
    "NOT_FOUND",
    "CONFLICT",
];
/// Those that a document which is valid can be answered with, whatever is in it.
const REFUSALS: [&str; 6] =
    ["COST_EXCEEDED", "LIMIT_EXCEEDED", "INVALID_CURSOR", "RESYNC_REQUIRED", "NOT_FOUND", "CONFLICT"];

/// The longest message, in characters, with the words that say how much was left out.
const MESSAGE: usize = 560;

/// Fails with a sentence unless something holds.
macro_rules! hold {
    ($holds:expr, $($words:tt)*) => { if !$holds { return Err(format!($($words)*)); } };
}
pub(super) use hold;

/// Checks the status and the body of an answer by HTTP that is no stream. What comes back says how it ended.
pub fn answer(case: &Case, status: StatusCode, kind: &str, body: &Value) -> Result<String, String> {
    hold!(kind.starts_with("application/"), "the media type is {kind:?}");
    let is_modern = kind.starts_with("application/graphql-response+json");
    let executed = body.get("data").is_some();
    let ended = response(case, body)?;
    match status.as_u16() {
        200 => hold!(executed || !is_modern, "200 without data: {body}"),
        // A body that says no request is refused with 400 in either media type, a request that is none only in the modern one.
        400 => hold!(!executed && (is_modern || !case.is_valid), "{status} with data, or as {kind}: {body}"),
        413 | 415 => hold!(!executed, "{status} with data: {body}"),
        405 => hold!(matches!(case.way, Way::Get(_) | Way::GetEvents), "a POST is answered with 405: {body}"),
        406 => hold!(case.may_be_endless(), "406: {body}"),
        _ => return Err(format!("the status is {status}: {body}")),
    }
    Ok(if matches!(status.as_u16(), 200 | 400) { ended } else { format!("{status}") })
}

/// Checks one response of GraphQL to a case. What comes back says how it ended.
pub fn response(case: &Case, response: &Value) -> Result<String, String> {
    checked(response, &case.said(), |error| !case.is_valid || is_refusal(case, error))
}

/// Checks one response of GraphQL to whatever was asked.
pub fn any_response(response: &Value) -> Result<String, String> {
    checked(response, "", |_| true)
}

fn checked(response: &Value, said: &str, allowed: impl Fn(&Value) -> bool) -> Result<String, String> {
    let parts = response.as_object().ok_or_else(|| format!("no object: {response}"))?;
    let known = |name: &String| ["data", "errors", "extensions"].contains(&name.as_str());
    hold!(parts.keys().all(known), "a part that GraphQL does not know: {response}");
    let Some(errors) = parts.get("errors") else {
        hold!(parts.get("data").is_some_and(Value::is_object), "neither data nor errors: {response}");
        return Ok("answered".to_owned());
    };
    let errors = errors.as_array().filter(|errors| !errors.is_empty() && errors.len() <= 10);
    let errors = errors.ok_or_else(|| format!("`errors` is no list of 1 to 10: {response}"))?;
    for error in errors {
        mistake(error, said).map_err(|reason| format!("{reason}: {response}"))?;
        hold!(allowed(error), "a valid document is refused: {response}");
    }
    let code = errors[0]["extensions"]["code"].as_str().unwrap_or_default();
    Ok(code.to_owned())
}

fn mistake(error: &Value, said: &str) -> Result<(), String> {
    let parts = error.as_object().ok_or("an error is no object")?;
    let known = |name: &String| ["message", "locations", "path", "extensions"].contains(&name.as_str());
    hold!(parts.keys().all(known), "an error has a part that GraphQL does not know");
    let message = error["message"].as_str().ok_or("an error has no message")?;
    let length = message.chars().count();
    hold!((1..=MESSAGE).contains(&length), "a message has {length} characters");
    for place in error["locations"].as_array().into_iter().flatten() {
        let given = |name: &str| place[name].as_u64() > Some(0);
        hold!(given("line") && given("column"), "a place in the document is none");
    }
    for step in error["path"].as_array().into_iter().flatten() {
        hold!(step.is_string() || step.is_u64(), "a step of a path is none");
    }
    let extensions = &error["extensions"];
    let code = extensions["code"].as_str().ok_or("an error has no code")?;
    hold!(CODES.contains(&code), "the code {code} is not to be met here");
    hold!(extensions["retryable"] == Value::Bool(code == "RATE_LIMITED"), "`retryable` does not fit the code");
    hold!(extensions["requestId"].as_str().is_some_and(|id| !id.is_empty()), "an error has no `requestId`");
    wording::check(message, said)
}

/// Whether an error says that what was asked is not allowed or not there, and not that it is no GraphQL.
fn is_refusal(case: &Case, error: &Value) -> bool {
    let extensions = &error["extensions"];
    match extensions["code"].as_str().unwrap_or_default() {
        code if REFUSALS.contains(&code) => true,
        // A page, a filter or a text that is too large: the field says so, and which argument it is about.
        "BAD_USER_INPUT" if extensions["field"].is_string() => true,
        // By a way that this kind of operation does not go.
        "BAD_USER_INPUT" => match case.kind {
            OperationKind::Query => false,
            OperationKind::Mutation => matches!(case.way, Way::Get(_) | Way::GetEvents),
            OperationKind::Subscription => matches!(case.way, Way::Get(_) | Way::Post(_)),
        },
        _ => false,
    }
}
