//! The project's own commands: `cargo xtask run` and `cargo xtask test`. Each installs what is missing first; both can
//! be run again at any time. Standard library only, so that this compiles in seconds.

#![allow(
    clippy::disallowed_methods,
    reason = "this program is the edge: it reads the environment and the disk"
)]

mod bench;
mod demo;
mod fixtures;
mod machine;
mod package;
mod step;
mod suite;
mod torture;
mod trial;
mod ui;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask run     build Assay and open its window on sample submissions
cargo xtask test    everything that has to hold
cargo xtask fixtures [NUMBER …] | --large DIR  make the sample submissions anew, or one of 2 GB
cargo xtask bench   [--quick] [import|typing|queue|sound|film|pages|pictures|search|window …]  beside its peers
cargo xtask package [--no-trial]  a .deb and a .rpm; the .deb is installed on a fresh Debian and started there
cargo xtask torture [--quick] [--seed N] [TRIAL …]  kills, power cuts, full disks, changed bits and evidence";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let done = match words.next().as_deref() {
        Some("run") => demo::run(),
        Some("test") => suite::run(),
        Some("fixtures") => fixtures::make(&words.collect::<Vec<_>>()),
        Some("bench") => bench::run(&words.collect::<Vec<_>>()),
        Some("package") => package::run(&words.collect::<Vec<_>>()),
        Some("torture") => torture::run(&words.collect::<Vec<_>>()),
        _ => {
            println!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            println!("✗ {failure}");
            ExitCode::FAILURE
        }
    }
}
