//! Automatic persisted queries, by Apollo's protocol: a client sends the hash of a document in its place, and the document
//! itself only when the server does not know it.
//!
//! A document is remembered once it has been found valid, and it passes the guard each time: what is persisted is its
//! text and no permission.

use std::sync::Arc;

use async_graphql::{Request, ServerError, Value};
use quick_cache::{Weighter, sync::Cache};
use sha2::{Digest, Sha256};

use super::{document::Document, refusal::refused};
use crate::graphql::ErrorCode;

/// The memory that texts may take, in bytes.
const MEMORY: u64 = 8 * 1_024 * 1_024;
/// How many there may be of the usual size.
const USUAL: usize = 4_000;
/// What an entry takes beside its text.
const LEAST: u64 = 128;

/// The SHA-256 of a document.
pub(super) type Hash = [u8; 32];

/// Texts by their hashes.
pub(super) struct Persisted(Cache<Hash, Arc<str>, Weight>);

#[derive(Clone)]
struct Weight;

impl Weighter<Hash, Arc<str>> for Weight {
    fn weight(&self, _: &Hash, text: &Arc<str>) -> u64 {
        LEAST + text.len() as u64
    }
}

impl Persisted {
    pub(super) fn new() -> Self {
        Self(Cache::with_weighter(USUAL, MEMORY, Weight))
    }

    /// Puts the document into a request that has only its hash. The hash comes back if the request has one: the document
    /// belongs to it.
    pub(super) fn resolve(&self, request: &mut Request) -> Result<Option<Hash>, ServerError> {
        let wanted = request.extensions.get("persistedQuery").filter(|wanted| **wanted != Value::Null);
        let Some(wanted) = wanted else { return Ok(None) };
        let hash = hash(wanted)?;
        if !request.query.is_empty() {
            let right = <Hash>::from(Sha256::digest(request.query.as_bytes())) == hash;
            return if right { Ok(Some(hash)) } else { Err(bad("`sha256Hash` is not the SHA-256 of the query.")) };
        }
        // The message is part of the protocol: older clients look at nothing else.
        let text = self
            .0
            .get(&hash)
            .ok_or_else(|| refused("PersistedQueryNotFound".to_owned(), ErrorCode::PersistedQueryNotFound, None))?;
        text.as_ref().clone_into(&mut request.query);
        Ok(Some(hash))
    }

    /// Remembers a document.
    pub(super) fn keep(&self, hash: Hash, document: &Document) {
        if self.0.peek(&hash).is_none() {
            self.0.insert(hash, document.text.as_ref().into());
        }
    }
}

fn hash(wanted: &Value) -> Result<Hash, ServerError> {
    let Value::Object(wanted) = wanted else { return Err(bad("`extensions.persistedQuery` must be an object.")) };
    if wanted.get("version") != Some(&Value::from(1)) {
        return Err(bad("`extensions.persistedQuery.version` must be 1."));
    }
    match wanted.get("sha256Hash") {
        Some(Value::String(digits)) => decoded(digits),
        _ => None,
    }
    .ok_or_else(|| bad("`extensions.persistedQuery.sha256Hash` must be 64 hexadecimal digits."))
}

fn decoded(digits: &str) -> Option<Hash> {
    let (mut hash, mut pairs) = (Hash::default(), digits.as_bytes().chunks_exact(2));
    for byte in &mut hash {
        let pair = pairs.next().filter(|pair| pair.iter().all(u8::is_ascii_hexdigit))?;
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    (pairs.next().is_none() && pairs.remainder().is_empty()).then_some(hash)
}

fn bad(message: &str) -> ServerError {
    refused(message.to_owned(), ErrorCode::BadUserInput, None)
}
