//! `assay-desktop`: the window. It opens one WebView on the pages built into it, gives it the typed commands of
//! `commands` and shuts every other way out (`window`, `server`). What the commands do lives in `assay-app`, which the
//! command line shares; nothing in here knows a rule of the domain.
//!
//! ```text
//! window      the WebView and its locks            commands   what it may call, one module for a part of the day
//! server      evidence on loopback, its only proxy  wire       what crosses to it, generated into ui/src/lib/ipc
//! desk        the open library, the review under way  closing    what is asked before the window goes
//! upkeep      backups and checks beside the work   revealing  a file, shown in the file manager
//! ```

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod closing;
mod commands;
mod desk;
mod picking;
mod revealing;
mod server;
mod unanswered;
mod upkeep;
mod window;
mod wire;

use arguments::Arguments;
use assay_app::DECODER_CHILD;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    if matches!(words.as_slice(), [only] if only == DECODER_CHILD) {
        return decoder_child();
    }
    if matches!(words.as_slice(), [only] if only == "--help" || only == "-h") {
        return help();
    }
    let started = Arguments::read(words)
        .map_err(window::StartError::from)
        .and_then(window::run);
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error),
    }
}

/// Decodes evidence for the window's own process.
fn decoder_child() -> ExitCode {
    if assay_app::decoder_child().is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What can stand behind the program's name.
#[expect(clippy::print_stdout, reason = "it was asked for in a terminal")]
fn help() -> ExitCode {
    println!("{}", arguments::HELP);
    ExitCode::SUCCESS
}

/// The window cannot say why it is not there, so the terminal does.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn refuse(error: &window::StartError) -> ExitCode {
    eprintln!("Assay did not start: {error}");
    ExitCode::from(3)
}
