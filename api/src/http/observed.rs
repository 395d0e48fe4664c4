//! The schema as a connection with many answers sees it, a socket or a stream of events: with a line in the log for each
//! operation, and the id of the connection's request in each error.

use std::{sync::Arc, time::Instant};

use async_graphql::{ErrorExtensionValues, Request, Response, ServerError};
use futures_util::stream::{self, BoxStream, StreamExt};

use super::{
    outcome::{complete, logged, outcome},
    request_log::RequestId,
};
use crate::graphql::{Admitted, Schema};

/// See the [module](self).
#[derive(Clone)]
pub(super) struct Observed {
    schema: Schema,
    id: RequestId,
}

impl Observed {
    /// That schema for one connection.
    pub(super) const fn new(schema: Schema, id: RequestId) -> Self {
        Self { schema, id }
    }

    /// Begins an operation. A query or a mutation has one answer, a subscription any number.
    pub(super) fn execute(&self, request: Request) -> BoxStream<'static, Response> {
        match self.schema.admit(request) {
            Ok(admitted) => self.run(admitted),
            Err(refusal) => self.refuse(*refusal),
        }
    }

    /// The answer to one that is not let in.
    pub(super) fn refuse(&self, refusal: Response) -> BoxStream<'static, Response> {
        self.observe(None, stream::once(async { refusal }).boxed())
    }

    /// The same for one that is let in already.
    pub(super) fn run(&self, admitted: Admitted) -> BoxStream<'static, Response> {
        let name = logged(admitted.name());
        self.observe(name, admitted.execute_stream(Arc::default()))
    }

    fn observe(&self, name: Option<String>, responses: BoxStream<'static, Response>) -> BoxStream<'static, Response> {
        let (begun, observed) = (Instant::now(), self.clone());
        // An operation is logged when its first answer is there: for a query its only one.
        let observed = responses.enumerate().map(move |(number, response)| {
            let response = complete(response, &observed.id);
            if number == 0 || response.is_err() {
                observed.log(name.as_deref(), &outcome(&response), begun);
            }
            response
        });
        observed.boxed()
    }

    /// The answer to one operation more than so many.
    pub(super) fn too_many(&self, operations: usize) -> Response {
        let message = format!("A socket runs at most {operations} operations at a time: complete one of them first.");
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", "RATE_LIMITED");
        extensions.set("retryable", true);
        let mut error = ServerError::new(message, None);
        error.extensions = Some(extensions);
        complete(Response::from_errors(vec![error]), &self.id)
    }

    fn log(&self, name: Option<&str>, outcome: &str, begun: Instant) {
        let duration = format!("{:.1}ms", begun.elapsed().as_secs_f64() * 1_000.0);
        let operation = name.unwrap_or("(unnamed)");
        tracing::info!(operation, outcome, duration, id = self.id.0, "operation");
    }
}
