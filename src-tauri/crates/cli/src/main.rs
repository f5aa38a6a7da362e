//! `assay`: everything the window does, without a window. Parses, calls a use case, prints; nothing else.

mod answer;
mod args;
mod commands;
mod interrupt;
mod lines;
mod passphrase;
mod progress;
mod values;

use answer::Answer;
use args::Cli;
use assay_app::{DECODER_CHILD, Failure, Kind, Messages, codes};
use clap::Parser;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    if matches!(words.as_slice(), [_, only] if only == DECODER_CHILD) {
        return decoder_child();
    }
    match Cli::try_parse_from(&words) {
        Ok(cli) => commands::run(cli.command, cli.json, cli.data_dir),
        Err(error) => not_understood(&error, &words),
    }
}

/// Decodes evidence for a parent process; not for people, so the command line does not know it.
fn decoder_child() -> ExitCode {
    if assay_app::decoder_child().is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Help and version as they are; a mistake as people expect it of a command line, or as one object where a program asks.
fn not_understood(error: &clap::Error, words: &[OsString]) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let as_json = words
        .iter()
        .take_while(|word| *word != "--")
        .any(|word| word == "--json");
    if asked || !as_json {
        return match error.print() {
            Err(error) if asked && error.kind() != io::ErrorKind::BrokenPipe => {
                answer::tell_unprinted(answer::not_printed(&error), &Messages::english())
            }
            _ => ExitCode::from(if asked { 0 } else { 2 }),
        };
    }
    let reason = match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "no-command".to_owned(),
        _ => reason(&error.to_string()),
    };
    let failure = Failure::new(Kind::Usage, codes::USAGE).with("reason", reason);
    Answer::failed(failure).print(true, &Messages::english())
}

/// The first paragraph of what the parser says: what is wrong, without how it would be right.
fn reason(said: &str) -> String {
    let first: Vec<&str> = said
        .lines()
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    let first = first.join(" ");
    first.strip_prefix("error: ").unwrap_or(&first).to_owned()
}
