//! An answer that is too large to go out, over any transport.

use async_graphql::{ErrorExtensionValues, Name, PathSegment, Response, ServerError, Value};

use super::{outcome::complete, request_log::RequestId};
use crate::graphql::{ErrorCode, MAX_ANSWER};

/// The largest answer, in bytes: as much as its texts may have, and something for what is around them. JSON may need more
/// bytes for a text than it has.
pub(super) const MOST: usize = MAX_ANSWER + 256 * 1_024;

/// The answer in the place of one that has so many bytes. Something was executed, so the error has a place: that of the
/// largest field.
pub(super) fn too_large(response: &Response, bytes: usize, id: &RequestId) -> Response {
    let size = |value: &Value| serde_json::to_vec(value).map_or(0, |json| json.len());
    let largest = match &response.data {
        Value::Object(fields) => fields.iter().max_by_key(|(_, value)| size(value)).map(|(name, _)| name),
        _ => None,
    };
    let name = largest.map_or("", Name::as_str);
    let message = format!(
        "The answer has {} MiB, and at most {} are allowed: `{name}` is the largest part of it. Ask for smaller pages, or for \
         `excerpt` in the place of `description`.",
        bytes.div_ceil(1_024 * 1_024),
        MOST / 1_024 / 1_024
    );
    let mut extensions = ErrorExtensionValues::default();
    ErrorCode::LimitExceeded.tell(&mut extensions);
    extensions.set("limit", "answer");
    extensions.set("allowed", MOST);
    extensions.set("requested", bytes);
    let path = vec![PathSegment::Field(name.to_owned())];
    let error = ServerError { path, extensions: Some(extensions), ..ServerError::new(message, None) };
    complete(Response::from_errors(vec![error]), id)
}
