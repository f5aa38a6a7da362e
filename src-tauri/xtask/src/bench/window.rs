//! The window as it is released, in its real WebView on a display that nobody sees, beside an empty Tauri window and
//! ffmpeg. Its own bench (`tests/e2e/examples/window_speed`) starts, steers and watches; here its figures are held
//! against the bars. Cold start and idle memory are those of the program as it ships; the rest is done by WebDriver, in a
//! build that differs only in letting itself be steered.

use super::{Bar, Bench, first_line, missing};
use crate::step::{self, Done, command};
use crate::trial::{doing, released, target};
use crate::{machine, ui};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const PACKAGES: [&str; 4] = ["xvfb", "webkit2gtk-driver", "ffmpeg", "img2pdf"];
const PROGRAMS: [&str; 4] = ["Xvfb", "WebKitWebDriver", "ffmpeg", "img2pdf"];

/// The name of each figure, what it is, and what it has to reach.
const BARS: [(&str, &str, f64, &str); 16] = [
    (
        "start-ratio",
        "cold start with 10 000 submissions beside an empty window, median",
        1.3,
        "",
    ),
    ("idle-above", "idle memory above 1.1 × the empty window", 40.0, " MB"),
    (
        "marking-p95",
        "key press to annotation durable and drawn, 2 000 beside it, p95",
        100.0,
        " ms",
    ),
    (
        "typing-gaps",
        "typing: gaps above 50 ms in 1 000 frames, beyond the empty window's",
        1.0,
        "",
    ),
    (
        "typing-pauses-open",
        "pauses of 150 ms that ended before the text was on the disk",
        0.0,
        "",
    ),
    (
        "typing-killed-lost",
        "windows killed 150 ms after a letter that lost it",
        0.0,
        "",
    ),
    ("seek-above", "seek in 1.1 GB, p95 above 1.5 × ffmpeg's", 150.0, " ms"),
    (
        "seek-memory",
        "memory in the film of 1.1 GB above that in a tenth of it",
        24.0,
        " MB",
    ),
    ("seek-wrong", "wrong frames after seeks to annotations", 0.0, ""),
    (
        "page-first",
        "first page of a scan of 200 pages on the screen, p95",
        300.0,
        " ms",
    ),
    (
        "page-gaps",
        "scroll through 200 pages: gaps in 1 000, beyond the empty window's",
        1.0,
        "",
    ),
    (
        "page-memory",
        "memory after 200 pages above that after as many turns of the wheel over twenty",
        24.0,
        " MB",
    ),
    (
        "queue-gaps",
        "scroll through 10 000 submissions: gaps in 1 000, beyond the empty window's",
        1.0,
        "",
    ),
    (
        "photo-gaps",
        "through 300 photographs: gaps in 1 000, beyond the empty window's",
        1.0,
        "",
    ),
    (
        "photo-list-gaps",
        "scroll through their list: gaps in 1 000, beyond the empty window's",
        1.0,
        "",
    ),
    (
        "photo-memory",
        "memory after 300 photographs above that after 30",
        24.0,
        " MB",
    ),
];

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    if let Err(missing) = machine::install(&PACKAGES) {
        println!("· {missing}");
    }
    if !missing(&PROGRAMS).is_empty() {
        return Ok(bars(|_| None));
    }
    let steered = steered(bench)?;
    let released = released()?;
    println!("{}", first_line(Command::new("ffmpeg").arg("-version")));
    println!("{}", first_line(Command::new("WebKitWebDriver").arg("--version")));
    let scratch = bench.scratch.clean("window")?;
    fs::create_dir_all(&scratch).map_err(doing(scratch.display()))?;
    let mut speed = Command::new(released.join("examples/window_speed"));
    speed
        .arg(&released)
        .arg(steered)
        .arg(target().join("window-evidence"))
        .arg(scratch);
    if bench.quick {
        speed.arg("--quick");
    }
    let mut figures = Vec::new();
    step::listen("the window, measured", &mut speed, |line| figures.extend(figure(line)))?;
    let found = |name: &str| figures.iter().find(|(known, _)| known == name).map(|(_, value)| *value);
    if let Some((name, ..)) = BARS.iter().find(|(name, ..)| found(name).is_none()) {
        return Err(format!("{name} was not measured"));
    }
    Ok(bars(found))
}

/// The window that WebDriver may steer, kept apart: what is released may not be.
fn steered(bench: &Bench) -> Done<PathBuf> {
    ui::build()?;
    let cargo = [
        "build",
        "--quiet",
        "--release",
        "--workspace",
        "--bins",
        "--examples",
        "--features",
    ];
    step::run(
        "the window is built so that it can be steered",
        command("cargo", cargo).arg("assay-desktop/automation"),
    )?;
    let steered = bench.scratch.at("steered-window");
    fs::copy(target().join("release/assay-desktop"), &steered).map_err(doing(steered.display()))?;
    Ok(steered)
}

fn bars(found: impl Fn(&str) -> Option<f64>) -> Vec<Bar> {
    let bar = |(name, what, at_most, unit): &(&str, &'static str, f64, &'static str)| Bar {
        what,
        found: found(name),
        at_most: *at_most,
        unit,
    };
    BARS.iter().map(bar).collect()
}

/// The name and the value of a line `figure NAME VALUE`.
fn figure(line: &str) -> Option<(String, f64)> {
    let (name, value) = line.strip_prefix("figure ")?.split_once(' ')?;
    Some((name.to_owned(), value.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_figure_is_read_and_no_other_line() {
        assert_eq!(
            figure("figure start-ratio 1.0912"),
            Some(("start-ratio".to_owned(), 1.0912))
        );
        assert_eq!(
            figure("figure seek-above inf").map(|(_, value)| value),
            Some(f64::INFINITY)
        );
        assert_eq!(figure("seeks in a long film"), None);
        assert_eq!(figure("figure start-ratio"), None);
    }
}
