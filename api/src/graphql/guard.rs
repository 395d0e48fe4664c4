//! What stands before the schema, on every transport: nobody is to be able to hurt the server with a document.
//!
//! A request passes in this order, and what refuses it says which limit it exceeds and by how much:
//!
//! 1. [`persisted`] puts the document in the place of its hash.
//! 2. [`documents`] knows those that came before, and goes on with 5.
//! 3. [`scan`] reads the text once: length, tokens, brackets. Only then it is parsed.
//! 4. [`shape`] counts fields, aliases and depth as if each fragment stood where it is spread, without spreading any.
//! 5. [`variables`] are few enough, and of the types that the operation declares.
//! 6. [`cost`] works out how large the answer may become.
//!
//! Then it is validated, unless that was done before, and executed. The limits are in [`limits`], and the same for all.

mod brief;
mod cost;
mod costliest;
mod document;
mod documents;
mod introspection;
mod limits;
mod mixed;
mod page;
mod persisted;
mod prices;
mod refusal;
mod repeated;
mod scan;
mod shape;
mod variables;
mod waits;

use std::sync::Arc;

use async_graphql::{Request, Response, ServerError, Value, parser::types::OperationType, registry::Registry, value};

use self::{
    cost::Costs,
    costliest::costliest,
    document::{Document, Operation},
    documents::Documents,
    page::Pages,
    persisted::{Hash, Persisted},
    prices::Prices,
    refusal::Refusal,
};

pub(super) use brief::brief;

/// The guard of one schema.
pub(super) struct Guard {
    registry: Registry,
    prices: Prices,
    documents: Documents,
    persisted: Persisted,
}

/// What the guard found out about a request that it lets pass.
pub(super) struct Passed {
    document: Arc<Document>,
    operation: usize,
    hash: Option<Hash>,
    points: u64,
    /// Whether an execution shows that the operation is valid.
    shows: bool,
    /// What is wrong with the variables. A document that is not valid itself is to be told first.
    pub(super) wrong: Vec<ServerError>,
}

impl Guard {
    /// The guard of the schema with those types.
    pub(super) fn new(registry: Registry) -> Self {
        let prices = Prices::new(&registry);
        Self { registry, prices, documents: Documents::new(), persisted: Persisted::new() }
    }

    /// Lets a request pass, with its document parsed, or answers it.
    pub(super) fn admit(&self, request: &mut Request) -> Result<Passed, Box<Response>> {
        let mut points = None;
        self.look(request, &mut points).map_err(|error| {
            let mut answer = Response::from_errors(vec![error]);
            if let Some(points) = points {
                answer.extensions.insert("cost".to_owned(), value!({ "requested": points, "limit": cost::MOST }));
            }
            brief(&mut answer);
            Box::new(answer)
        })
    }

    fn look(&self, request: &mut Request, asked: &mut Option<u64>) -> Result<Passed, ServerError> {
        // A hash is worked out of texts that may be parsed only.
        Refusal::unless_within(limits::Limit::Length, request.query.len() as u64)?;
        let hash = self.persisted.resolve(request)?;
        let document = match self.documents.find(&request.query) {
            Some(document) => document,
            None => Arc::new(Document::read(&request.query)?),
        };
        let operation = document.operation(request.operation_name.as_deref())?;
        variables::refuse_too_many(&request.variables)?;
        let points = self.points(&document, operation, request).inspect_err(|refusal| {
            if let Refusal::Cost { points, .. } = refusal {
                *asked = Some(*points);
            }
        })?;
        let wrong = match document.definition(operation) {
            Some(definition) => variables::wrong(&self.registry, definition, &request.variables),
            None => Vec::new(),
        };
        request.set_parsed_query(document.parsed.clone());
        let shows = document.shows(&request.variables);
        Ok(Passed { document, operation, hash, points, shows, wrong })
    }

    fn points(&self, document: &Document, operation: usize, request: &Request) -> Result<u64, Refusal> {
        let known = &document.about(operation).points;
        if let Some(points) = known.get() {
            return Ok(*points);
        }
        let Some(definition) = document.definition(operation) else { return Ok(0) };
        let pages = Pages::new(&definition.variable_definitions, &request.variables);
        let mut costs = Costs::new(&self.prices, &document.parsed, pages);
        let points = costs.points(definition)?;
        if points > cost::MOST {
            return Err(Refusal::Cost { points, costliest: costliest(&mut costs, definition)? });
        }
        if costs.is_fixed() {
            // Another request may have said the same in the meantime.
            let _ = known.set(points);
        }
        Ok(points)
    }

    /// Remembers what the execution of a request has shown: that its operation is valid.
    pub(super) fn learn(&self, passed: &Passed) {
        if passed.shows && !passed.is_valid() {
            passed.operation().learn();
            self.documents.keep(&passed.document);
        }
        if let Some(hash) = passed.hash {
            self.persisted.keep(hash, &passed.document);
        }
    }
}

impl Passed {
    fn operation(&self) -> &Operation {
        self.document.about(self.operation)
    }

    /// The kind of the operation that will run.
    pub(super) fn kind(&self) -> OperationType {
        self.operation().kind
    }

    /// The name of the operation that will run, if it has one.
    pub(super) fn name(&self) -> Option<&str> {
        self.operation().name()
    }

    /// Whether the operation is known to be valid.
    pub(super) fn is_valid(&self) -> bool {
        self.operation().is_valid()
    }

    /// Whether the operation may have to wait for a language model.
    pub(super) fn waits_for_a_model(&self) -> bool {
        self.operation().waits
    }

    /// What the answer says about the cost.
    pub(super) fn cost(&self) -> Value {
        let shape = self.operation().shape;
        value!({ "requested": self.points, "limit": cost::MOST, "fields": shape.fields, "depth": shape.depth })
    }
}
