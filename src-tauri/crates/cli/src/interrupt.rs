//! Ctrl-C, a polite kill, and a terminal that goes away. The first asks the work to stop, which then leaves everything
//! whole; a second ends the process at once, whatever it is doing.

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};

/// The signals that ask to stop, however the process was begun.
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
            for signal in asking() {
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
        if let Ok(mut signals) = Signals::new(asking()) {
            std::thread::spawn(move || {
                if signals.forever().next().is_some() {
                    tell();
                }
            });
        }
    }
}

/// What asks to stop. A terminal that goes away does not where the process was begun to outlive it (`nohup`).
fn asking() -> impl Iterator<Item = i32> {
    ASKING.into_iter().chain((!is_ignored(SIGHUP)).then_some(SIGHUP))
}

/// Whether this process ignores `signal` (proc(5): `SigIgn`).
#[expect(clippy::disallowed_methods, reason = "the process looks at itself")]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    u64::from_str_radix(mask.unwrap_or_default().trim(), 16).is_ok_and(|mask| mask >> (signal - 1) & 1 == 1)
}
