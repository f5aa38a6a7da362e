//! `cargo xtask fixtures [NUMBER …]` makes the sample submissions anew; `cargo xtask fixtures --large DIR` the one of
//! 2 GB that is never committed.
//!
//! The generator is Python (`fixtures/generator`): it speaks with espeak-ng, films with ffmpeg and draws with Pillow. Its
//! packages are pinned and go into an environment of their own under `target/`.

use crate::machine;
use crate::step::{Done, command, root, run};
use std::path::{Path, PathBuf};

/// What speaks, films and writes by hand.
const PACKAGES: [&str; 9] = [
    "espeak-ng",
    "ffmpeg",
    "fonts-breip",
    "fonts-bwht",
    "fonts-crosextra-carlito",
    "fonts-dkg-handwriting",
    "fonts-kristi",
    "python3",
    "python3-venv",
];

/// Runs the generator; `words` are submissions by number, or `--large` and a folder.
pub(crate) fn make(words: &[String]) -> Done {
    machine::install(&PACKAGES)?;
    let fixtures = root().join("fixtures");
    let mut generator = command(python()?, ["-m", "generator"]);
    generator.current_dir(&fixtures).env("PYTHONDONTWRITEBYTECODE", "1");
    match words {
        [large, folder] if large == "--large" => {
            let folder = std::path::absolute(folder).map_err(|error| format!("{folder}: {error}"))?;
            run("a submission of 2 GB", generator.arg("--large").arg(folder))
        }
        [large, ..] if large == "--large" => Err("--large wants one folder".to_owned()),
        numbers => run(
            "sample submissions, drawn and spoken",
            generator.arg(&fixtures).args(numbers),
        ),
    }
}

/// So many photos of 12 megapixels in `folder`, `0000.jpg` and on, made once.
pub(crate) fn photos(folder: &Path, count: usize) -> Done {
    let last = folder.join(format!("{:04}.jpg", count.saturating_sub(1)));
    if last.is_file() {
        return Ok(());
    }
    machine::install(&PACKAGES)?;
    let mut generator = command(python()?, ["-m", "generator"]);
    generator
        .current_dir(root().join("fixtures"))
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let count = count.to_string();
    run(
        &format!("{count} photos of 12 megapixels"),
        generator.arg(folder).args(["--photos", &count]),
    )
}

/// A Python with exactly the pinned packages; made anew when the pins change.
fn python() -> Done<PathBuf> {
    let folder = root().join("target/fixtures-python");
    let pins = root().join("fixtures/generator/requirements.txt");
    let wanted = std::fs::read_to_string(&pins).map_err(|error| format!("{}: {error}", pins.display()))?;
    let python = folder.join("bin/python");
    let stamp = folder.join("installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) && python.is_file() {
        return Ok(python);
    }
    let mut venv = command("python3", ["-m", "venv", "--clear"]);
    run("a Python of its own for the fixtures", venv.arg(&folder))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    let mut install = command(&python, pip);
    run("what the generator draws with", install.arg("--requirement").arg(&pins))?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(python)
}
