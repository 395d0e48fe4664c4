//! What can be wrong in the parts of a request beside the document.

use crate::fuzz::{
    choices::Choices,
    envelope::Envelope,
    literal::{object, quoted},
    texts,
};

/// JSON of every shape.
const SHAPES: [&str; 22] = [
    "null",
    "[]",
    "{}",
    "true",
    "0",
    "-1",
    "1.5",
    "1e308",
    "9223372036854775808",
    "99999999999999999999",
    "\"\"",
    "\"text\"",
    "\"\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "[null]",
    "[[]]",
    "[{}]",
    "{\"\":{}}",
    "{\"a\":[{\"b\":null}]}",
    "[1,\"a\",null]",
    "\"OPEN\"",
    "\"2026-11-20T13:09:53Z\"",
];
/// JSON that is said to persist a document.
const PERSISTED: [&str; 12] = [
    "null",
    "1",
    "[]",
    "{}",
    "{\"version\":1}",
    "{\"version\":2,\"sha256Hash\":\"\"}",
    "{\"version\":\"1\",\"sha256Hash\":\"ab\"}",
    "{\"version\":1,\"sha256Hash\":null}",
    "{\"version\":1,\"sha256Hash\":\"é0000000000000000000000000000000000000000000000000000000000000\"}",
    "{\"version\":1,\"sha256Hash\":\"0000000000000000000000000000000000000000000000000000000000000000\"}",
    "{\"version\":1.0,\"sha256Hash\":\"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38\"}",
    "{\"version\":1,\"sha256Hash\":\"ECF4EDB46DB40B5132295C0291D62FB65D6759A9EEDFA4D5D612DD5EC54A6B38\",\"more\":[1]}",
];

/// Spoils one part.
pub(super) fn spoil(envelope: &mut Envelope, choices: &mut Choices<'_>) {
    match choices.below(12) {
        0..5 => a_variable(envelope, choices),
        5 => envelope.all_variables = Some(shape(choices)),
        6 => envelope.name = Some(if choices.often(50) { shape(choices) } else { quoted(&texts::text(choices)) }),
        7 => envelope.name = Some(quoted("O0")),
        8 => envelope.extensions = Some(shape(choices)),
        9 => {
            envelope.extensions = Some(format!("{{\"persistedQuery\":{}}}", choices.one(&PERSISTED)));
            if choices.often(50) {
                envelope.query = None;
            }
        }
        10 => envelope.query = None,
        _ => envelope.instead = Some(shape(choices)),
    }
}

fn a_variable(envelope: &mut Envelope, choices: &mut Choices<'_>) {
    if envelope.variables.is_empty() || choices.often(10) {
        let value = shape(choices);
        return envelope.variables.push((texts::text(choices), value));
    }
    let at = choices.below(envelope.variables.len());
    let (name, value) = &mut envelope.variables[at];
    match choices.below(6) {
        0 => *value = "null".to_owned(),
        1 => *value = shape(choices),
        2 => *value = format!("[{value}]"),
        3 => *value = object([("nothing", value.clone())].into_iter()),
        4 => *name = "nothing".to_owned(),
        _ => drop(envelope.variables.remove(at)),
    }
}

/// JSON of any shape, some of it deep or long.
fn shape(choices: &mut Choices<'_>) -> String {
    match choices.below(12) {
        0 => {
            let times = [10, 23, 24, 30, 100, 140][choices.below(6)];
            format!("{}1{}", "[".repeat(times), "]".repeat(times))
        }
        1 => {
            let times = [10, 23, 24, 30, 100, 140][choices.below(6)];
            format!("{}1{}", "{\"and\":".repeat(times), "}".repeat(times))
        }
        2 => format!("[{}0]", "0,".repeat([10, 9_999, 12_000][choices.below(3)])),
        3 => quoted(&texts::text(choices)),
        _ => choices.one(&SHAPES).to_owned(),
    }
}
