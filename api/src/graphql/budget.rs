//! How much text an answer may hold, and how much all answers hold together that are still on their way.
//!
//! A document of some hundred bytes can ask for the same long texts many times over, and a caller need not read what it
//! asked for. So texts are counted while an answer is made, and what is counted stays taken until it is sent.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::error::ApiError;

/// The most text in an answer, in bytes. A hundred tickets of the greatest length in letters of four bytes just fit in.
pub const MAX_ANSWER: usize = 8 * 1_024 * 1_024;
/// The most text in all answers of the process that are being made or sent, in bytes.
const ALL: usize = 256 * 1_024 * 1_024;
/// What is taken of that at a time. Answers with less are not counted: most are far smaller.
const SHARE: usize = 64 * 1_024;

/// What all answers share.
#[derive(Clone)]
pub(super) struct Shared(Arc<Semaphore>);

impl Shared {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(ALL / SHARE)))
    }
}

/// What one answer takes up.
pub(super) struct Budget {
    spent: AtomicUsize,
    taken: Mutex<Option<OwnedSemaphorePermit>>,
    shared: Shared,
}

/// Keeps what an answer takes up until it is dropped: by whoever has sent the answer.
#[derive(Clone)]
pub struct Held {
    _budget: Arc<Budget>,
}

impl Budget {
    /// A budget of which nothing is spent.
    pub(super) fn new(shared: &Shared) -> Arc<Self> {
        Arc::new(Self { spent: AtomicUsize::new(0), taken: Mutex::default(), shared: shared.clone() })
    }

    /// Keeps what is taken for as long as it is held.
    pub(super) fn held(self: &Arc<Self>) -> Held {
        Held { _budget: self.clone() }
    }

    /// Takes so many bytes more of text into the answer, or refuses them.
    pub(super) fn spend(&self, bytes: usize) -> Result<(), ApiError> {
        let before = self.spent.fetch_add(bytes, Ordering::Relaxed);
        let after = before.saturating_add(bytes);
        if after > MAX_ANSWER {
            return Err(ApiError::TooLarge(after));
        }
        let Ok(shares @ 1..) = u32::try_from(after / SHARE - before / SHARE) else { return Ok(()) };
        let permit = self.shared.0.clone().try_acquire_many_owned(shares).map_err(|_| ApiError::Busy)?;
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *taken {
            Some(taken) => taken.merge(permit),
            none => *none = Some(permit),
        }
        Ok(())
    }

    /// Begins anew, for the next answer of a subscription: the one before has been sent.
    pub(super) fn renew(&self) {
        self.spent.store(0, Ordering::Relaxed);
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
