//! Which column of the file is what.

use super::{error::Error, request::ColumnNames};

/// A column of the file.
#[derive(Clone, Debug)]
pub(super) struct Column {
    names: Vec<String>,
    index: Option<usize>,
}

impl Column {
    /// Its name.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// The names it may have; in JSON lines each object may use another.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Its place in a row.
    pub const fn index(&self) -> Option<usize> {
        self.index
    }
}

/// Which column of the file is what.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub title: Column,
    pub description: Column,
    pub category: Option<Column>,
    pub priority: Option<Column>,
    pub status: Option<Column>,
    pub created_at: Option<Column>,
    pub updated_at: Option<Column>,
    pub resolved_at: Option<Column>,
    pub key: Option<Column>,
}

impl Columns {
    /// Finds the columns among those that the file has.
    pub fn find(names: &ColumnNames, there: &[String]) -> Result<Self, Error> {
        let header = Header(there);
        Ok(Self {
            title: header.required("title", names.title.as_deref())?,
            description: header.required("description", names.description.as_deref())?,
            category: header.optional(&["category"], names.category.as_deref())?,
            priority: header.optional(&["priority"], names.priority.as_deref())?,
            status: header.optional(&["status"], names.status.as_deref())?,
            created_at: header.optional(&["createdAt", "created_at"], names.created_at.as_deref())?,
            updated_at: header.optional(&["updatedAt", "updated_at"], names.updated_at.as_deref())?,
            resolved_at: header.optional(&["resolvedAt", "resolved_at"], names.resolved_at.as_deref())?,
            key: header.optional(&[], names.key.as_deref())?,
        })
    }
}

struct Header<'a>(&'a [String]);

impl Header<'_> {
    fn required(&self, usual: &'static str, named: Option<&str>) -> Result<Column, Error> {
        self.optional(&[usual], named)?
            .ok_or_else(|| Error::Misfit(format!("no column is the {usual}: name one with --{usual}. {}", self.list())))
    }

    fn optional(&self, usual: &[&str], named: Option<&str>) -> Result<Option<Column>, Error> {
        let Some(name) = named else {
            let there: Vec<_> = usual.iter().filter(|name| self.0.iter().any(|there| there == *name)).collect();
            let names: Vec<_> = there.into_iter().map(|name| (*name).to_owned()).collect();
            let index = names.first().and_then(|name| self.place(name));
            return Ok((!names.is_empty()).then_some(Column { names, index }));
        };
        let name = name.trim();
        match self.0.iter().filter(|there| *there == name).count() {
            0 => Err(Error::Misfit(format!("there is no column {name:?}. {}", self.list()))),
            1 => Ok(Some(Column { names: vec![name.to_owned()], index: self.place(name) })),
            count => {
                Err(Error::Misfit(format!("{count} columns are called {name:?}, so which is meant cannot be told.")))
            }
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|there| there == name)
    }

    fn list(&self) -> String {
        let names: Vec<_> = self.0.iter().map(|name| format!("{name:?}")).collect();
        if names.is_empty() {
            "The file has no columns.".to_owned()
        } else {
            format!("The columns are {}.", names.join(", "))
        }
    }
}
