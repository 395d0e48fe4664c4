//! Writes documents that are valid, since they follow the schema; or, carelessly, some that do not quite.
//!
//! The crate apollo-smith writes documents, too: those of 0.16 for a given schema declare no variables, and it knows neither
//! values for them nor what a `DateTime` or a cursor looks like, where most of what can go wrong here lies.

mod mistakes;
mod selection;
mod values;
mod variables;

use std::fmt::Write;

pub use self::variables::Declared;

use super::{choices::Choices, world::World};

/// A document that may be executed, with what belongs to it.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is asked.
    pub text: String,
    /// Which of its operations is meant, if that is said.
    pub name: Option<String>,
    /// What kind that one is of.
    pub kind: OperationKind,
    /// The variables that are given, as JSON.
    pub variables: Vec<(String, String)>,
}

/// The kinds of operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationKind {
    /// Reads.
    Query,
    /// Writes.
    Mutation,
    /// Follows.
    Subscription,
}

impl OperationKind {
    /// The word that begins it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::Subscription => "subscription",
        }
    }

    /// The type that its fields are of.
    const fn root(self) -> &'static str {
        match self {
            Self::Query => "Query",
            Self::Mutation => "Mutation",
            Self::Subscription => "Subscription",
        }
    }
}

/// One operation under way.
struct Writer<'w, 'c, 'n> {
    world: &'w World,
    choices: &'c mut Choices<'n>,
    /// Its place in the document, which its fragments and variables have in their names: nothing is shared.
    operation: usize,
    variables: Vec<Declared>,
    /// Whether a value is to do without variables.
    constant: bool,
    /// Whether it makes mistakes.
    careless: bool,
    fragments: Vec<Fragment>,
    /// How many names have been given.
    names: usize,
    /// How many fields there may be yet.
    room: usize,
}

struct Fragment {
    name: String,
    on: String,
    text: String,
}

/// A document of one operation, seldom of several. It is valid unless it is written carelessly.
pub fn document(world: &World, choices: &mut Choices<'_>, careless: bool) -> Document {
    let operations = if choices.often(8) { 2 + choices.below(3) } else { 1 };
    let meant = choices.below(operations);
    let mut document = Document { text: String::new(), name: None, kind: OperationKind::Query, variables: Vec::new() };
    for operation in 0..operations {
        let kind = match choices.below(10) {
            0..6 => OperationKind::Query,
            6..8 => OperationKind::Mutation,
            _ => OperationKind::Subscription,
        };
        let mut writer = Writer {
            world,
            choices,
            operation,
            variables: Vec::new(),
            constant: false,
            careless,
            fragments: Vec::new(),
            names: 0,
            room: 24,
        };
        let name = (operations > 1 || writer.choices.often(40)).then(|| format!("O{operation}"));
        document.text += &writer.operation(kind, name.as_deref());
        if operation == meant {
            document.kind = kind;
            document.name = name.filter(|_| operations > 1 || writer.choices.often(70));
        }
        // What the other operations declare may be given, too.
        document.variables.extend(writer.variables.into_iter().filter_map(Declared::given));
    }
    document
}

impl Writer<'_, '_, '_> {
    fn operation(&mut self, kind: OperationKind, name: Option<&str>) -> String {
        let selection = self.root(kind);
        let mut text = kind.word().to_owned();
        if let Some(name) = name {
            text.extend([" ", name]);
        }
        if !self.variables.is_empty() {
            let declared: Vec<_> = self.variables.iter().map(ToString::to_string).collect();
            let _ = write!(text, "({})", declared.join(" "));
        }
        let _ = write!(text, " {selection}");
        let is_short = kind == OperationKind::Query && name.is_none() && self.variables.is_empty();
        if is_short && self.choices.often(50) {
            text = selection;
        }
        for fragment in &self.fragments {
            let _ = write!(text, " fragment {} on {} {}", fragment.name, fragment.on, fragment.text);
        }
        text.push('\n');
        text
    }

    /// Whether it makes a mistake here.
    fn errs(&mut self) -> bool {
        self.careless && self.choices.often(4)
    }

    /// A name that nothing else has.
    fn unused(&mut self, first: &str) -> String {
        self.names += 1;
        format!("{first}{}_{}", self.operation, self.names)
    }
}
