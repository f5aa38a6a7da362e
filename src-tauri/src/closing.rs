//! How the window closes: it asks its page first, which writes what was typed last and answers. A page that gives no
//! sign of life is not waited for, and neither is one that has not begun. A polite end by the system (SIGTERM) asks in the same
//! way; a second one ends the process at once.

use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use signal_hook::iterator::Signals;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager};

/// Tells the page that the window is about to close.
const CLOSING: &str = "closing";
/// How long a page may be silent before it counts as dead. It answers at once that it heard, and may then take as long as
/// its person does to choose.
const SILENCE: Duration = Duration::from_secs(5);
/// What the process ends with at the second SIGTERM.
const NOT_DONE: i32 = 1;

/// What the page was asked, and what it has answered.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    /// A page is up: there may be words in it.
    begun: AtomicBool,
    /// How often it was asked.
    asked: AtomicU32,
    /// The last question that it heard.
    heard: Mutex<u32>,
}

impl Closing {
    /// The page is there, and hears.
    pub(crate) fn begin(&self) {
        self.begun.store(true, Ordering::Release);
    }

    /// A question by its number; nothing where nobody is there to be asked.
    fn ask(&self) -> Option<u32> {
        let there = self.begun.load(Ordering::Acquire);
        there.then(|| self.asked.fetch_add(1, Ordering::AcqRel).wrapping_add(1))
    }

    /// The page heard what it was asked last.
    pub(crate) fn hear(&self) {
        *self.last_heard() = self.asked.load(Ordering::Acquire);
    }

    fn has_heard(&self, question: u32) -> bool {
        *self.last_heard() >= question
    }

    fn last_heard(&self) -> std::sync::MutexGuard<'_, u32> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Asks the page whether the window `label` may close; false where it closes at once.
pub(crate) fn asks(app: &AppHandle, label: &str) -> bool {
    let closing = app.state::<Closing>();
    let Some(question) = closing.ask() else {
        return false;
    };
    if app.emit_to(label, CLOSING, ()).is_err() {
        return false;
    }
    let (app, label) = (app.clone(), label.to_owned());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SILENCE).await;
        if !app.state::<Closing>().has_heard(question) {
            close(&app, &label);
        }
    });
    true
}

/// Closes the window `label` without asking.
pub(crate) fn close(app: &AppHandle, label: &str) {
    if let Some(window) = app.get_webview_window(label) {
        let _gone_already = window.destroy();
    }
}

/// Hears SIGTERM, and then asks the page of the window `label`. Where the system does not allow that, it ends the process
/// as it always does. Ctrl-C is not heard: it ends the page's own process too.
pub(crate) fn hear_the_end(app: &AppHandle, label: &'static str) {
    let Ok(mut signals) = Signals::new([SIGTERM]) else {
        return;
    };
    let asked = Arc::new(AtomicBool::default());
    // In this order: the second signal finds the flag that the first has set.
    if flag::register_conditional_shutdown(SIGTERM, NOT_DONE, asked.clone()).is_ok() {
        drop(flag::register(SIGTERM, asked));
    }
    let app = app.clone();
    std::thread::spawn(move || {
        if signals.forever().next().is_some()
            && let Some(window) = app.get_webview_window(label)
        {
            let _gone_already = window.close();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_has_not_begun_is_not_asked() {
        let closing = Closing::default();
        assert_eq!(closing.ask(), None);
        closing.begin();
        assert_eq!(closing.ask(), Some(1));
    }

    #[test]
    fn a_question_that_came_after_the_last_sign_of_life_is_not_heard() {
        let closing = Closing::default();
        closing.begin();
        let first = closing.ask().unwrap();
        assert!(!closing.has_heard(first));
        closing.hear();
        assert!(closing.has_heard(first));
        let second = closing.ask().unwrap();
        assert!(!closing.has_heard(second), "an old answer is taken for a new one");
        closing.hear();
        assert!(closing.has_heard(second));
    }
}
