//! A document that has been parsed and looked through.

use std::sync::OnceLock;

use async_graphql::{
    Name, ServerError,
    parser::{
        self, parse_query,
        types::{ExecutableDocument, OperationDefinition, OperationType},
    },
};

use super::{
    refusal::refused,
    repeated,
    shape::{Shape, shapes},
    waits::waits,
};
use crate::graphql::ErrorCode;

/// A document that may be executed as far as can be said without the variables of a request and the types of the schema.
pub(super) struct Document {
    /// What was sent.
    pub(super) text: Box<str>,
    pub(super) parsed: ExecutableDocument,
    operations: Vec<Operation>,
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
}

impl Document {
    /// Reads a text in its plain form, after the scan.
    pub(super) fn read(text: &str, plain: &str) -> Result<Self, ServerError> {
        let parsed = parse_query(plain).map_err(syntax)?;
        let shapes = shapes(&parsed)?;
        repeated::refuse(&parsed)?;
        let operations = parsed.operations.iter().zip(shapes).map(|((name, operation), shape)| Operation {
            name: name.cloned(),
            kind: operation.node.ty,
            shape,
            points: OnceLock::new(),
            waits: waits(&parsed, &operation.node),
        });
        let operations = operations.collect();
        Ok(Self { text: text.into(), parsed, operations })
    }

    /// The operation that a request means.
    pub(super) fn operation(&self, name: Option<&str>) -> Result<usize, ServerError> {
        let found = match name {
            Some(name) => self.operations.iter().position(|operation| operation.name.as_deref() == Some(name)),
            None if self.operations.len() == 1 => Some(0),
            None => {
                let message = "The document has several operations: say by `operationName` which one is meant.";
                return Err(refused(message.to_owned(), ErrorCode::BadUserInput, None));
            }
        };
        found.ok_or_else(|| {
            let name: String = name.unwrap_or_default().chars().take(100).collect();
            refused(format!("There is no operation `{name}` in the document."), ErrorCode::BadUserInput, None)
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
}

impl Operation {
    /// Its name, if it has one.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

/// What the parser says, without the line that it found it in: that may be as long as the document.
fn syntax(error: parser::Error) -> ServerError {
    let (message, at) = match &error {
        parser::Error::Syntax { message, start, .. } => {
            let what = in_words(message.rsplit_once("= ").map_or(message.as_str(), |(_, what)| what));
            (format!("The document cannot be read at line {}, column {}: {what}.", start.line, start.column), *start)
        }
        parser::Error::MultipleOperations { anonymous, .. } => {
            ("An operation without a name must be the only one in the document.".to_owned(), *anonymous)
        }
        parser::Error::OperationDuplicated { operation, second, .. } => {
            (format!("The document has two operations `{operation}`."), *second)
        }
        parser::Error::FragmentDuplicated { fragment, second, .. } => {
            (format!("The document has two fragments `{fragment}`."), *second)
        }
        parser::Error::MissingOperation => {
            return refused("The document has no operation.".to_owned(), ErrorCode::BadUserInput, None);
        }
        _ => return refused("The document cannot be read.".to_owned(), ErrorCode::BadUserInput, None),
    };
    refused(message, ErrorCode::BadUserInput, Some(at))
}

/// What the parser expected: the rules of its grammar, as people call them.
fn in_words(rules: &str) -> String {
    let rules = rules.split_once(" at line ").map_or(rules, |(what, _)| what).trim();
    let named = rules.split(' ').map(|word| {
        let (rule, comma) = word.strip_suffix(',').map_or((word, ""), |rule| (rule, ","));
        let name = match rule.trim_start_matches("const_").trim_end_matches('_') {
            "executable_definition" => "an operation or a fragment".to_owned(),
            "EOI" => "the end of the document".to_owned(),
            rule => rule.replace('_', " "),
        };
        name + comma
    });
    named.collect::<Vec<_>>().join(" ")
}
