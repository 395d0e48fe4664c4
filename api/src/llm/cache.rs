//! Answers that were given, for texts that come again.

use moka::sync::Cache;
use sha2::{Digest, Sha256};

use super::{limits::Limits, prompt};
use crate::domain::triage::Answer;

/// What an answer is an answer to: the text as it was sent, the prompt and the model, as one number. No text of a
/// ticket stays in memory for a cache's sake.
pub(super) type Key = [u8; 32];

/// The answers. Failures are not among them.
pub(super) struct Answers(Cache<Key, Answer>);

impl Answers {
    pub fn new(limits: &Limits) -> Self {
        Self(Cache::builder().max_capacity(limits.answers).time_to_live(limits.keep).build())
    }

    pub fn get(&self, key: &Key) -> Option<Answer> {
        self.0.get(key)
    }

    pub fn put(&self, key: Key, answer: Answer) {
        self.0.insert(key, answer);
    }

    pub fn count(&self) -> u64 {
        self.0.run_pending_tasks();
        self.0.entry_count()
    }
}

/// The key of a normalised text.
pub(super) fn key(normalised: &str, model: &str) -> Key {
    let mut hash = Sha256::new();
    hash.update(prompt::version());
    hash.update((model.len() as u64).to_le_bytes());
    hash.update(model);
    hash.update(normalised);
    hash.finalize().into()
}
