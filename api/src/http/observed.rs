//! The schema as a connection with many answers sees it, a socket or a stream of events: with a line in the log for each
//! operation, and the id of the connection's request in each error.

use std::{sync::Arc, time::Instant};

use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, parser::types::OperationType};
use futures_util::stream::{self, BoxStream, StreamExt};

use super::{
    answer::too_large,
    outcome::{complete, logged, outcome},
    request_log::RequestId,
};
use crate::graphql::{Admitted, ErrorCode, Held, Schema};

/// See the [module](self).
#[derive(Clone)]
pub(super) struct Observed {
    schema: Schema,
    id: RequestId,
}

/// An operation that has begun.
pub(super) struct Begun {
    /// Whether it goes on until somebody ends it.
    pub(super) lasts: bool,
    pub(super) responses: BoxStream<'static, Response>,
    /// Given back when the last answer is sent.
    _held: Option<Held>,
}

impl Observed {
    /// That schema for one connection.
    pub(super) const fn new(schema: Schema, id: RequestId) -> Self {
        Self { schema, id }
    }

    /// Begins an operation.
    pub(super) fn begin(&self, request: Request) -> Begun {
        match self.schema.admit(request) {
            Ok(admitted) => {
                let (lasts, held) = (admitted.kind() == OperationType::Subscription, Some(admitted.held()));
                Begun { lasts, _held: held, responses: self.run(admitted) }
            }
            Err(refusal) => Begun { lasts: false, _held: None, responses: self.refuse(*refusal) },
        }
    }

    /// The answer to one that is not let in.
    pub(super) fn refuse(&self, refusal: Response) -> BoxStream<'static, Response> {
        self.observe(None, stream::once(async { refusal }).boxed())
    }

    /// The answers to one that is let in: a query or a mutation has one, a subscription any number.
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
        ErrorCode::RateLimited.tell(&mut extensions);
        let mut error = ServerError::new(message, None);
        error.extensions = Some(extensions);
        complete(Response::from_errors(vec![error]), &self.id)
    }

    /// The answer in the place of one that has so many bytes.
    pub(super) fn too_large(&self, response: &Response, bytes: usize) -> Response {
        let refused = too_large(response, bytes, &self.id);
        tracing::info!(outcome = outcome(&refused), id = self.id.0, "an answer was too large");
        refused
    }

    fn log(&self, name: Option<&str>, outcome: &str, begun: Instant) {
        let duration = format!("{:.1}ms", begun.elapsed().as_secs_f64() * 1_000.0);
        let operation = name.unwrap_or("(unnamed)");
        tracing::info!(operation, outcome, duration, id = self.id.0, "operation");
    }
}
