//! The words of one file each from thirteen makers of PDFs, beside `pdftotext`. The files are made of a text that is known
//! (`producers.py` beside this), so that a word counts only where `pdftotext` has it as it was written: it runs words
//! together that a column parts, and turns Arabic ligatures around.

use super::Bench;
use super::pages::empty;
use crate::machine;
use crate::step::{Done, command, listen, root};

const PACKAGES: [&str; 13] = [
    "chromium",
    "fonts-dejavu-core",
    "ghostscript",
    "libreoffice-writer-nogui",
    "librsvg2-bin",
    "mupdf-tools",
    "poppler-utils",
    "python3-venv",
    "qpdf",
    "tesseract-ocr",
    "tesseract-ocr-eng",
    "texlive-fonts-recommended",
    "texlive-latex-base",
];
const MAKERS: usize = 14;

/// The greatest share of the words of a file that `pdftotext` finds rightly and we do not. A maker that is not there is
/// MISSING, and its file is not tried.
pub(super) fn worst(bench: &Bench) -> Done<f64> {
    if let Err(missing) = machine::install(&PACKAGES) {
        println!("· {missing}");
    }
    let folder = empty(bench, "makers")?;
    let mut make = command(machine::python_of_makers()?, ["src-tauri/xtask/src/bench/producers.py"]);
    make.arg(root().join("fixtures/generator/texts/2041-reflection.md"))
        .arg(&folder)
        .arg(bench.assay.program());
    let (mut worst, mut tried, mut missing) = (0.0_f64, 0, 0);
    listen("a file by each maker of PDFs, and its words", &mut make, |line| {
        missing += usize::from(line.starts_with("MISSING"));
        if let Some(lost) = lost(line) {
            (worst, tried) = (worst.max(lost), tried + 1);
        }
    })?;
    println!("{tried} of {MAKERS} makers tried, {missing} missing");
    if tried + missing == MAKERS && tried > 0 {
        Ok(worst)
    } else {
        Err(format!(
            "{tried} makers and {missing} missing ones told of, of {MAKERS}"
        ))
    }
}

/// The share in a line `words NAME 0.0123 (…)`.
fn lost(line: &str) -> Option<f64> {
    line.strip_prefix("words ")?.split(' ').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::lost;

    #[test]
    fn the_share_of_a_line_is_read() {
        assert_eq!(lost("words typst 0.0123 (419 words; …)"), Some(0.0123));
        assert_eq!(lost("MISSING typst no module"), None);
    }
}
