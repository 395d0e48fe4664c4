//! Statistics that follow what happens. Who follows the same is served by one computation.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use futures_util::{Stream, stream};
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

use super::{Parts, Stats};
use crate::domain::{
    error::Error,
    tickets::{Filter, Predicate, Tickets},
};

/// The least time between two answers: a burst of changes is answered once.
const PAUSE: Duration = Duration::from_millis(500);

/// The last answer; `None` until there is one.
type Answer = Option<Result<Arc<Stats>, Arc<Error>>>;

/// What is followed now.
#[derive(Clone, Default)]
pub(in crate::domain::tickets) struct Followed(Arc<Mutex<Vec<Entry>>>);

/// A computation under way: what it computes, and where its answers go.
struct Entry {
    predicate: Predicate,
    parts: Parts,
    answers: Weak<watch::Sender<Answer>>,
}

impl Tickets {
    /// Statistics of the tickets that the filter matches: now, and again after they came to something else, at most
    /// twice a second. After a failure it ends.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter or the days of a series are not allowed.
    pub fn follow_stats(
        &self,
        filter: Filter,
        parts: Parts,
    ) -> Result<impl Stream<Item = Result<Arc<Stats>, Arc<Error>>> + Send + use<>, Error> {
        let predicate = filter.clone().compile()?;
        let answers = self.followed.join(&predicate, &parts, |answers| {
            tokio::spawn(compute(self.clone(), filter, parts.clone(), answers));
        });
        Ok(stream::unfold(Some(answers), next))
    }
}

/// The next answer; the first is there already when others follow the same.
async fn next(
    answers: Option<watch::Receiver<Answer>>,
) -> Option<(Result<Arc<Stats>, Arc<Error>>, Option<watch::Receiver<Answer>>)> {
    let mut answers = answers?;
    loop {
        answers.changed().await.ok()?;
        let answer = answers.borrow_and_update().clone();
        match answer {
            Some(Ok(stats)) => return Some((Ok(stats), Some(answers))),
            Some(Err(error)) => return Some((Err(error), None)),
            None => {}
        }
    }
}

/// Computes answers for as long as anyone wants them.
async fn compute(tickets: Tickets, filter: Filter, parts: Parts, answers: Arc<watch::Sender<Answer>>) {
    // Listening begins before the first answer is computed: a change in between is answered again, not missed.
    let mut changes = tickets.signal.changes();
    loop {
        changes.borrow_and_update();
        let computed = Instant::now();
        match tickets.stats(filter.clone(), parts.clone()).await {
            Ok(stats) => drop(answers.send_if_modified(|answer| replace(answer, stats))),
            // Whoever has an answer waits for the database without a word.
            Err(error) if error.is_unavailable() && answers.borrow().is_some() => changes.mark_changed(),
            Err(error) => {
                tickets.followed.leave(&answers);
                answers.send_replace(Some(Err(Arc::new(error))));
                return;
            }
        }
        let next = async {
            // The sender lives as long as `tickets`.
            let _ = changes.changed().await;
            sleep_until(computed + PAUSE).await;
        };
        let alone = tokio::select! {
            () = next => false,
            () = answers.closed() => true,
        };
        if alone && tickets.followed.leave_if_alone(&answers) {
            return;
        }
    }
}

/// Takes the new answer, unless it says the same.
fn replace(answer: &mut Answer, stats: Stats) -> bool {
    let differs = !matches!(answer, Some(Ok(known)) if **known == stats);
    if differs {
        *answer = Some(Ok(Arc::new(stats)));
    }
    differs
}

impl Followed {
    /// Joins the computation of these parts for this predicate, or begins one.
    fn join(
        &self,
        predicate: &Predicate,
        parts: &Parts,
        begin: impl FnOnce(Arc<watch::Sender<Answer>>),
    ) -> watch::Receiver<Answer> {
        let mut entries = self.entries();
        let known = entries.iter().find(|entry| entry.predicate == *predicate && entry.parts == *parts);
        let answers = known.and_then(|entry| entry.answers.upgrade()).unwrap_or_else(|| {
            let answers = Arc::new(watch::Sender::new(None));
            let entry = Entry { predicate: predicate.clone(), parts: parts.clone(), answers: Arc::downgrade(&answers) };
            entries.push(entry);
            begin(answers.clone());
            answers
        });
        let mut receiver = answers.subscribe();
        // What is known already is the first answer.
        if receiver.borrow().is_some() {
            receiver.mark_changed();
        }
        receiver
    }

    fn leave(&self, answers: &Arc<watch::Sender<Answer>>) {
        self.entries().retain(|entry| !std::ptr::eq(entry.answers.as_ptr(), Arc::as_ptr(answers)));
    }

    /// Joining and leaving hold the same lock, so that nobody joins what has just ended.
    fn leave_if_alone(&self, answers: &Arc<watch::Sender<Answer>>) -> bool {
        let mut entries = self.entries();
        let alone = answers.receiver_count() == 0;
        if alone {
            entries.retain(|entry| !std::ptr::eq(entry.answers.as_ptr(), Arc::as_ptr(answers)));
        }
        alone
    }

    // Nothing here panics while it holds the lock, and a list of entries is whole at any moment.
    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
