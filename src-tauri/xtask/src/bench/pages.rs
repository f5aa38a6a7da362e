//! Pages of documents beside `mutool` and LibreOffice, and the words on them beside `pdftotext`. Processor seconds, both
//! sides with everything they start. Ours are always files that can be shown; mutool's are thrown away where it has no
//! such form (JPEG), and pages of text are measured both ways.

use super::measure::{Run, median, raw, run};
use super::{Bar, Bench, first_line, missing, name, producers};
use crate::machine;
use crate::step::{Done, root};
use crate::trial::{doing, output};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const PACKAGES: [&str; 7] = [
    "ffmpeg",
    "mupdf-tools",
    "poppler-utils",
    "img2pdf",
    "qpdf",
    "ghostscript",
    "libreoffice-writer-nogui",
];
const PROGRAMS: [&str; 7] = ["ffmpeg", "mutool", "pdftotext", "img2pdf", "qpdf", "gs", "soffice"];
const PAUSE: Duration = Duration::from_millis(2);

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    if let Err(missing) = machine::install(&PACKAGES) {
        println!("· {missing}");
    }
    let missing = missing(&PROGRAMS);
    if !missing.is_empty() {
        return Ok(BARS
            .iter()
            .map(|(what, at_most, unit)| bar(what, None, *at_most, unit))
            .collect());
    }
    println!(
        "{} · {} · {}",
        first_line(Command::new("sh").args(["-c", "mutool -v 2>&1"])),
        first_line(Command::new("sh").args(["-c", "pdftotext -v 2>&1"])),
        first_line(Command::new("soffice").arg("--version"))
    );
    let files = Files::made(bench)?;
    let found = [
        first_page(bench, &files.long_scan)?,
        pair(
            bench,
            "20 scanned pages",
            |bench| ours(bench, &files.scan, 20, "jpg", &[]),
            |_| thrown_away(&files.scan),
        )?,
        pair(
            bench,
            "20 scanned pages, drawn anew",
            |bench| ours(bench, &files.scan, 20, "jpg", &["--scale", "144"]),
            |_| thrown_away(&files.scan),
        )?,
        pair(
            bench,
            "40 pages of text",
            |bench| ours(bench, &files.text, 40, "png", &["--scale", "144"]),
            |bench| written(bench, &files.text),
        )?,
        pair(
            bench,
            "40 pages of text, mutool's thrown away",
            |bench| ours(bench, &files.text, 40, "png", &["--scale", "144"]),
            |_| thrown_away(&files.text),
        )?,
        pair(
            bench,
            "a Word file to its first page",
            |bench| ours(bench, &files.word, 1, "png", &[]),
            |bench| converted(bench, &files.word),
        )?,
        words(bench, &files.read)?.max(producers::worst(bench)?),
    ];
    let bars = BARS.iter().zip(found);
    Ok(bars
        .map(|((what, at_most, unit), found)| bar(what, Some(found), *at_most, unit))
        .collect())
}

const BARS: [(&str, f64, &str); 7] = [
    ("first page of a scan of 200 pages, both programs started", 0.1, " s"),
    ("20 scanned pages, their photographs handed on, beside mutool", 0.6, ""),
    ("20 scanned pages drawn anew beside mutool", 0.6, ""),
    ("40 pages of text as PNG beside mutool", 1.6, ""),
    (
        "40 pages of text as PNG beside mutool that throws its pages away",
        1.6,
        "",
    ),
    ("a Word file to its first page beside LibreOffice", 0.3, ""),
    (
        "words that pdftotext finds and we do not, in the worst file of all makers",
        0.01,
        "",
    ),
];

const fn bar(what: &'static str, found: Option<f64>, at_most: f64, unit: &'static str) -> Bar {
    Bar {
        what,
        found,
        at_most,
        unit,
    }
}

/// What is drawn and read, made of the samples.
struct Files {
    scan: PathBuf,
    long_scan: PathBuf,
    text: PathBuf,
    word: PathBuf,
    read: Vec<PathBuf>,
}

impl Files {
    fn made(bench: &Bench) -> Done<Self> {
        let samples = root().join("fixtures/submissions");
        let plan = samples.join("2041/plan/lesson-plan.pdf");
        let word = samples.join("2044/plan/discussion-plan.docx");
        let folder = empty(bench, "pages")?;
        let page = scanned(&folder, &samples.join("2041/student-work/sample-1.jpg"))?;
        let scan = |count: usize| {
            let out = folder.join(format!("scan-{count}.pdf"));
            let mut command = Command::new("img2pdf");
            command
                .args(["--pagesize", "A4"])
                .args((0..count).map(|_| &page))
                .arg("-o")
                .arg(&out);
            make(&mut command).map(|()| out)
        };
        let text = folder.join("text.pdf");
        let mut many = Command::new("qpdf");
        many.args(["--empty", "--pages"])
            .args((0..20).map(|_| &plan))
            .arg("--")
            .arg(&text);
        make(&mut many)?;
        let written_again = folder.join("written-again.pdf");
        let target = format!("-sOutputFile={}", written_again.display());
        make(
            Command::new("gs")
                .args(["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", &target])
                .arg(&plan),
        )?;
        let mut read = pdfs_below(&samples)?;
        read.extend([written_again, folder.join("discussion-plan.pdf")]);
        make(
            soffice(&folder)
                .arg("--convert-to")
                .arg("pdf")
                .arg("--outdir")
                .arg(&folder)
                .arg(&word),
        )?;
        Ok(Self {
            scan: scan(20)?,
            long_scan: scan(200)?,
            text,
            word,
            read,
        })
    }
}

/// A page of A4 as a scanner gives it at 150 dots to the inch: 1 240 × 1 754, with its grain.
fn scanned(folder: &Path, sheet: &Path) -> Done<PathBuf> {
    let page = folder.join("page.jpg");
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y", "-i"]).arg(sheet);
    ffmpeg.args(["-vf", "scale=1240:1754,noise=alls=6:all_seed=1", "-q:v", "4"]);
    make(ffmpeg.arg(&page)).map(|()| page)
}

fn make(command: &mut Command) -> Done {
    let said = output(command)?;
    let done = said.exit == Some(0);
    done.then_some(()).ok_or_else(|| format!("{command:?}: {}", said.err))
}

/// An empty folder of that name.
pub(super) fn empty(bench: &Bench, name: &str) -> Done<PathBuf> {
    let folder = bench.scratch.clean(name)?;
    fs::create_dir_all(&folder).map_err(doing(folder.display()))?;
    Ok(folder)
}

fn pdfs_below(folder: &Path) -> Done<Vec<PathBuf>> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).map_err(doing(folder.display()))? {
            let path = entry.map_err(doing(folder.display()))?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "pdf") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Draws the first pages of a file with all that has to be started for it.
fn ours(bench: &Bench, file: &Path, pages: u32, form: &str, more: &[&str]) -> Done<Run> {
    let folder = empty(bench, "drawn")?;
    let mut command = bench.assay.command("evidence page");
    command.arg(file).args(["--page", &format!("1-{pages}")]);
    run(
        command.arg("--out").arg(folder.join(format!("%d.{form}"))).args(more),
        PAUSE,
    )
}

fn thrown_away(file: &Path) -> Done<Run> {
    let drawing = ["draw", "-q", "-r", "144", "-F", "pnm", "-o", "/dev/null"];
    run(Command::new("mutool").args(drawing).arg(file), PAUSE)
}

fn written(bench: &Bench, file: &Path) -> Done<Run> {
    let folder = empty(bench, "drawn")?;
    let mut command = Command::new("mutool");
    command
        .args(["draw", "-q", "-r", "144", "-o"])
        .arg(folder.join("%d.png"));
    run(command.arg(file), PAUSE)
}

fn converted(bench: &Bench, file: &Path) -> Done<Run> {
    let folder = empty(bench, "converted")?;
    run(
        soffice(&folder)
            .args(["--convert-to", "pdf", "--outdir"])
            .arg(&folder)
            .arg(file),
        PAUSE,
    )
}

/// LibreOffice with a profile of its own, so that a running one is left alone.
fn soffice(folder: &Path) -> Command {
    let mut command = Command::new("soffice");
    command
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .arg("--headless");
    command
}

fn first_page(bench: &Bench, scan: &Path) -> Done<f64> {
    let mut walls = Vec::new();
    for _ in 0..bench.times(7, 2) {
        walls.push(ours(bench, scan, 1, "jpg", &[])?.wall);
    }
    println!(
        "first page of {}: wall s {}   median {:.3}",
        name(scan),
        raw(walls.clone()),
        median(walls.clone())
    );
    Ok(median(walls))
}

/// Our processor seconds over the peer's, by turns.
fn pair(
    bench: &Bench,
    what: &str,
    ours: impl Fn(&Bench) -> Done<Run>,
    peer: impl Fn(&Bench) -> Done<Run>,
) -> Done<f64> {
    let (mut we, mut they) = (Vec::new(), Vec::new());
    for _ in 0..bench.times(5, 2) {
        they.push(peer(bench)?.cpu);
        we.push(ours(bench)?.cpu);
    }
    println!(
        "{what}: peer cpu s {}   ours cpu s {}",
        raw(they.clone()),
        raw(we.clone())
    );
    Ok(median(we) / median(they))
}

/// The greatest share of words of a file that pdftotext finds and we do not: as a multiset, in Unicode form as printed.
fn words(bench: &Bench, files: &[PathBuf]) -> Done<f64> {
    let mut worst: f64 = 0.0;
    for file in files {
        let theirs = output(Command::new("pdftotext").arg(file).arg("-"))?.out;
        let ours = output(bench.assay.command("evidence text").arg(file))?.out;
        let (theirs, ours) = (counted(&theirs), counted(&ours));
        let all: usize = theirs.values().sum();
        let found: usize = theirs
            .iter()
            .map(|(word, count)| (*count).min(ours.get(word).copied().unwrap_or(0)))
            .sum();
        // A scan has none.
        let lost = (all - found) as f64 / all.max(1) as f64;
        println!("{}: {found} of {all} words", name(file));
        worst = worst.max(lost);
    }
    Ok(worst)
}

fn counted(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word).or_default() += 1;
    }
    words
}
