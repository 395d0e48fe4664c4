//! The schema as a socket sees it: with a line in the log for each operation, the request's id in each error, and no
//! more operations at a time than one client needs.

use std::{sync::Arc, time::Instant};

use async_graphql::{Data, ErrorExtensionValues, Executor, Request, Response, ServerError};
use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::sync::Semaphore;

use super::super::{
    outcome::{complete, logged, outcome},
    request_log::RequestId,
};
use crate::graphql::Schema;

/// Operations that one socket may run at a time.
const OPERATIONS: usize = 100;

/// See the [module](self).
#[derive(Clone)]
pub(super) struct Observed {
    schema: Schema,
    id: RequestId,
    free: Arc<Semaphore>,
}

impl Observed {
    /// That schema for one socket.
    pub(super) fn new(schema: Schema, id: RequestId) -> Self {
        Self { schema, id, free: Arc::new(Semaphore::new(OPERATIONS)) }
    }

    fn log(&self, name: Option<&str>, outcome: &str, begun: Instant) {
        let duration = format!("{:.1}ms", begun.elapsed().as_secs_f64() * 1_000.0);
        let operation = name.unwrap_or("(unnamed)");
        tracing::info!(operation, outcome, duration, id = self.id.0, "socket operation");
    }
}

impl Executor for Observed {
    async fn execute(&self, request: Request) -> Response {
        let begun = Instant::now();
        let (name, response) = match self.schema.admit(request) {
            Ok(admitted) => (logged(admitted.name()), admitted.execute().await),
            Err(refusal) => (None, *refusal),
        };
        let response = complete(response, &self.id);
        self.log(name.as_deref(), &outcome(&response), begun);
        response
    }

    fn execute_stream(&self, request: Request, session_data: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let (begun, observed) = (Instant::now(), self.clone());
        let (name, responses) = match (self.schema.admit(request), self.free.clone().try_acquire_owned()) {
            (Ok(admitted), Ok(running)) => {
                let name = logged(admitted.name());
                let responses = admitted.execute_stream(session_data.unwrap_or_default());
                (name, responses.inspect(move |_| _ = &running).boxed())
            }
            (Ok(admitted), Err(_)) => (logged(admitted.name()), stream::once(async { too_many() }).boxed()),
            (Err(refusal), _) => (None, stream::once(async { *refusal }).boxed()),
        };
        // An operation is logged when its first answer is there: for a query its only one.
        let logged = responses.enumerate().map(move |(number, response)| {
            let response = complete(response, &observed.id);
            if number == 0 || response.is_err() {
                observed.log(name.as_deref(), &outcome(&response), begun);
            }
            response
        });
        logged.boxed()
    }
}

fn too_many() -> Response {
    let message = format!("A socket runs at most {OPERATIONS} operations at a time: complete one of them first.");
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", "RATE_LIMITED");
    extensions.set("retryable", true);
    let mut error = ServerError::new(message, None);
    error.extensions = Some(extensions);
    Response::from_errors(vec![error])
}
