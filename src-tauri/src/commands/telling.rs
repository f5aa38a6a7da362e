//! Long work, as the window follows it: how far it is, and whether it is to stop.

use crate::desk::Desk;
use assay_app::watching::{Stop, Watcher};
use serde::Serialize;
use specta::Type;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::ipc::Channel;

/// How often the window hears of progress.
const EVERY: Duration = Duration::from_millis(80);

/// How far it is.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Progress {
    file: String,
    /// In words: `1.3 GB`.
    done: String,
    of: String,
    permille: u32,
}

/// Tells the window how far the work is, not oftener than it can draw.
pub(super) struct Telling<'a> {
    desk: &'a Desk,
    stop: Arc<Stop>,
    channel: Channel<Progress>,
    last: Mutex<Option<Instant>>,
}

impl<'a> Telling<'a> {
    /// Tells `channel`, until `stop` is asked for.
    pub(super) fn new(desk: &'a Desk, stop: Arc<Stop>, channel: Channel<Progress>) -> Self {
        Self {
            desk,
            stop,
            channel,
            last: Mutex::new(None),
        }
    }

    fn is_due(&self) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let due = last.is_none_or(|last| last.elapsed() >= EVERY);
        if due {
            *last = Some(Instant::now());
        }
        due
    }
}

impl Watcher for Telling<'_> {
    fn progress(&self, file: &str, done: u64, of: u64) {
        if done < of && !self.is_due() {
            return;
        }
        let size = |bytes| self.desk.messages().size(bytes);
        let permille = u128::from(done) * 1_000 / u128::from(of.max(1));
        // A window that was closed hears no more; the work goes on until it is stopped.
        let _closed = self.channel.send(Progress {
            file: file.to_owned(),
            done: size(done),
            of: size(of),
            permille: u32::try_from(permille).unwrap_or(1_000),
        });
    }

    fn cancelled(&self) -> bool {
        self.stop.cancelled()
    }
}
