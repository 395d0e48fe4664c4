//! Why a request is refused before anything of it is executed.

use async_graphql::{ErrorExtensionValues, Name, Pos, ServerError, value};

use super::{cost, costliest::Costliest, limits::Limit};
use crate::{domain::tickets::MAX_PAGE, graphql::ErrorCode};

/// Why a request is refused. All of them are the caller's to put right: sent again as it is, the request is refused again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// More than a limit allows.
    TooMuch(Limit, u64),
    /// A fragment spreads itself, at last.
    Cycle(Name, Pos),
    /// A fragment is spread and nowhere defined.
    NoFragment(Name, Pos),
    /// A block string does not end.
    EndlessText,
    /// A page of more than there are on any.
    Page { argument: &'static str, asked: u64, at: Pos },
    /// More points than a request may cost.
    Cost { points: u64, costliest: Option<Costliest> },
}

impl Refusal {
    /// Refuses what is more than a limit allows.
    pub(super) fn unless_within(limit: Limit, asked: u64) -> Result<(), Self> {
        if asked <= limit.most() as u64 { Ok(()) } else { Err(Self::TooMuch(limit, asked)) }
    }
}

impl From<Refusal> for ServerError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooMuch(limit, asked) => {
                let counted = limit.counted().replace("{}", &grouped(asked));
                let message = format!("{counted}, and at most {} are allowed.", grouped(limit.most() as u64));
                let mut error = refused(message, ErrorCode::LimitExceeded, None);
                measured(error.extensions.get_or_insert_default(), limit.name(), limit.most() as u64, asked);
                error
            }
            Refusal::Cycle(name, at) => {
                refused(format!("The fragment `{name}` spreads itself."), ErrorCode::BadUserInput, Some(at))
            }
            Refusal::NoFragment(name, at) => {
                refused(format!("There is no fragment `{name}` in the document."), ErrorCode::BadUserInput, Some(at))
            }
            Refusal::EndlessText => {
                refused("A block string of the document does not end.".to_owned(), ErrorCode::BadUserInput, None)
            }
            Refusal::Page { argument, asked, at } => {
                let message = format!("`{argument}` is {asked}, 0 to {MAX_PAGE} are allowed.");
                let mut error = refused(message, ErrorCode::BadUserInput, Some(at));
                let extensions = error.extensions.get_or_insert_default();
                extensions.set("field", argument);
                measured(extensions, "page", MAX_PAGE, asked);
                error
            }
            Refusal::Cost { points, costliest } => {
                let mut message = format!(
                    "The request costs {} points, and at most {} are allowed.",
                    grouped(points),
                    grouped(cost::MOST)
                );
                if let Some(Costliest { path, points }) = &costliest {
                    let advice = "ask for smaller pages or for fewer fields";
                    message = format!("{message} `{path}` alone costs {}: {advice}.", grouped(*points));
                }
                let mut error = refused(message, ErrorCode::CostExceeded, None);
                let extensions = error.extensions.get_or_insert_default();
                measured(extensions, "cost", cost::MOST, points);
                if let Some(Costliest { path, points }) = costliest {
                    extensions.set("costliest", value!({ "field": path, "cost": points }));
                }
                error
            }
        }
    }
}

/// Says in numbers by how much a limit is exceeded.
fn measured(extensions: &mut ErrorExtensionValues, limit: &str, allowed: u64, requested: u64) {
    extensions.set("limit", limit);
    extensions.set("allowed", allowed);
    extensions.set("requested", requested);
}

/// An error with that code.
pub(super) fn refused(message: String, code: ErrorCode, at: Option<Pos>) -> ServerError {
    let mut extensions = ErrorExtensionValues::default();
    code.tell(&mut extensions);
    ServerError { extensions: Some(extensions), ..ServerError::new(message, at) }
}

/// A number as people read it: `1,234,567`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
