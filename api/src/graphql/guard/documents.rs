//! Documents that were valid before, so that one that comes again is neither parsed nor validated.

use std::sync::Arc;

use quick_cache::{Weighter, sync::Cache};

use super::document::Document;

/// The memory that they may take, in bytes, as far as it can be told.
const MEMORY: u64 = 16 * 1_024 * 1_024;
/// How many there may be of the usual size.
const USUAL: usize = 2_000;
/// The longest document that is kept, in bytes: what is longer has the values in it, and does not come again.
const LONGEST: usize = 16 * 1_024;
/// What a parsed document takes for each byte of its text: some 100 bytes for each field.
const GROWTH: u64 = 16;
/// What it takes however short it is.
const LEAST: u64 = 1_024;

/// The documents by their texts. Those that are asked for again and again stay, however many others pass by.
pub(super) struct Documents(Cache<Box<str>, Arc<Document>, Weight>);

#[derive(Clone)]
struct Weight;

impl Weighter<Box<str>, Arc<Document>> for Weight {
    fn weight(&self, text: &Box<str>, _: &Arc<Document>) -> u64 {
        LEAST + GROWTH * text.len() as u64
    }
}

impl Documents {
    pub(super) fn new() -> Self {
        Self(Cache::with_weighter(USUAL, MEMORY, Weight))
    }

    /// The document of that text, if it was kept.
    pub(super) fn find(&self, text: &str) -> Option<Arc<Document>> {
        self.0.get(text)
    }

    /// Keeps a document.
    pub(super) fn keep(&self, document: &Arc<Document>) {
        if document.text.len() <= LONGEST {
            self.0.insert(document.text.clone(), document.clone());
        }
    }
}
