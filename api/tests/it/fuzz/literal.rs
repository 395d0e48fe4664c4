//! Values, as they are written in a document and in JSON.

use std::fmt::{self, Display, Formatter, Write};

/// A value.
#[derive(Clone, Debug)]
pub enum Literal {
    /// Nothing.
    Null,
    /// True or false.
    Flag(bool),
    /// A number as it is spelt, which may be larger than any type of number holds.
    Number(String),
    /// A text, and how it is written in a document.
    Text(String, Quotes),
    /// A value of an enumeration.
    Word(String),
    /// Several values.
    List(Vec<Literal>),
    /// Values with names.
    Object(Vec<(String, Literal)>),
    /// The value of a variable.
    Variable(String),
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub enum Quotes {
    /// With escapes where they must be.
    Plain,
    /// With nothing but escapes.
    Escaped,
    /// As a block string, where the text allows it.
    Block,
}

impl Literal {
    /// As JSON writes it.
    pub fn json(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.clone(),
            Self::Text(text, Quotes::Escaped) => format!("\"{}\"", escaped(text)),
            Self::Text(text, _) | Self::Word(text) => quoted(text),
            Self::List(values) => format!("[{}]", values.iter().map(Self::json).collect::<Vec<_>>().join(",")),
            Self::Object(fields) => object(fields.iter().map(|(name, value)| (name.as_str(), value.json()))),
            Self::Variable(name) => panic!("${name} is no value of its own"),
        }
    }
}

/// A text in JSON.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An object in JSON whose values are JSON already.
pub fn object<'a>(fields: impl Iterator<Item = (&'a str, String)>) -> String {
    format!("{{{}}}", fields.map(|(name, value)| format!("{}:{value}", quoted(name))).collect::<Vec<_>>().join(","))
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Number(number) => f.write_str(number),
            // async-graphql takes no escapes of two halves for a character beyond U+FFFF.
            Self::Text(text, Quotes::Escaped) if text.chars().all(|c| c.len_utf16() == 1) => {
                write!(f, "\"{}\"", escaped(text))
            }
            Self::Text(text, Quotes::Block) if fits_block(text) => write!(f, "\"\"\"{text}\"\"\""),
            Self::Text(text, _) => write!(f, "\"{}\"", plain(text)),
            Self::Word(word) => f.write_str(word),
            Self::List(values) => {
                f.write_char('[')?;
                values.iter().try_for_each(|value| write!(f, "{value} "))?;
                f.write_char(']')
            }
            Self::Object(fields) => {
                f.write_char('{')?;
                fields.iter().try_for_each(|(name, value)| write!(f, "{name}: {value} "))?;
                f.write_char('}')
            }
            Self::Variable(name) => write!(f, "${name}"),
        }
    }
}

/// Each character by its number in UTF-16.
fn escaped(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => plain.extend(['\\', c]),
            '\n' => plain.push_str("\\n"),
            c if c.is_control() => plain.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => plain.push(c),
        }
    }
    plain
}

/// Whether a block string says it: nothing in it may be taken for its end.
fn fits_block(text: &str) -> bool {
    !text.contains(['"', '\\']) && !text.chars().any(|c| c.is_control() && c != '\n')
}
