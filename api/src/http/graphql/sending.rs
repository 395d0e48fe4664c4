//! Sending a large answer: in pieces, and not for ever.

use std::{io, time::Duration};

use axum::body::{Body, Bytes};
use futures_util::stream;
use tokio::time::Instant;

use crate::graphql::Held;

/// How long the whole of an answer may take to be read by whom it is for. What it takes up is taken from all others.
const READING: Duration = Duration::from_secs(60);
/// How much is handed to the network at once, in bytes. Answers up to this size are handed over whole.
const PIECE: usize = 64 * 1_024;

/// The body of an answer, which keeps what the answer takes up until it is sent.
pub(super) fn body(answer: Vec<u8>, held: Option<Held>) -> Body {
    if answer.len() <= PIECE {
        return Body::from(answer);
    }
    let until = Instant::now() + READING;
    Body::from_stream(stream::try_unfold((Bytes::from(answer), held), move |(mut rest, held)| async move {
        if rest.is_empty() {
            return Ok(None);
        }
        if Instant::now() > until {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "an answer was not read in time"));
        }
        let piece = rest.split_to(PIECE.min(rest.len()));
        Ok(Some((piece, (rest, held))))
    }))
}
