//! From a record to a ticket.

use entity::{Category, Priority, Status, Timestamp};

use super::{
    columns::{Column, Columns},
    error::Error,
    moment,
    record::Record,
    request::Request,
    texts,
    values::{Label, ValueMap},
};
use crate::domain::tickets::ImportedTicket;

mod times;

use times::Times;

/// What the columns of a file are and what their values mean.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    columns: Columns,
    categories: ValueMap<Category>,
    priorities: ValueMap<Priority>,
    statuses: ValueMap<Status>,
    key_prefix: String,
    /// The moment of the import: the same for all rows that name none.
    now: Timestamp,
}

/// A record that is a ticket.
#[derive(Debug)]
pub(super) struct Row {
    pub ticket: ImportedTicket,
    /// It is resolved or closed, but nothing says when that was.
    pub undated: bool,
}

impl Plan {
    /// Lays the request against the columns that the file has.
    pub fn new(request: &Request, there: &[String]) -> Result<Self, Error> {
        let columns = Columns::find(&request.columns, there)?;
        used(&columns.category, &request.categories)?;
        used(&columns.priority, &request.priorities)?;
        used(&columns.status, &request.statuses)?;
        let key_name = columns.key.as_ref().map(Column::name).unwrap_or_default();
        Ok(Self {
            key_prefix: request.key_prefix.clone().unwrap_or_else(|| key_name.to_owned()),
            categories: request.categories.clone(),
            priorities: request.priorities.clone(),
            statuses: request.statuses.clone(),
            now: Timestamp::now(),
            columns,
        })
    }

    /// The ticket of a record, or everything that is wrong with it.
    pub fn row(&self, record: &Record) -> Result<Row, String> {
        if let Some(reason) = &record.broken {
            return Err(reason.clone());
        }
        let mut wrong = Vec::new();
        let columns = &self.columns;
        let title = self.text(record, &columns.title, &mut wrong);
        let description = self.text(record, &columns.description, &mut wrong);
        let category = read(record, columns.category.as_ref(), &mut wrong, |text| self.categories.meaning(text));
        let priority = read(record, columns.priority.as_ref(), &mut wrong, |text| self.priorities.meaning(text));
        let status = read(record, columns.status.as_ref(), &mut wrong, |text| self.statuses.meaning(text));
        let [created, updated, resolved] = [&columns.created_at, &columns.updated_at, &columns.resolved_at]
            .map(|column| read(record, column.as_ref(), &mut wrong, moment::parse));
        let key = self.key(record, &mut wrong);
        if !wrong.is_empty() {
            return Err(wrong.join(" "));
        }
        let status = status.unwrap_or(Status::Open);
        let times = Times::settle(status, created, updated, resolved, self.now);
        let ticket = ImportedTicket {
            title: texts::title(&title),
            description: texts::description(&description),
            category,
            priority,
            status,
            created_at: times.created,
            updated_at: times.updated,
            resolved_at: times.resolved,
            key,
        };
        let wrong: Vec<_> = ticket.check().into_iter().map(|violation| violation.message).collect();
        if wrong.is_empty() { Ok(Row { ticket, undated: times.undated }) } else { Err(wrong.join(" ")) }
    }

    fn text(&self, record: &Record, column: &Column, wrong: &mut Vec<String>) -> String {
        match record.text(column) {
            Ok(text) => text.unwrap_or_default().into_owned(),
            Err(reason) => {
                wrong.push(reason);
                String::new()
            }
        }
    }

    fn key(&self, record: &Record, wrong: &mut Vec<String>) -> Option<String> {
        let column = self.columns.key.as_ref()?;
        match record.value(column) {
            Ok(Some(key)) => return Some(format!("import:{}:{key}", self.key_prefix)),
            Ok(None) => wrong.push(format!("{}: the key is missing.", column.name())),
            Err(reason) => wrong.push(reason),
        }
        None
    }
}

/// Meanings of values that no column has are a slip of whoever wrote the command.
fn used<L: Label>(column: &Option<Column>, values: &ValueMap<L>) -> Result<(), Error> {
    let word = L::WORD;
    if column.is_none() && !values.is_empty() {
        return Err(Error::Misfit(format!(
            "--{word}-value is given, but no column is the {word}: name one with --{word}."
        )));
    }
    Ok(())
}

/// Reads the value of a column, where there is one.
fn read<T>(
    record: &Record,
    column: Option<&Column>,
    wrong: &mut Vec<String>,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let column = column?;
    let value = record.value(column).map_err(|reason| wrong.push(reason)).ok()??;
    parse(&value).map_err(|reason| wrong.push(format!("{}: {reason}.", column.name()))).ok()
}
