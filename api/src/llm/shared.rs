//! One call for all who ask the same at the same time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared, WeakShared},
};

use super::cache::Key;
use crate::domain::triage::{Answer, Failure};

type Outcome = Result<Answer, Failure>;
type Call = BoxFuture<'static, Outcome>;
type Calls = HashMap<Key, (u64, WeakShared<Call>)>;

/// The calls under way, by what they ask.
///
/// Only those who wait keep a call alive: when the last of them is gone it is dropped, and with it the connection.
/// (moka's `get_with` would begin the call anew when the one who asked first is gone, and others still wait.)
#[derive(Default)]
pub(super) struct UnderWay(Arc<Mutex<(u64, Calls)>>);

/// Takes a call off the list when it ends, one way or another.
struct Entry {
    list: Arc<Mutex<(u64, Calls)>>,
    key: Key,
    number: u64,
}

impl UnderWay {
    /// The call that asks `key`, and whether it had been under way; begun by `begin` when it had not.
    pub fn join(&self, key: Key, begin: impl FnOnce() -> Call) -> (Shared<Call>, bool) {
        let mut list = lock(&self.0);
        if let Some(call) = list.1.get(&key).and_then(|(_, call)| call.upgrade()) {
            return (call, true);
        }
        list.0 += 1;
        let number = list.0;
        let entry = Entry { list: self.0.clone(), key, number };
        let call = begin();
        let call = async move {
            let _entry = entry;
            call.await
        };
        let call = call.boxed().shared();
        if let Some(weak) = call.downgrade() {
            list.1.insert(key, (number, weak));
        }
        (call, false)
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut list = lock(&self.list);
        // Somebody may have begun anew between the end of this call and now.
        if list.1.get(&self.key).is_some_and(|(number, _)| *number == self.number) {
            list.1.remove(&self.key);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
