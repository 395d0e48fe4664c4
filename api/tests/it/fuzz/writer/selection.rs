//! What is selected.

use std::fmt::Write;

use super::{Fragment, OperationKind, Writer};
use crate::fuzz::{
    literal::Literal,
    schema::{Argument, Field, innermost},
};

/// How deep selections go as a rule; the guard allows 20.
const DEPTH: usize = 6;

impl Writer<'_, '_, '_> {
    /// What is selected at the top.
    pub(super) fn root(&mut self, kind: OperationKind) -> String {
        let fields = match kind {
            OperationKind::Query => return self.selection(kind.root(), 0),
            OperationKind::Mutation => 1 + self.choices.below(3),
            // A subscription follows one thing.
            OperationKind::Subscription => 1,
        };
        let known = self.world.schema.fields(kind.root());
        // No mutation runs twice under one name, so that each has its own.
        let fields: Vec<_> = (0..fields)
            .map(|_| {
                let field = &known[self.choices.below(known.len())];
                let directives = if kind == OperationKind::Mutation { self.directives() } else { String::new() };
                self.field(field, 0, &directives)
            })
            .collect();
        format!("{{ {} }}", fields.join(" "))
    }

    /// What is selected of a type, that many levels below the top.
    fn selection(&mut self, of: &str, level: usize) -> String {
        let mut text = "{ ".to_owned();
        for _ in 0..=self.choices.below(if level < 3 { 5 } else { 3 }) {
            let item = match self.choices.below(20) {
                0..15 => self.any_field(of, level),
                // async-graphql does not see that a variable is used by a directive here.
                15 => format!("__typename {}", self.without_variables(Self::directives)),
                16..18 => self.inline(of, level),
                _ => self.spread(of, level),
            };
            text.extend([item.as_str(), " "]);
        }
        text.push('}');
        text
    }

    fn any_field(&mut self, of: &str, level: usize) -> String {
        let schema = &self.world.schema;
        let is_shallow = level < DEPTH && self.room > 0;
        let fits = |field: &&Field| is_shallow || schema.fields(innermost(&field.of)).is_empty();
        let fields: Vec<_> = schema.fields(of).iter().filter(fits).collect();
        if fields.is_empty() {
            return "__typename".to_owned();
        }
        let mut field = fields[self.choices.below(fields.len())];
        if field.name.starts_with("__") {
            // How the schema describes itself is known well enough.
            field = fields[self.choices.below(fields.len())];
        }
        let directives = self.directives();
        self.field(field, level, &directives)
    }

    fn field(&mut self, field: &Field, level: usize, directives: &str) -> String {
        self.room = self.room.saturating_sub(1);
        let mut text = String::new();
        // Two fields under one name must be the same with the same arguments; those without any are.
        if !field.arguments.is_empty() || level == 0 || self.choices.often(10) {
            let _ = write!(text, "{}: ", self.unused("a"));
        }
        text += &if self.errs() { self.wrong_name() } else { field.name.clone() };
        let given = self.given(&field.arguments);
        if !given.is_empty() {
            let given: Vec<_> = given.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            let _ = write!(text, "({})", given.join(", "));
        }
        text.extend([" ", directives]);
        let of = innermost(&field.of);
        // Something is selected in what has fields, and nothing in what has none.
        if self.world.schema.fields(of).is_empty() == self.errs() {
            let of = if self.world.schema.fields(of).is_empty() { "PageInfo" } else { of };
            let _ = write!(text, " {}", self.selection(of, level + 1));
        }
        text
    }

    /// Values for those that need one, and for some others.
    pub(super) fn given(&mut self, arguments: &[Argument]) -> Vec<(String, Literal)> {
        let mut given = Vec::new();
        for argument in arguments {
            let is_required = !argument.of.nullable && !argument.has_default && !self.errs();
            if is_required || self.choices.often(35) {
                given.push((argument.name.clone(), self.value(&argument.of, argument, 0)));
            }
        }
        if self.errs() {
            given.push((self.wrong_name(), self.any_value()));
        }
        given
    }

    fn inline(&mut self, of: &str, level: usize) -> String {
        let on = if self.errs() { self.wrong_name() } else { of.to_owned() };
        let condition = if self.choices.often(50) { format!("on {on} ") } else { String::new() };
        let directives = self.directives();
        format!("... {condition}{directives}{}", self.selection(of, level + 1))
    }

    fn spread(&mut self, of: &str, level: usize) -> String {
        let known: Vec<_> =
            self.fragments.iter().filter(|fragment| fragment.on == of).map(|f| f.name.clone()).collect();
        let name = if !known.is_empty() && self.choices.often(60) {
            known[self.choices.below(known.len())].clone()
        } else {
            // It is known only once it is written, so that none spreads itself.
            let text = self.selection(of, level + 1);
            let name = self.unused("F");
            self.fragments.push(Fragment { name: name.clone(), on: of.to_owned(), text });
            name
        };
        format!("...{name} {}", self.directives())
    }

    fn directives(&mut self) -> String {
        let mut text = String::new();
        for name in ["skip", "include"] {
            if self.choices.often(6) {
                let condition = self.condition();
                let _ = write!(text, "@{name}(if: {condition}) ");
            }
        }
        text
    }
}
