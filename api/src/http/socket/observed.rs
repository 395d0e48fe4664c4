//! The schema as a socket sees it: with a line in the log for each operation, the request's id in each error, and no
//! more operations at a time than one client needs.

use std::{sync::Arc, time::Instant};

use async_graphql::{Data, ErrorExtensionValues, Executor, Request, Response, ServerError};
use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::sync::Semaphore;

use super::super::{
    outcome::{complete, operation_name, outcome},
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
    async fn execute(&self, mut request: Request) -> Response {
        let (begun, name) = (Instant::now(), operation_name(&mut request));
        let response = complete(self.schema.execute(request).await, &self.id);
        self.log(name.as_deref(), &outcome(&response), begun);
        response
    }

    fn execute_stream(&self, mut request: Request, session_data: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let (begun, name, observed) = (Instant::now(), operation_name(&mut request), self.clone());
        let responses = match self.free.clone().try_acquire_owned() {
            Ok(running) => {
                let session_data = session_data.unwrap_or_default();
                let responses = self.schema.execute_stream_with_session_data(request, session_data);
                responses.inspect(move |_| _ = &running).boxed()
            }
            Err(_) => stream::once(async { too_many() }).boxed(),
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
