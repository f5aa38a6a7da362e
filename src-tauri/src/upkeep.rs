//! What the library needs while the window stands, beside the work: backups and checks, soon after the window is there and
//! then every hour, so that a window which stays open for a month is backed up every day of it.

use crate::desk::Desk;
use assay_app::Failure;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Emitter};

/// Tells the page what could not be done, with a [`Problem`](crate::wire::Problem).
const TROUBLE: &str = "trouble";
/// The first screen is drawn by then.
const SOON: Duration = Duration::from_secs(5);
const EVERY: Duration = Duration::from_secs(60 * 60);

/// Keeps the library up until the process ends; what fails is told to the page of the window `label`, each hour anew.
pub(crate) fn begin(app: &AppHandle, label: &'static str, desk: &Arc<Desk>) {
    let (app, desk) = (app.clone(), desk.clone());
    let tell = move |desk: &Desk, failure: &Failure| {
        // A page that is gone hears nothing; the next window tries again.
        let _gone = app.emit_to(label, TROUBLE, desk.problem(failure));
    };
    thread::spawn(move || {
        thread::sleep(SOON);
        loop {
            if let Err(failure) = desk.shelf.keep_up(desk.assay) {
                tell(&desk, &failure);
            }
            thread::sleep(EVERY);
        }
    });
}
