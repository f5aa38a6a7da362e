//! Ctrl-C, and a polite kill. The first asks the work to stop, which then leaves everything whole; a second ends the
//! process at once, whatever it is doing.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};

/// The signals that ask to stop.
const ASKING: [i32; 2] = [SIGINT, SIGTERM];
/// What the process ends with at the second one: it was not done (FORMATS 7).
const NOT_DONE: i32 = 1;

/// Whether somebody has asked to stop.
#[derive(Debug)]
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
    listening: Once,
}

impl Interrupt {
    /// Nobody has. Until somebody listens, a signal ends the process, as it should while it waits for a passphrase.
    pub(crate) fn new() -> Self {
        Self {
            asked: Arc::default(),
            listening: Once::new(),
        }
    }

    /// Hears signals from now on. Where the system does not allow that, they end the process as before.
    pub(crate) fn listen(&self) {
        self.listening.call_once(|| {
            for signal in ASKING {
                // In this order: the second signal finds the flag that the first has set.
                let second = flag::register_conditional_shutdown(signal, NOT_DONE, Arc::clone(&self.asked));
                if second.is_ok() {
                    drop(flag::register(signal, Arc::clone(&self.asked)));
                }
            }
        });
    }

    /// Whether somebody has asked to stop.
    pub(crate) fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// Listens, and calls `tell` once somebody has asked: for work that waits for something else meanwhile.
    pub(crate) fn listen_and(&self, tell: impl FnOnce() + Send + 'static) {
        self.listen();
        if let Ok(mut signals) = Signals::new(ASKING) {
            std::thread::spawn(move || {
                if signals.forever().next().is_some() {
                    tell();
                }
            });
        }
    }
}
