//! What carries a document: the JSON of a request, part by part, each part written as JSON already.

use super::{
    literal::{object, quoted},
    writer::Document,
};

/// See the [module](self).
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The document; not there at all where this is none.
    pub query: Option<String>,
    /// The JSON of its place, where the document does not stand there.
    pub instead: Option<String>,
    /// The JSON of `operationName`.
    pub name: Option<String>,
    /// The variables, each with its JSON.
    pub variables: Vec<(String, String)>,
    /// The JSON of `variables` as a whole, where it is not made of these.
    pub all_variables: Option<String>,
    /// The JSON of `extensions`.
    pub extensions: Option<String>,
}

impl From<Document> for Envelope {
    fn from(Document { text, name, variables, .. }: Document) -> Self {
        let name = name.map(|name| quoted(&name));
        Self { query: Some(text), instead: None, name, variables, all_variables: None, extensions: None }
    }
}

impl Envelope {
    /// The parts as JSON, each with its name.
    fn parts(&self) -> Vec<(&'static str, String)> {
        let query = self.instead.clone().or_else(|| self.query.as_deref().map(quoted));
        [
            ("query", query),
            ("operationName", self.name.clone()),
            ("variables", self.variables()),
            ("extensions", self.extensions.clone()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    fn variables(&self) -> Option<String> {
        let fields = self.variables.iter().map(|(name, value)| (name.as_str(), value.clone()));
        self.all_variables.clone().or_else(|| (!self.variables.is_empty()).then(|| object(fields)))
    }

    /// The body of a request, or the payload of a message.
    pub fn body(&self) -> String {
        object(self.parts().into_iter())
    }

    /// The parameters of an address: texts as they are, the rest as JSON.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let plain = |text: String| serde_json::from_str::<String>(&text).unwrap_or(text);
        let parts = self.parts().into_iter();
        parts
            .map(|(name, value)| (name, if matches!(name, "query" | "operationName") { plain(value) } else { value }))
            .collect()
    }
}
