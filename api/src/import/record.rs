//! One record of a file, as it was read.

use std::borrow::Cow;

use csv::ByteRecord;
use serde_json::{Map, Value};

use super::columns::Column;

/// One record of a file.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What it holds.
    pub content: Content,
    /// Why it cannot be read as what it should be.
    pub broken: Option<String>,
}

/// What a record holds.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// The fields of a row.
    Fields(ByteRecord),
    /// The object of a line.
    Object(Map<String, Value>),
    /// A line that is no object.
    Raw(Vec<u8>),
}

impl Record {
    /// The text of a column, `None` where the record has none.
    pub fn text(&self, column: &Column) -> Result<Option<Cow<'_, str>>, String> {
        let name = column.name();
        match &self.content {
            Content::Fields(fields) => match column.index().and_then(|index| fields.get(index)).map(str::from_utf8) {
                Some(Ok(text)) => Ok(Some(text.into())),
                Some(Err(error)) => Err(format!("{name}: byte {} is not UTF-8.", error.valid_up_to() + 1)),
                None => Ok(None),
            },
            Content::Object(object) => match column.names().find_map(|name| object.get(name)) {
                None | Some(Value::Null) => Ok(None),
                Some(Value::String(text)) => Ok(Some(text.into())),
                Some(Value::Number(number)) => Ok(Some(number.to_string().into())),
                Some(Value::Bool(_)) => Err(format!("{name}: a text is wanted, not true or false.")),
                Some(Value::Array(_) | Value::Object(_)) => {
                    Err(format!("{name}: a text is wanted, not a list or an object."))
                }
            },
            Content::Raw(_) => Ok(None),
        }
    }

    /// The value of a column without the blanks around it, `None` where nothing is left.
    pub fn value(&self, column: &Column) -> Result<Option<String>, String> {
        let text = self.text(column)?;
        Ok(text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned))
    }
}
