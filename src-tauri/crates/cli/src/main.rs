//! `assay`: everything the window does, without a window. Parses, calls a use case, prints; nothing else.

mod answer;
mod args;
mod commands;
mod interrupt;
mod passphrase;
mod progress;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Command::DecoderChild => decoder_child(),
        command => commands::run(command, cli.json, cli.data_dir),
    }
}

fn decoder_child() -> ExitCode {
    if assay_app::decoder_child().is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
