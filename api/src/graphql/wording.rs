//! Errors of async-graphql in the words of GraphQL.

use async_graphql::ServerError;

/// Says a mistake in a value without the words of the library: only what depends on a variable within another value is
/// still found there, since the guard has looked at everything else.
pub(super) fn reword(error: &mut ServerError) {
    if error.extensions.as_ref().is_some_and(|extensions| extensions.get("code").is_some()) {
        return;
    }
    let (what, within) = match error.message.split_once(" (occurred while parsing \"") {
        Some((what, rest)) => (what, rest.split_once('"').map(|(within, _)| within)),
        None => (error.message.as_str(), None),
    };
    let what = match (what.strip_prefix("Failed to parse \""), what.strip_prefix("Expected input type \"")) {
        (Some(rest), _) => rest.split_once("\": ").map(|(kind, why)| format!("A value is no `{kind}`: {why}")),
        (_, Some(rest)) => rest
            .split_once("\", found ")
            .map(|(kind, found)| format!("Expected a value of type `{kind}`, found {found}")),
        _ => None,
    };
    if let Some(what) = what {
        let within = within.map(|within| format!(", within `{within}`")).unwrap_or_default();
        error.message = format!("{}{within}.", what.trim_end_matches('.'));
    }
}
