//! What careless people write: names that there are not, and values of another type.

use super::Writer;
use crate::fuzz::{
    literal::{Literal, Quotes},
    texts,
};

/// Names of fields, types and arguments that are none, or those of something else.
const NAMES: [&str; 12] =
    ["nothing", "id", "node", "input", "first", "Ticket", "TicketFilter", "String", "__schema", "__type", "on", "é"];
/// Texts that look like values of a scalar, and are none.
const NEARLY: [&str; 18] = [
    "2026-11-20",
    "2026-02-30",
    "2026-11-20T25:00:00Z",
    "2026-11-20T13:09:53",
    "2026-11-20 13:09:53Z",
    "2026-11-20T13:09:53+25:00",
    "+12026-01-01",
    "-0001-12-31",
    "10000-01-01",
    "99999-01-01T00:00:00Z",
    "0000-01-01",
    "2026-1-1",
    "today",
    "OPEN",
    "open",
    "1",
    "true",
    "null",
];

impl Writer<'_, '_, '_> {
    /// A name that does not belong there.
    pub(super) fn wrong_name(&mut self) -> String {
        self.choices.one(&NAMES).to_owned()
    }

    /// A text or a number that some scalars are not.
    pub(super) fn nearly(&mut self) -> Literal {
        if self.choices.often(50) {
            return Literal::Number(self.choices.one(&texts::NUMBERS).to_owned());
        }
        Literal::Text(self.choices.one(&NEARLY).to_owned(), Quotes::Plain)
    }

    /// A value of any type.
    pub(super) fn any_value(&mut self) -> Literal {
        let choices = &mut *self.choices;
        match choices.below(14) {
            0 => Literal::Null,
            1 => Literal::Flag(true),
            2..9 => self.nearly(),
            9 => Literal::Text(texts::text(choices), Quotes::Plain),
            10 => Literal::Word(choices.one(&["OPEN", "nothing", "LOW", "CREATED_AT"]).to_owned()),
            11 => Literal::List(vec![self.any_value()]),
            12 => Literal::Object(vec![("nothing".to_owned(), self.any_value())]),
            _ => Literal::Object(Vec::new()),
        }
    }
}
