//! Saying bytes on a connection, and looking at what the server makes of them.

use std::time::Instant;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{
    bytes::Bytes,
    oracle::hold,
    target::{PATIENCE, Target},
    wire::connect,
};

/// How an answer without an end says what it is.
const STREAM: &[u8] = b"text/event-stream";
/// How every answer begins, to a caller that speaks one of the two.
const ANSWERS: [&[u8]; 2] = [b"HTTP/1.1 ", b"HTTP/1.0 "];
/// The length of either.
const LENGTH: usize = 9;

/// Says everything, and hears everything until the connection ends.
pub async fn talk(target: &Target, said: &Bytes) -> Result<(), String> {
    let begun = Instant::now();
    let mut stream = connect(&target.server.address).await?;
    let mut heard = Vec::new();
    // The server may have had enough before all of it is said; then it is not heard to the end either.
    let talked = tokio::time::timeout(PATIENCE, exchange(target, &mut stream, said, &mut heard)).await;
    talked.map_err(|_| format!("the connection hangs after {:?}", heard.escape_ascii().to_string()))??;
    let statuses = statuses(&heard)?;
    for status in &statuses {
        // Whether it has a page is for the client's build to say, and not asked here.
        hold!((100..500).contains(status), "the status is {status}: {}", heard.escape_ascii());
        target.count(format!("bytes: {status}"));
    }
    if statuses.is_empty() {
        hold!(heard.is_empty(), "no answer of HTTP: {}", heard.escape_ascii());
        target.count("bytes: hung up on".to_owned());
    }
    target.slowest.lock().expect("measured").note(begun.elapsed(), || format!("bytes → {statuses:?}: {said:?}"));
    Ok(())
}

async fn exchange(target: &Target, stream: &mut TcpStream, said: &Bytes, heard: &mut Vec<u8>) -> Result<(), String> {
    let (mut reading, mut writing) = stream.split();
    let mut buffer = vec![0; 16 * 1_024];
    let mut probed = std::pin::pin!(async {
        let _ = writing.write_all(&said.0).await;
        // By the time others have been answered, so has this one what can be answered.
        let probed = target.probe().await;
        let _ = writing.shutdown().await;
        probed
    });
    let mut is_probed = false;
    loop {
        tokio::select! {
            probed = &mut probed, if !is_probed => {
                probed?;
                is_probed = true;
                // Events go on for as long as somebody listens, whatever else he may have to say.
                if heard.windows(STREAM.len()).any(|window| window == STREAM) {
                    return Ok(());
                }
            }
            read = reading.read(&mut buffer) => match read {
                // A connection that is cut with something in it unread is reset.
                Ok(0) | Err(_) => return Ok(()),
                Ok(length) => heard.extend_from_slice(&buffer[..length]),
            }
        }
    }
}

/// The status of each answer.
fn statuses(heard: &[u8]) -> Result<Vec<u16>, String> {
    let mut statuses = Vec::new();
    for (at, _) in heard.windows(LENGTH).enumerate().filter(|(_, window)| ANSWERS.contains(window)) {
        let digits = heard.get(at + LENGTH..at + LENGTH + 3).unwrap_or_default();
        let status = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        statuses.push(status.ok_or_else(|| format!("no status: {}", heard.escape_ascii()))?);
    }
    Ok(statuses)
}
