//! One operation on a socket, from its first answer to its last.

use futures_util::StreamExt;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::{
    end::{End, close_code},
    message::Outgoing,
};
use crate::{
    graphql::is_request_error,
    http::{
        answer,
        observed::{Begun, Observed},
    },
};

/// Hands on each answer. One by which the client knows that no more come is not handed on but comes back: it is said once
/// the operation's name is free again.
pub(super) async fn tell(
    id: &str,
    mut begun: Begun,
    schema: &Observed,
    sender: &mpsc::Sender<Outgoing>,
    cancelled: &CancellationToken,
) -> Option<Outgoing> {
    while let Some(response) = begun.responses.next().await {
        let is_last = is_request_error(&response);
        let written = Outgoing::answer(id, &response, cancelled.clone()).and_then(|message| match message.len() {
            bytes if bytes > answer::MOST => {
                Outgoing::answer(id, &schema.too_large(&response, bytes), cancelled.clone())
            }
            _ => Ok(message),
        });
        // It may be long until the client takes the message, and the response is as large again.
        drop(response);
        let message = match written {
            Ok(message) => message,
            Err(error) => {
                let _ = unwritten(&error);
                return None;
            }
        };
        if is_last {
            return Some(message);
        }
        // Whoever delivers it has ended the session when it does not take it.
        sender.send(message).await.ok()?;
    }
    None
}

pub(super) fn unwritten(error: &serde_json::Error) -> End {
    tracing::error!(%error, "an answer could not be written as JSON");
    End::Close(close_code::TRY_AGAIN_LATER, "an answer could not be written".to_owned())
}
