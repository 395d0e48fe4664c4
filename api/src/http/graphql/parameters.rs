//! What a request says: its parameters, by GET or by POST.

use async_graphql::{Extensions, Request, Value, Variables, indexmap::IndexMap};
use serde::Deserialize;
use serde_json::error::Category;

/// The parameters, each of any type, so that the wrong one can be named.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Parameters {
    query: Value,
    operation_name: Value,
    variables: Value,
    extensions: Value,
}

/// The request in the body of a POST; or what is wrong with it.
pub(super) fn from_body(body: &[u8]) -> Result<Request, String> {
    let parameters = serde_json::from_slice::<Parameters>(body).map_err(|error| match error.classify() {
        Category::Syntax => {
            format!("The body is no JSON that can be read: see line {}, column {}.", error.line(), error.column())
        }
        Category::Eof => {
            format!("The body is no whole JSON: it ends in line {}, column {}.", error.line(), error.column())
        }
        Category::Data if is_object(body) => {
            "The body names `query`, `operationName`, `variables` or `extensions` twice.".to_owned()
        }
        Category::Data | Category::Io => OBJECT.to_owned(),
    })?;
    // A batch would be read as the fields of one request.
    if is_object(body) { parameters.request() } else { Err(OBJECT.to_owned()) }
}

const OBJECT: &str =
    "The body must be a JSON object with `query`, and optionally `operationName`, `variables` and `extensions`.";

fn is_object(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"{")
}

/// The request behind the `?` of a GET; or what is wrong with it.
pub(super) fn from_query(query: &str) -> Result<Request, String> {
    let mut given: Vec<(String, String)> =
        serde_urlencoded::from_str(query).map_err(|_| "The query string cannot be read.".to_owned())?;
    let mut text = |name: &str| {
        let place = given.iter().position(|(key, text)| key == name && !text.is_empty())?;
        Some(given.swap_remove(place).1)
    };
    let (query, operation_name) = (text("query"), text("operationName"));
    let mut json = |name: &str| match text(name) {
        Some(text) => serde_json::from_str(&text).map_err(|_| format!("`{name}` must be a JSON object.")),
        None => Ok(Value::Null),
    };
    let (variables, extensions) = (json("variables")?, json("extensions")?);
    let value = |text: Option<String>| text.map_or(Value::Null, Value::String);
    Parameters { query: value(query), operation_name: value(operation_name), variables, extensions }.request()
}

impl Parameters {
    fn request(self) -> Result<Request, String> {
        let query = string("query", self.query)?;
        let operation_name = string("operationName", self.operation_name)?;
        let variables = object("variables", self.variables)?;
        let extensions = object("extensions", self.extensions)?;
        // The hash of a document may stand for it.
        if query.is_none() && matches!(extensions.get("persistedQuery"), None | Some(Value::Null)) {
            return Err("`query` is missing: it must hold a document.".to_owned());
        }
        let mut request = Request::new(query.unwrap_or_default());
        request.operation_name = operation_name;
        request.variables = Variables::from_value(Value::Object(variables));
        request.extensions =
            Extensions(extensions.into_iter().map(|(name, value)| (name.to_string(), value)).collect());
        Ok(request)
    }
}

/// A parameter that is a text. None is as good as an empty one: forms and scripts send it for what is left out.
fn string(name: &str, value: Value) -> Result<Option<String>, String> {
    match value {
        Value::String(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        Value::Null => Ok(None),
        _ => Err(format!("`{name}` must be a string.")),
    }
}

/// A parameter that is an object. None is as good as an empty one.
fn object(name: &str, value: Value) -> Result<IndexMap<async_graphql::Name, Value>, String> {
    match value {
        Value::Object(fields) => Ok(fields),
        Value::Null => Ok(IndexMap::new()),
        _ => Err(format!("`{name}` must be a JSON object.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(body: &str) -> String {
        from_body(body.as_bytes()).expect_err(body)
    }

    #[test]
    fn a_wrong_body_is_told_by_name() {
        for (body, words) in [
            (r#"{"query":1}"#, "`query` must be a string."),
            (r#"{"query":"{a}","operationName":{}}"#, "`operationName` must be a string."),
            (r#"{"query":"{a}","variables":[]}"#, "`variables` must be a JSON object."),
            (r#"{"query":"{a}","extensions":"x"}"#, "`extensions` must be a JSON object."),
            (r#"{"query":""}"#, "`query` is missing"),
            (r#"{"extensions":{"persistedQuery":null}}"#, "`query` is missing"),
            (r#"{"query":"{a}","query":"{b}"}"#, "twice"),
            ("{\n \"query\": x}", "see line 2, column 11."),
            (r#"{"query":"#, "no whole JSON: it ends in line 1, column 9."),
            ("", "no whole JSON"),
            ("[]", "must be a JSON object"),
            (r#"["{a}"]"#, "must be a JSON object"),
            ("3", "must be a JSON object"),
        ] {
            assert!(wrong(body).contains(words), "{body}: {}", wrong(body));
        }
    }

    #[test]
    fn what_is_empty_is_none_by_either_method() {
        let by_post = from_body(br#"{"query":"{a}","operationName":"","variables":null,"extensions":null,"other":1}"#);
        let by_get = from_query("query={a}&operationName=&variables=&extensions=null&other=1");
        for request in [by_post, by_get] {
            let request = request.expect("a request");
            assert_eq!((request.query.as_str(), request.operation_name), ("{a}", None));
            assert!(request.variables.is_empty() && request.extensions.is_empty());
        }
        assert!(from_body(br#"{"extensions":{"persistedQuery":{}}}"#).is_ok());
        for (query, words) in [
            ("", "`query` is missing"),
            ("query={a}&variables=[]", "`variables`"),
            ("query={a}&extensions=1", "`extensions`"),
        ] {
            assert!(from_query(query).expect_err(query).contains(words), "{query}");
        }
    }
}
