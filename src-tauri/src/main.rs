//! `assay-desktop`: the window. It opens one WebView on the pages built into it, gives it the typed commands of
//! `commands` and shuts every other way out (`window`, `gate`). What the commands do lives in `assay-app`, which the
//! command line shares; nothing in here knows a rule of the domain.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod gate;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    match window::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error),
    }
}

/// The window cannot say why it is not there, so the terminal does.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn refuse(error: &window::StartError) -> ExitCode {
    eprintln!("Assay did not start: {error}.");
    ExitCode::from(3)
}
