//! The released window, measured in its real WebView beside an empty one: `cargo xtask bench window` builds both, starts
//! this and holds what it prints against the bars.
//!
//! `window_speed RELEASED STEERED KEPT SCRATCH [--quick] [ROW …]`: the folder with what is released, the window that WebDriver
//! may steer, a folder for films and scans that are made once, and an empty one. Raw values go to the standard output; what
//! is held against a bar stands on a line of its own, `figure NAME VALUE`.
#![expect(clippy::print_stdout, reason = "a bench prints")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench makes its own files and looks at its own processes"
)]

mod evidence;
mod figures;
mod film;
mod lists;
mod marking;
mod meter;
mod pages;
mod scene;
mod start;
mod typing;

use scene::{Outcome, Scene};
use std::path::PathBuf;

const ROWS: [&str; 6] = ["start", "marking", "typing", "film", "pages", "lists"];

fn main() -> Outcome {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let quick = words.iter().any(|word| word == "--quick");
    words.retain(|word| word != "--quick");
    let [released, steered, kept, scratch, rows @ ..] = words.as_slice() else {
        return Err("window_speed RELEASED STEERED KEPT SCRATCH [--quick] [ROW …]".into());
    };
    if let Some(unknown) = rows.iter().find(|row| !ROWS.contains(&row.as_str())) {
        return Err(format!("there is no row {unknown}").into());
    }
    let scene = Scene {
        released: PathBuf::from(released),
        steered: PathBuf::from(steered),
        kept: PathBuf::from(kept),
        scratch: PathBuf::from(scratch),
        quick,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for row in ROWS {
        if !rows.is_empty() && !rows.iter().any(|wanted| wanted == row) {
            continue;
        }
        println!("· {row}");
        match row {
            "start" => start::measure(&scene)?,
            "marking" => runtime.block_on(marking::measure(&scene))?,
            "typing" => runtime.block_on(typing::measure(&scene))?,
            "film" => runtime.block_on(film::measure(&scene))?,
            "pages" => runtime.block_on(pages::measure(&scene))?,
            _ => runtime.block_on(lists::measure(&scene))?,
        }
    }
    Ok(())
}
