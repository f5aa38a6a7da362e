//! Brings the write-ahead log into the database beside the commits, never inside one: a checkpoint in a commit is felt
//! as a pause in typing. It waits for a quiet moment, or until the log has grown enough.

use rusqlite::Connection;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Nothing was committed for so long: a quiet moment.
const QUIET: Duration = Duration::from_secs(2);

/// So many commits are brought in even while more are coming: some 20 MB of log.
const MANY: u32 = 2_000;

/// The thread that does it, for as long as this lives.
#[derive(Debug)]
pub(crate) struct Checkpoints {
    commits: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    pub(crate) fn start(connection: Connection) -> Self {
        let (commits, seen) = channel();
        let thread = thread::spawn(move || follow(&connection, &seen));
        Self {
            commits: Some(commits),
            thread: Some(thread),
        }
    }

    /// Something was committed.
    pub(crate) fn committed(&self) {
        if let Some(commits) = &self.commits {
            // It fails only when the thread has died; then the log grows until the next start.
            commits.send(()).unwrap_or(());
        }
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.commits = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn follow(connection: &Connection, commits: &Receiver<()>) {
    let mut pending = 0;
    loop {
        match commits.recv_timeout(QUIET) {
            Ok(()) => pending += 1,
            Err(RecvTimeoutError::Timeout) if pending == 0 => {
                // Nothing to do until somebody commits.
                match commits.recv() {
                    Ok(()) => pending = 1,
                    Err(_) => return,
                }
                continue;
            }
            Err(RecvTimeoutError::Timeout) => pending = MANY,
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if pending >= MANY {
            // A checkpoint that fails is tried again with the next; the log keeps everything meanwhile.
            drop(connection.query_one("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())));
            pending = 0;
        }
    }
}
