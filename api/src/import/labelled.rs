//! Texts that somebody has judged, read from the same files that tickets are imported from.

use super::{
    columns::{Column, Columns},
    error::Error,
    record::Record,
    request::Request,
    source::Source,
    texts,
    values::ValueMap,
};
use crate::domain::triage::{Evidence, Judged, Label};

/// A text that somebody has judged.
#[derive(Clone)]
pub struct Labelled {
    /// The text and what it was said to be.
    pub label: Label,
    /// What the column says by which figures are to be told apart: the one of the request's key.
    pub group: Option<String>,
}

/// What a file of judged texts holds.
#[derive(Clone, Default)]
pub struct LabelledFile {
    /// The texts, in the order of the file.
    pub texts: Vec<Labelled>,
    /// How many rows have neither a category nor a priority, or cannot be read.
    pub left_out: u64,
    /// Why the first of them was.
    pub first_left_out: Option<String>,
}

/// Reads a whole file. The key's column, where one is named, is what figures are told apart by.
///
/// # Errors
/// When the file or its columns stand in the way. A row that cannot be read is left out.
pub fn read_labelled(request: &Request) -> Result<LabelledFile, Error> {
    let (mut source, _) = Source::open(request)?;
    let columns = Columns::find(&request.columns, source.columns())?;
    let mut file = LabelledFile::default();
    while let Some(record) = source.next()? {
        match text(&record, &columns, request) {
            Ok(text) => file.texts.push(text),
            Err(reason) => {
                file.left_out += 1;
                file.first_left_out.get_or_insert_with(|| format!("line {}: {reason}", record.line));
            }
        }
    }
    Ok(file)
}

fn text(record: &Record, columns: &Columns, request: &Request) -> Result<Labelled, String> {
    if let Some(reason) = &record.broken {
        return Err(reason.clone());
    }
    let category = judged(record, columns.category.as_ref(), &request.categories)?;
    let priority = judged(record, columns.priority.as_ref(), &request.priorities)?;
    if category.is_none() && priority.is_none() {
        return Err("neither a category nor a priority".to_owned());
    }
    let title = texts::title(record.text(&columns.title)?.as_deref().unwrap_or_default());
    let description = texts::description(record.text(&columns.description)?.as_deref().unwrap_or_default());
    let group = columns.key.as_ref().map(|column| record.value(column)).transpose()?.flatten();
    Ok(Labelled { label: Label { title, description, category, priority }, group })
}

fn judged<L: super::values::Label>(
    record: &Record,
    column: Option<&Column>,
    meanings: &ValueMap<L>,
) -> Result<Option<Judged<L>>, String> {
    let value = column.map(|column| record.value(column)).transpose()?.flatten();
    let value = value.map(|value| meanings.meaning(&value)).transpose()?;
    Ok(value.map(|value| Judged { value, evidence: Evidence::Filed }))
}
