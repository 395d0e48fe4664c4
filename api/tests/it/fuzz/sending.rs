//! Sending a case by its way, and looking at everything that comes back.

mod events;
mod socket;

use std::time::Instant;

use reqwest::{RequestBuilder, Response};

use super::{
    case::{Case, Way},
    oracle::{self, hold},
    target::{Target, response},
};

/// Sends it, checks the answers, counts how it ended and takes its time.
pub async fn send(target: &Target, case: &Case) -> Result<(), String> {
    let begun = Instant::now();
    let ended = match case.way {
        Way::Post(accept) | Way::Get(accept) => plain(case, answered(request(target, case, accept)).await?).await?,
        Way::PostEvents | Way::GetEvents => {
            let stream = answered(request(target, case, "text/event-stream")).await?;
            if stream
                .headers()
                .get("content-type")
                .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"))
            {
                events::read(target, case, stream).await?
            } else {
                plain(case, stream).await?
            }
        }
        Way::Socket => socket::converse(target, case).await?,
    };
    let took = begun.elapsed();
    target.slowest.lock().expect("measured").note(took, || format!("{:?} → {ended}: {}", case.way, case.said()));
    let valid = if case.is_valid { "valid" } else { "mutant" };
    target.count(format!("{valid}: {ended}"));
    Ok(())
}

fn request(target: &Target, case: &Case, accept: &str) -> RequestBuilder {
    let address = format!("{}/graphql", target.server.address);
    let request = match case.way {
        Way::Get(_) | Way::GetEvents => target.client.get(address).query(&case.envelope.parameters()),
        _ => target.client.post(address).header("content-type", "application/json").body(case.body.clone()),
    };
    request.header("accept", accept)
}

async fn answered(request: RequestBuilder) -> Result<Response, String> {
    request.send().await.map_err(|error| format!("no answer: {error:?}"))
}

/// One answer that comes whole.
async fn plain(case: &Case, answer: Response) -> Result<String, String> {
    let (status, headers) = (answer.status(), answer.headers().clone());
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let body = answer.bytes().await.map_err(|error| format!("the answer breaks off: {error:?}"))?;
    hold!(status.as_u16() < 500, "the status is {status}: {:?}", String::from_utf8_lossy(&body));
    let body = response(&body)?;
    let id = header("x-request-id");
    let errors = body["errors"].as_array().into_iter().flatten();
    for error in errors {
        hold!(error["extensions"]["requestId"] == id, "`requestId` is not {id:?}: {body}");
    }
    oracle::answer(case, status, header("content-type"), &body)
}
