//! The schema with its guard: there is no way to execute anything past it.

use std::{sync::Arc, time::Duration};

use async_graphql::{
    Data, OutputType as _, Request, Response, SchemaBuilder, SubscriptionType as _, ValidationMode,
    parser::types::OperationType, registry::Registry,
};
use futures_util::stream::{self, BoxStream, StreamExt};

use super::{
    budget::{Budget, Held, Shared},
    error::given_up,
    guard::{Guard, Passed, brief},
    mutation::Mutation,
    query::Query,
    subscription::Subscription,
    wording::reword,
};

/// The schema as async-graphql has it.
type Unguarded = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema with everything its resolvers need, and with its guard. Cheap to clone.
#[derive(Clone)]
pub struct Schema(Arc<Parts>);

struct Parts {
    guard: Guard,
    unguarded: Unguarded,
    shared: Shared,
    deadline: Duration,
    /// What a language model may take beside that.
    patience: Duration,
}

/// How long a subscription may take to begin.
#[derive(Clone, Copy)]
pub(super) struct Deadline(pub(super) Duration);

/// A request that has passed the guard.
pub struct Admitted {
    schema: Schema,
    request: Request,
    passed: Passed,
    budget: Arc<Budget>,
}

impl Schema {
    pub(super) fn new(
        builder: SchemaBuilder<Query, Mutation, Subscription>,
        deadline: Duration,
        patience: Duration,
    ) -> Self {
        // The guard validates.
        let builder = builder.data(Deadline(deadline)).validation_mode(ValidationMode::Fast);
        let guard = Guard::new(registry(), &super::sdl());
        Self(Arc::new(Parts { guard, unguarded: builder.finish(), shared: Shared::new(), deadline, patience }))
    }

    /// Lets a request pass that asks for no more than is allowed; else the answer says why not.
    ///
    /// # Errors
    /// The answer to a request that is not executed.
    pub fn admit(&self, mut request: Request) -> Result<Admitted, Box<Response>> {
        let passed = self.0.guard.admit(&mut request)?;
        let budget = Budget::new(&self.0.shared);
        Ok(Admitted { schema: self.clone(), request: request.data(budget.clone()), passed, budget })
    }

    /// Answers a query or a mutation.
    pub async fn execute(&self, request: Request) -> Response {
        match self.admit(request) {
            Ok(admitted) => admitted.execute().await,
            Err(answer) => *answer,
        }
    }

    /// Answers any operation: a subscription as often as there is something to say, any other one once.
    #[must_use]
    pub fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        self.execute_stream_with_session_data(request, Arc::default())
    }

    /// The same, with what is known about a socket.
    #[must_use]
    pub fn execute_stream_with_session_data(
        &self,
        request: Request,
        session: Arc<Data>,
    ) -> BoxStream<'static, Response> {
        match self.admit(request) {
            Ok(admitted) => admitted.execute_stream(session),
            Err(answer) => stream::once(async { *answer }).boxed(),
        }
    }
}

impl Admitted {
    /// The kind of the operation that will run.
    #[must_use]
    pub fn kind(&self) -> OperationType {
        self.passed.kind()
    }

    /// The name of the operation that will run, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.passed.name()
    }

    /// What the answers take up, to be kept until they are sent.
    #[must_use]
    pub fn held(&self) -> Held {
        self.budget.held()
    }

    /// Answers a query or a mutation.
    pub async fn execute(self) -> Response {
        let Self { schema: Schema(parts), request, passed, .. } = self;
        let within = if passed.waits_for_a_model() { parts.deadline + parts.patience } else { parts.deadline };
        let answer = tokio::time::timeout(within, parts.unguarded.execute(request)).await;
        finished(&passed, answer.unwrap_or_else(|_| given_up(within)))
    }

    /// Answers any operation: a subscription as often as there is something to say, any other one once.
    #[must_use]
    pub fn execute_stream(self, session: Arc<Data>) -> BoxStream<'static, Response> {
        if self.kind() != OperationType::Subscription {
            return stream::once(self.execute()).boxed();
        }
        let Self { schema: Schema(parts), request, passed, budget } = self;
        let responses = parts.unguarded.execute_stream_with_session_data(request, session);
        // Each answer is sent before the next one is asked for.
        let responses = stream::unfold((responses, budget), |(mut responses, budget)| async move {
            budget.renew();
            responses.next().await.map(|response| (response, (responses, budget)))
        });
        // What it costs is said once; each event costs as much.
        let answers = responses.enumerate().map(move |(number, mut response)| match number {
            0 => finished(&passed, response),
            _ => {
                told(&mut response);
                response
            }
        });
        answers.boxed()
    }
}

/// The answer as it goes out.
fn finished(passed: &Passed, mut response: Response) -> Response {
    told(&mut response);
    response.extension("cost", passed.cost())
}

/// Errors in the words of GraphQL, and not too many of them.
fn told(response: &mut Response) {
    response.errors.iter_mut().for_each(reword);
    brief(response, 0);
}

/// The types of the schema. The one that a schema has itself is out of reach.
fn registry() -> Registry {
    let mut registry = Registry::default();
    Query::create_type_info(&mut registry);
    Mutation::create_type_info(&mut registry);
    Subscription::create_type_info(&mut registry);
    registry
}
