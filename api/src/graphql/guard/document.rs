//! A document that has been parsed and looked through.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::{
    Name, ServerError, Variables,
    parser::{
        self, parse_query,
        types::{ExecutableDocument, OperationDefinition, OperationType},
    },
};

use super::{
    mixed::mixed,
    refusal::refused,
    repeated,
    scan::scan,
    shape::{Shape, shapes},
    waits::waits,
};

/// A document that may be executed as far as can be said without the variables of a request.
pub(super) struct Document {
    /// What it was parsed from.
    pub(super) text: Box<str>,
    pub(super) parsed: ExecutableDocument,
    operations: Vec<Operation>,
    mixed: Vec<Name>,
}

/// An operation of a document.
pub(super) struct Operation {
    name: Option<Name>,
    pub(super) kind: OperationType,
    pub(super) shape: Shape,
    /// What it costs, where that is the same in every request.
    pub(super) points: OnceLock<u64>,
    /// Whether it may have to wait for a language model.
    pub(super) waits: bool,
    /// Whether it has been found valid. An operation stays what it is.
    valid: AtomicBool,
}

impl Document {
    /// Reads a text, unless that alone would be too much to ask.
    pub(super) fn read(text: &str) -> Result<Self, ServerError> {
        scan(text)?;
        let parsed = parse_query(text).map_err(syntax)?;
        let shapes = shapes(&parsed)?;
        repeated::refuse(&parsed)?;
        let operations = parsed.operations.iter().zip(shapes).map(|((name, operation), shape)| Operation {
            name: name.cloned(),
            kind: operation.node.ty,
            shape,
            points: OnceLock::new(),
            waits: waits(&parsed, &operation.node),
            valid: AtomicBool::new(false),
        });
        let (operations, mixed) = (operations.collect(), mixed(&parsed));
        Ok(Self { text: text.into(), parsed, operations, mixed })
    }

    /// The operation that a request means.
    pub(super) fn operation(&self, name: Option<&str>) -> Result<usize, ServerError> {
        let found = match name {
            Some(name) => self.operations.iter().position(|operation| operation.name.as_deref() == Some(name)),
            None if self.operations.len() == 1 => Some(0),
            None => {
                let message = "The document has several operations: say by `operationName` which one is meant.";
                return Err(refused(message.to_owned(), "BAD_USER_INPUT", None));
            }
        };
        found.ok_or_else(|| {
            let name: String = name.unwrap_or_default().chars().take(100).collect();
            refused(format!("There is no operation `{name}` in the document."), "BAD_USER_INPUT", None)
        })
    }

    /// What has been found out about an operation.
    pub(super) fn about(&self, operation: usize) -> &Operation {
        &self.operations[operation]
    }

    /// An operation as it was parsed.
    pub(super) fn definition(&self, operation: usize) -> Option<&OperationDefinition> {
        self.parsed.operations.iter().nth(operation).map(|(_, operation)| &operation.node)
    }

    /// Whether an execution with those variables shows that an operation is valid. Where a variable stands within a list or
    /// an object, the validation looks at what is around it only when the variable has a value.
    pub(super) fn shows(&self, given: &Variables) -> bool {
        self.mixed.iter().all(|name| given.contains_key(name))
    }
}

impl Operation {
    /// Its name, if it has one.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Remembers that it is valid.
    pub(super) fn learn(&self) {
        self.valid.store(true, Ordering::Relaxed);
    }

    /// Whether it has been found valid before.
    pub(super) fn is_valid(&self) -> bool {
        self.valid.load(Ordering::Relaxed)
    }
}

/// What the parser says, without the line that it found it in: that may be as long as the document.
fn syntax(error: parser::Error) -> ServerError {
    let parser::Error::Syntax { message, start, .. } = &error else { return error.into() };
    let what = message.rsplit_once("= ").map_or(message.as_str(), |(_, what)| what).trim();
    let message = format!("The document cannot be read at line {}, column {}: {what}.", start.line, start.column);
    refused(message, "BAD_USER_INPUT", Some(*start))
}
