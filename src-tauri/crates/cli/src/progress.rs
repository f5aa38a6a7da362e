//! Progress on the terminal: one line, by bytes and file name, where somebody watches; and the wish to stop.

use crate::interrupt::Interrupt;
use assay_app::watching::Watcher;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};

/// How many bytes go by between two looks at the line.
const STEP: u64 = 8 << 20;

/// Says how far long work is on stderr, when that is a terminal, and stops it at Ctrl-C.
#[derive(Debug)]
pub(crate) struct OnTerminal {
    pub(crate) interrupt: Interrupt,
    watched: bool,
    said: AtomicU64,
}

impl OnTerminal {
    pub(crate) fn new(as_json: bool) -> Self {
        Self {
            interrupt: Interrupt::new(),
            watched: !as_json && io::stderr().is_terminal(),
            said: AtomicU64::new(0),
        }
    }
}

impl Watcher for OnTerminal {
    fn cancelled(&self) -> bool {
        self.interrupt.asked()
    }

    fn progress(&self, file: &str, done: u64, of: u64) {
        if !self.watched || of < STEP {
            return;
        }
        let before = self.said.load(Ordering::Relaxed);
        if done >= of || done >= before + STEP {
            self.said.store(done, Ordering::Relaxed);
            let name = crate::answer::plain(file);
            let line = format!("\r\x1b[K{} of {} MiB  {name}", done >> 20, of >> 20);
            let end = if done >= of { "\r\x1b[K" } else { "" };
            let _ = write!(io::stderr().lock(), "{line}{end}");
        }
    }
}
