//! Progress of long work, and the wish to stop it.

use crate::codes;
use crate::failure::{Failure, Kind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Hears how far long work is. All methods are called from several threads.
pub trait Watcher: Send + Sync {
    /// So many bytes of so many are done; `file` is being worked on.
    fn progress(&self, file: &str, done: u64, of: u64) {
        let _ = (file, done, of);
    }

    /// Whether to stop. What was begun is then undone.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watcher for Unwatched {}

/// A watcher that is told to stop from another thread.
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

impl Stop {
    /// Asks the work to stop.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Watcher for Stop {
    fn cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// An error as soon as the work is to stop.
pub fn go_on(watcher: &dyn Watcher) -> Result<(), Failure> {
    if watcher.cancelled() {
        return Err(cancelled());
    }
    Ok(())
}

/// What stopped work leaves: nothing, until somebody who knows better says what was kept.
pub(crate) fn cancelled() -> Failure {
    Failure::new(Kind::Refused, codes::CANCELLED).with("kept", "nothing")
}

/// A watcher as crates/bundle reports to it: adds the bytes up.
pub(crate) struct Adding<'a> {
    watcher: &'a dyn Watcher,
    done: AtomicU64,
    of: u64,
}

impl<'a> Adding<'a> {
    pub(crate) const fn new(watcher: &'a dyn Watcher, of: u64) -> Self {
        Self {
            watcher,
            done: AtomicU64::new(0),
            of,
        }
    }
}

impl assay_bundle::Progress for Adding<'_> {
    fn advance(&self, path: &str, bytes: u64) {
        let done = self.done.fetch_add(bytes, Ordering::Relaxed) + bytes;
        self.watcher.progress(path, done.min(self.of), self.of);
    }

    fn cancelled(&self) -> bool {
        self.watcher.cancelled()
    }
}

/// A watcher as crates/evidence asks it.
pub(crate) struct Asking<'a>(pub(crate) &'a dyn Watcher);

impl assay_evidence::Watch for Asking<'_> {
    fn cancelled(&mut self) -> bool {
        self.0.cancelled()
    }
}
