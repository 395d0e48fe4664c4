//! Answers as they come, by HTTP.

use reqwest::Response;

use crate::fuzz::{
    case::Case,
    oracle::{self, hold},
    target::{Target, response},
};

/// Reads a stream to its end, or, where it may be endless, to the first answer or until there should have been one.
pub async fn read(target: &Target, case: &Case, mut stream: Response) -> Result<String, String> {
    let status = stream.status();
    hold!(status == 200, "a stream of events has the status {status}");
    let mut ended = None;
    let reading = async {
        let mut text = Vec::new();
        while let Some(more) = stream.chunk().await.map_err(|error| format!("the stream breaks off: {error:?}"))? {
            text.extend_from_slice(&more);
            while let Some(end) = text.windows(2).position(|ends| ends == b"\n\n") {
                let event: Vec<u8> = text.drain(..end + 2).collect();
                match event.strip_prefix(b"event: next\ndata: ") {
                    Some(json) => ended = Some(oracle::response(case, &response(json)?)?),
                    // A stream that only says that it is alive, or that it is over.
                    None if event.starts_with(b"event: complete\n") => return Ok(()),
                    None => hold!(event.starts_with(b":"), "no event: {:?}", String::from_utf8_lossy(&event)),
                }
                if case.may_be_endless() && ended.is_some() {
                    return Ok(());
                }
            }
        }
        Err(format!("the stream ends without being complete: {:?}", String::from_utf8_lossy(&text)))
    };
    if case.may_be_endless() {
        tokio::select! {
            biased;
            read = reading => read?,
            probed = target.probe() => probed?,
        }
    } else {
        reading.await?;
    }
    Ok(ended.unwrap_or_else(|| "nothing yet".to_owned()))
}
