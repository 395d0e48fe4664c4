//! A case over a socket.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::fuzz::{
    case::Case,
    oracle::{self, hold},
    target::{PATIENCE, Target, response},
    wire::{self, close_code},
};

/// Begins an operation and listens to its end, or, where it may be endless, until something should have been said.
pub async fn converse(target: &Target, case: &Case) -> Result<String, String> {
    let mut socket = wire::open(&target.server.address).await?;
    let subscribe = [b"{\"id\":\"case\",\"type\":\"subscribe\",\"payload\":", &case.body[..], b"}"].concat();
    let frames = [json!({ "type": "connection_init" }).to_string().into_bytes(), subscribe];
    for frame in frames {
        // Text that is none of UTF-8 has its own place among the frames.
        let text = String::from_utf8_lossy(&frame).into_owned();
        socket
            .send(Message::text(text))
            .await
            .map_err(|error| format!("the socket does not take a message: {error}"))?;
    }
    let mut ended = None;
    let listening = async {
        loop {
            let frame = socket.next().await.ok_or("the socket ends without a word")?;
            match frame.map_err(|error| format!("the socket breaks: {error}"))? {
                Message::Close(frame) => {
                    let code = close_code(frame.as_ref())?;
                    hold!(!case.is_valid || code == 1_009, "a valid document closes the socket with {code}");
                    return Ok(format!("closed with {code}"));
                }
                Message::Text(text) => {
                    let message = response(text.as_bytes())?;
                    match (message["type"].as_str(), heard(case, &message)?) {
                        (Some("error"), Some(how)) => return Ok(how),
                        (Some("next"), Some(how)) => ended = Some(how),
                        (Some("complete"), _) => return Ok(ended.clone().unwrap_or_else(|| "complete".to_owned())),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    };
    let patient = async { tokio::time::timeout(PATIENCE, listening).await.map_err(|_| "the socket hangs".to_owned())? };
    if !case.may_be_endless() {
        return patient.await;
    }
    let outcome = tokio::select! {
        biased;
        heard = patient => Some(heard?),
        probed = target.probe() => { probed?; None }
    };
    Ok(outcome.or(ended).unwrap_or_else(|| "nothing yet".to_owned()))
}

/// Checks a message; how an operation ends comes back when it is told.
fn heard(case: &Case, message: &Value) -> Result<Option<String>, String> {
    let kind = message["type"].as_str().unwrap_or_default();
    match kind {
        "connection_ack" => return Ok(None),
        "next" | "error" | "complete" => hold!(message["id"] == "case", "about something else: {message}"),
        _ => return Err(format!("no message: {message}")),
    }
    match kind {
        "next" => oracle::response(case, &message["payload"]).map(Some),
        "error" => oracle::response(case, &json!({ "errors": message["payload"] })).map(Some),
        _ => Ok(None),
    }
}
