//! `cargo xtask run`: the window on a library of samples. Where there is no display, the same journey under Xvfb, with
//! its pictures and the signed package in `target/demo/`.

use crate::step::{self, Done, command, root};
use crate::{machine, ui};
use std::fs;
use std::path::PathBuf;
use xtask::sample::{Maker, PASSPHRASE, SAMPLES};

/// Opens the window on the samples, or does the journey without one.
pub(crate) fn run() -> Done {
    machine::for_building()?;
    ui::build()?;
    // With a test in it this is the selection of the tests; another would build the large libraries again.
    step::run(
        "the window and the command line are built",
        &mut command(
            "cargo",
            ["build", "--quiet", "--workspace", "--bins", "--test", "starting"],
        ),
    )?;
    if has_display() {
        window()
    } else {
        println!("There is no display here, so no window can be opened.");
        println!("The same journey is done on a display that nobody sees, and its pictures are kept.");
        journey()
    }
}

fn has_display() -> bool {
    let displays = ["DISPLAY", "WAYLAND_DISPLAY"];
    displays
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|display| !display.is_empty()))
}

/// The window on the sample library, which is made once and kept, with what was judged in it.
fn window() -> Done {
    let maker = Maker {
        assay: built("assay"),
        fixtures: root().join("fixtures"),
        folder: root().join("target/sample"),
    };
    let whole = maker.folder.join("whole");
    if !whole.is_file() {
        let failed = |error: std::io::Error| format!("the sample library: {error}");
        if maker.folder.exists() {
            fs::remove_dir_all(&maker.folder).map_err(failed)?;
        }
        for sample in &SAMPLES {
            println!("→ submission {} is packed and brought in", sample.number);
            maker.bring_in(sample).map_err(failed)?;
        }
        fs::write(&whole, "").map_err(failed)?;
    }
    println!("The passphrase of the sample key is: {PASSPHRASE}");
    println!(
        "What you judge stays in {}; delete it to begin anew.",
        maker.folder.display()
    );
    let mut window = command(built("assay-desktop"), ["--sample", "--library"]);
    window
        .arg(maker.library())
        .arg("--data-dir")
        .arg(maker.folder.join("data"));
    step::run("the window", &mut window)
}

/// The journey by mouse, as the tests do it, with its pictures and its package kept.
fn journey() -> Done {
    machine::for_testing()?;
    let demo = root().join("target/demo");
    let failed = |error: std::io::Error| format!("{}: {error}", demo.display());
    if demo.exists() {
        fs::remove_dir_all(&demo).map_err(failed)?;
    }
    fs::create_dir_all(&demo).map_err(failed)?;
    let words = [
        "test",
        "--quiet",
        "--package",
        "assay-e2e",
        "--test",
        "all",
        "--",
        "journey::by_mouse",
        "--nocapture",
    ];
    let mut journey = command("cargo", words);
    step::run("the journey by mouse", journey.env("ASSAY_DEMO", &demo))?;
    println!("\nPictures of every step and the signed package: {}", demo.display());
    println!("The package's report is data/record.html inside; any browser opens it, any printer prints it.");
    Ok(())
}

fn built(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("debug").join(name)
}
