//! What stands before the schema, on every transport: nobody is to be able to hurt the server with a document.
//!
//! A request passes in this order, and what refuses it says which limit it exceeds and by how much:
//!
//! 1. [`persisted`] puts the document in the place of its hash.
//! 2. [`documents`] knows those that came before, and goes on with 6.
//! 3. [`mod@scan`] reads the text once: length, tokens, brackets. Only then it is parsed, in its [`mod@plain`] form.
//! 4. [`shape`] counts fields, aliases and depth as if each fragment stood where it is spread, without spreading any.
//! 5. [`validation`] holds it against the schema, by the rules of the specification. From now on the document is known.
//! 6. [`variables`] are few enough, and of the types that the operation declares.
//! 7. [`cost`] works out how large the answer may become.
//!
//! Then it is executed. The limits are in [`limits`], and the same for all.

mod brief;
mod cost;
mod costliest;
mod document;
mod documents;
mod escapes;
mod filters;
mod inputs;
mod introspection;
mod limits;
mod page;
mod persisted;
mod plain;
mod prices;
mod refusal;
mod repeated;
mod scan;
mod shape;
mod suggestion;
mod validation;
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
    persisted::Persisted,
    plain::plain,
    prices::Prices,
    refusal::Refusal,
    scan::scan,
    validation::{Invalid, Rules},
};

pub(super) use brief::brief;

/// The guard of one schema.
pub(super) struct Guard {
    registry: Registry,
    rules: Rules,
    prices: Prices,
    documents: Documents,
    persisted: Persisted,
}

/// What the guard found out about a request that it lets pass.
pub(super) struct Passed {
    document: Arc<Document>,
    operation: usize,
    points: u64,
}

/// Why a request does not pass.
#[derive(Default)]
struct Stopped {
    errors: Vec<ServerError>,
    /// How many errors there are besides.
    left_out: usize,
    /// What it would cost, if that is the reason.
    points: Option<u64>,
}

impl From<ServerError> for Stopped {
    fn from(error: ServerError) -> Self {
        Self { errors: vec![error], ..Self::default() }
    }
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        let points = if let Refusal::Cost { points, .. } = &refusal { Some(*points) } else { None };
        Self { errors: vec![refusal.into()], points, ..Self::default() }
    }
}

impl From<Invalid> for Stopped {
    fn from(Invalid { errors, left_out }: Invalid) -> Self {
        Self { errors, left_out, points: None }
    }
}

impl Guard {
    /// The guard of the schema with those types, which is written as `sdl`.
    pub(super) fn new(registry: Registry, sdl: &str) -> Self {
        let (prices, rules) = (Prices::new(&registry), Rules::new(sdl));
        Self { registry, rules, prices, documents: Documents::new(), persisted: Persisted::new() }
    }

    /// Lets a request pass, with its document parsed, or answers it.
    pub(super) fn admit(&self, request: &mut Request) -> Result<Passed, Box<Response>> {
        self.look(request).map_err(|Stopped { errors, left_out, points }| {
            let mut answer = Response::from_errors(errors);
            if let Some(points) = points {
                answer.extensions.insert("cost".to_owned(), value!({ "requested": points, "limit": cost::MOST }));
            }
            brief(&mut answer, left_out);
            Box::new(answer)
        })
    }

    fn look(&self, request: &mut Request) -> Result<Passed, Stopped> {
        // A hash is worked out of texts that may be parsed only.
        Refusal::unless_within(limits::Limit::Length, request.query.len() as u64)?;
        variables::refuse_too_many(&request.variables)?;
        let hash = self.persisted.resolve(request)?;
        let document = match self.documents.find(&request.query) {
            Some(document) => document,
            None => self.read(&request.query)?,
        };
        if let Some(hash) = hash {
            self.persisted.keep(hash, &document);
        }
        let operation = document.operation(request.operation_name.as_deref())?;
        if let Some(definition) = document.definition(operation) {
            let errors = variables::wrong(&self.registry, definition, &request.variables);
            if !errors.is_empty() {
                return Err(Stopped { errors, ..Stopped::default() });
            }
        }
        let points = self.points(&document, operation, request)?;
        request.set_parsed_query(document.parsed.clone());
        Ok(Passed { document, operation, points })
    }

    /// Reads a document that nobody has sent before, and remembers it.
    fn read(&self, text: &str) -> Result<Arc<Document>, Stopped> {
        scan(text)?;
        let plain = plain(text);
        let document = Arc::new(Document::read(text, &plain)?);
        self.rules.refuse_invalid(&plain, &self.registry)?;
        self.documents.keep(&document);
        Ok(document)
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
