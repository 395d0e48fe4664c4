//! How many connections there is room for, and who gets it.
//!
//! Each connection is a file to the system, which lets a process open so many. When all places are taken, mostly by peers
//! that say nothing, a few spare ones serve whoever comes next: one request each, which has to come at once. So whoever
//! asks whether the server is ready learns that it is.

use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many connections are open at a time, at most.
const MOST: u64 = 10_000;
/// How many of the files that the process may open are kept for other things: the database's, logs, calls to a language
/// model, the spare places.
const RESERVED: u64 = 200;
/// However few files that leaves.
const FEWEST: u64 = 16;
/// How many connections are served beyond those that there is room for.
const SPARE: usize = 50;
/// A trouble that has not come up for so long has passed.
const QUIET: Duration = Duration::from_secs(10);

/// Lets the process open as many files as it may, which is often more than what it begins with, and tells for how many
/// connections that is enough.
///
/// # Errors
/// When the system does not let it.
pub fn make_room() -> io::Result<usize> {
    rlimit::increase_nofile_limit(u64::MAX)?;
    Ok(room())
}

/// For how many connections there is room as things are.
fn room() -> usize {
    let files = rlimit::Resource::NOFILE.get_soft().unwrap_or(u64::MAX);
    let places = files.saturating_sub(RESERVED).clamp(FEWEST, MOST);
    usize::try_from(places).unwrap_or(usize::MAX)
}

/// The places for connections.
#[derive(Debug)]
pub(super) struct Places {
    usual: Arc<Semaphore>,
    spare: Arc<Semaphore>,
    full: Trouble,
}

/// A place, given back when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    _permit: OwnedSemaphorePermit,
    /// Whether it is for one request only.
    pub(super) is_spare: bool,
}

impl Places {
    /// As many as there is room for.
    pub(super) fn new() -> Self {
        Self {
            usual: Arc::new(Semaphore::new(room())),
            spare: Arc::new(Semaphore::new(SPARE)),
            full: Trouble::default(),
        }
    }

    /// A place for a connection, once there is one.
    pub(super) async fn take(&mut self) -> Option<Place> {
        if let Ok(permit) = self.usual.clone().try_acquire_owned() {
            return Some(Place { _permit: permit, is_spare: false });
        }
        if self.full.is_new() {
            tracing::warn!("all places for connections are taken: further ones are served one request each");
        }
        let (usual, spare) = (self.usual.clone().acquire_owned(), self.spare.clone().acquire_owned());
        // Closed by nobody.
        tokio::select! {
            biased;
            permit = usual => permit.ok().map(|permit| Place { _permit: permit, is_spare: false }),
            permit = spare => permit.ok().map(|permit| Place { _permit: permit, is_spare: true }),
        }
    }
}

/// A trouble that comes up again and again, and is told of once.
#[derive(Debug, Default)]
pub(super) struct Trouble {
    last: Option<Instant>,
}

impl Trouble {
    /// It has come up. Whether it had passed before, so that it is to be told.
    pub(super) fn is_new(&mut self) -> bool {
        self.last.replace(Instant::now()).is_none_or(|last| last.elapsed() >= QUIET)
    }
}
