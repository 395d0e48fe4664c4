//! The words of a message: for people who know GraphQL, not Rust or SQL.

/// Words that only a program or its author says.
const SIGNS: [&str; 36] = [
    "Some(",
    "None",
    "Ok(",
    "Err(",
    "::",
    "panicked",
    "unwrap",
    "Failed to parse",
    "invalid digit",
    "too large to fit",
    "cannot parse",
    "invalid type",
    "invalid value",
    "unknown variant",
    "missing field",
    "duplicate field",
    "did not match any variant",
    "while parsing",
    "column ",
    "recursion limit",
    "surrogate",
    "EOI",
    "SELECT ",
    "INSERT ",
    "UPDATE ",
    "DELETE ",
    "FROM ",
    "WHERE ",
    "sqlx",
    "qlite",
    "ostgres",
    "relation ",
    "constraint",
    "bigint",
    "0x00",
    "deserialize",
];
/// The types of numbers and texts that Rust has.
const TYPES: [&str; 18] = [
    "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64", "usize", "isize", "str",
    "bool", "char", "Vec",
];

/// Fails when a message says something that the caller has not said before and that only a program says.
pub fn check(message: &str, said: &str) -> Result<(), String> {
    // Where something stands in the document, in our words.
    let message = message.replace(", column ", ", ");
    let words = message.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let found = SIGNS
        .into_iter()
        .filter(|sign| message.contains(sign))
        .chain(words.filter(|word| TYPES.contains(word) || is_of_a_grammar(word)))
        .find(|sign| !said.contains(sign));
    found.map_or(Ok(()), |sign| Err(format!("a message says {sign:?}")))
}

/// Whether the word names a rule of the parser's, such as `selection_set` or `type_`.
fn is_of_a_grammar(word: &str) -> bool {
    let letters = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    letters && word.contains('_') && !word.starts_with('_') && !word.starts_with("connection_")
}
