//! Saying frames on a socket, and looking at what the server makes of them.

use std::time::Instant;

use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt, net::TcpStream};
use tokio_tungstenite::{WebSocketStream, tungstenite::Message};

use super::{
    frames::Frames,
    oracle::{self, hold},
    target::{PATIENCE, Target, response},
    wire::{close_code, open},
};

/// Says everything, and hears everything until the connection ends.
pub async fn converse(target: &Target, said: &Frames) -> Result<(), String> {
    let begun = Instant::now();
    let mut socket = open(&target.server.address).await?;
    for frame in &said.frames {
        // The server may have closed it by then.
        let _ = socket.get_mut().write_all(frame).await;
    }
    let talked = tokio::time::timeout(PATIENCE, listen(target, &mut socket, said.may_close)).await;
    let ended = talked.map_err(|_| "the socket hangs".to_owned())??;
    target.slowest.lock().expect("measured").note(begun.elapsed(), || format!("frames → {ended}: {said:?}"));
    target.count(format!("frames: {ended}"));
    Ok(())
}

/// How the socket ends. It is hung up on when everything that can be answered has been.
async fn listen(target: &Target, socket: &mut WebSocketStream<TcpStream>, may_close: bool) -> Result<String, String> {
    let mut probed = std::pin::pin!(target.probe());
    loop {
        let frame = tokio::select! {
            biased;
            frame = socket.next() => frame,
            probed = &mut probed => {
                probed?;
                break;
            }
        };
        match frame {
            Some(Ok(Message::Close(_))) if may_close => return Ok("closed".to_owned()),
            Some(Ok(Message::Close(frame))) => return Ok(format!("closed with {}", close_code(frame.as_ref())?)),
            Some(Ok(Message::Text(text))) => heard(target, &response(text.as_bytes())?)?,
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(format!("the socket breaks: {error}")),
            None => return Err("the socket ends without a word".to_owned()),
        }
    }
    let _ = socket.get_mut().shutdown().await;
    while let Some(Ok(frame)) = socket.next().await {
        match frame {
            Message::Text(text) => heard(target, &response(text.as_bytes())?)?,
            // Who hangs up without a word is told none.
            Message::Close(Some(frame)) if !may_close => drop(close_code(Some(&frame))?),
            _ => {}
        }
    }
    Ok("open to the end".to_owned())
}

/// Checks a message.
fn heard(target: &Target, message: &Value) -> Result<(), String> {
    let ended = match message["type"].as_str() {
        Some(kind @ ("connection_ack" | "pong")) => {
            hold!(message.get("id").is_none(), "a name for nothing: {message}");
            kind.to_owned()
        }
        Some(kind @ ("next" | "error" | "complete")) => {
            hold!(message["id"].as_str().is_some_and(|id| !id.is_empty()), "a message about nothing: {message}");
            match kind {
                "next" => oracle::any_response(&message["payload"])?,
                "error" => oracle::any_response(&json!({ "errors": message["payload"] }))?,
                _ => kind.to_owned(),
            }
        }
        _ => return Err(format!("no message: {message}")),
    };
    target.count(format!("message: {ended}"));
    Ok(())
}
