//! Answers that say enough: a document of nothing but mistakes is not answered with all of them.

use async_graphql::{Response, ServerError};

use super::refusal::grouped;

/// The most errors that an answer tells.
pub(super) const ERRORS: usize = 10;
/// The longest message of an error, in characters.
const MESSAGE: usize = 500;

/// Cuts errors to the first ones, and their messages to their beginnings. How many errors were left out stands in
/// `extensions.errorsLeftOut`.
pub(in crate::graphql) fn brief(response: &mut Response, left_out_already: usize) {
    let left_out = response.errors.len().saturating_sub(ERRORS) + left_out_already;
    if left_out > 0 {
        response.errors.truncate(ERRORS);
        response.errors.shrink_to_fit();
        response.extensions.insert("errorsLeftOut".to_owned(), left_out.into());
    }
    response.errors.iter_mut().for_each(cut);
}

fn cut(error: &mut ServerError) {
    // As many bytes are as many characters at least.
    if error.message.len() <= MESSAGE {
        return;
    }
    if let Some((at, _)) = error.message.char_indices().nth(MESSAGE) {
        let more = error.message[at..].chars().count() as u64;
        error.message.truncate(at);
        error.message.push_str(&format!("… ({} more characters)", grouped(more)));
        error.message.shrink_to_fit();
    }
}
