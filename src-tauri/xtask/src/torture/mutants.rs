//! Twenty thousand changed copies of our own JPEG, PNG, MP4, PDF and DOCX: each is probed and used, and whatever is wrong
//! with it is told by a code. The program never ends otherwise than by telling, and never for longer than it may.

use super::{Trial, Verdict, verdict};
use crate::step::{Done, root};
use crate::trial::{Answer, Assay, Random, doing, output};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

#[path = "../../../crates/cli/tests/hostile/mutant.rs"]
mod mutant;

/// As many as the machine has processors would leave none for anybody else.
const AT_ONCE: usize = 2;
/// What is told later than this is looked at once more, alone: a busy machine decides nothing.
const SLOW: Duration = Duration::from_secs(2);
/// Every code that Assay gives; the committed list.
const CODES: &str = include_str!("../../../crates/app/codes.txt");
/// Codes that say that something of ours failed, not that the file is bad.
const OURS: [&str; 4] = ["internal", "decoder-missing", "decoder-uncaged", "decoder-silent"];

/// A file, and the commands that it is used by.
struct Whole {
    name: String,
    bytes: Vec<u8>,
    /// Its parts, where it is a zip.
    parts: Option<Vec<(String, Vec<u8>)>>,
    uses: &'static [&'static str],
}

const PICTURE: &[&str] = &["thumbnail"];
const FILM: &[&str] = &["peaks"];
const PAGES: &[&str] = &["page --long-edge 320", "text"];
/// From the samples, and the smallest that the tests have.
const FILES: [(&str, &[&str]); 10] = [
    ("fixtures/submissions/2041-short/student-work/sample-1.jpg", PICTURE),
    ("src-tauri/crates/evidence/tests/files/photo.jpg", PICTURE),
    ("src-tauri/crates/evidence/tests/files/drawing.png", PICTURE),
    ("src-tauri/crates/evidence/tests/files/scene/adam7.png", PICTURE),
    ("src-tauri/crates/evidence/tests/files/plain.mp4", FILM),
    ("src-tauri/crates/evidence/tests/files/frag.mp4", FILM),
    ("fixtures/submissions/2041-short/plan/lesson-plan.pdf", PAGES),
    ("src-tauri/crates/evidence/tests/files/plan.pdf", PAGES),
    ("src-tauri/crates/evidence/tests/files/plan.docx", PAGES),
    ("fixtures/submissions/2044/plan/discussion-plan.docx", PAGES),
];

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    let folder = trial.scratch.clean("mutants")?;
    fs::create_dir_all(&folder).map_err(doing(folder.display()))?;
    let files: Vec<Whole> = FILES
        .iter()
        .map(|(path, uses)| whole(&root().join(path), uses, &folder))
        .collect::<Done<_>>()?;
    let each = trial.times(20_000, 300) / files.len();
    let shares: Vec<Done<Count>> = thread::scope(|scope| {
        let one = |number: usize| {
            let (files, folder) = (&files, folder.join(number.to_string()));
            let mut random = trial.random(&format!("mutants {number}"));
            scope.spawn(move || share(&trial.assay, files, &folder, each / AT_ONCE, &mut random))
        };
        let threads: Vec<_> = (0..AT_ONCE).map(one).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err("a thread died".to_owned())))
            .collect()
    });
    let mut sum = Count::default();
    for count in shares {
        sum.add(count?);
    }
    println!("  {:?}", sum.told);
    let figures = format!(
        "{} copies in {} calls, {} of them good, {} told by one of {} codes; the slowest took {:.1} s",
        each / AT_ONCE * AT_ONCE * files.len(),
        sum.calls,
        sum.told.get(GOOD).copied().unwrap_or_default(),
        sum.calls - sum.told.get(GOOD).copied().unwrap_or_default() - sum.wrong.len(),
        sum.told.len().saturating_sub(1),
        sum.slowest.as_secs_f64()
    );
    let held = verdict("changed copies are told in words and end nothing", figures, &sum.wrong);
    Ok(vec![plant(&trial.assay)?, held])
}

const GOOD: &str = "good";

fn whole(path: &Path, uses: &'static [&'static str], scratch: &Path) -> Done<Whole> {
    let bytes = fs::read(path).map_err(doing(path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let parts = if bytes.starts_with(b"PK") {
        Some(unpacked(path, &scratch.join(format!("{name}-parts")))?)
    } else {
        None
    };
    Ok(Whole {
        name,
        bytes,
        parts,
        uses,
    })
}

/// The parts of a zip, by another program.
fn unpacked(zip: &Path, folder: &Path) -> Done<Vec<(String, Vec<u8>)>> {
    output(Command::new("unzip").arg("-q").arg(zip).arg("-d").arg(folder))?.good("unzip")?;
    let (mut parts, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).map_err(doing(next.display()))? {
            let path = entry.map_err(doing(next.display()))?.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).map_err(doing(path.display()))?;
            parts.push((
                name.to_string_lossy().into_owned(),
                fs::read(&path).map_err(doing(path.display()))?,
            ));
        }
    }
    parts.sort();
    Ok(parts)
}

/// What came of many calls.
#[derive(Default)]
struct Count {
    calls: usize,
    /// How often each code was told.
    told: BTreeMap<String, usize>,
    slowest: Duration,
    wrong: Vec<String>,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.calls += other.calls;
        self.slowest = self.slowest.max(other.slowest);
        self.wrong.extend(other.wrong);
        for (code, count) in other.told {
            *self.told.entry(code).or_default() += count;
        }
    }
}

fn share(assay: &Assay, files: &[Whole], folder: &Path, each: usize, random: &mut Random) -> Done<Count> {
    fs::create_dir_all(folder).map_err(doing(folder.display()))?;
    let mut count = Count::default();
    for file in files {
        let path = folder.join(&file.name);
        for number in 0..each {
            let bytes = match &file.parts {
                Some(parts) if number % 2 == 0 => mutant::mutant_zip(parts, &mut || random.draw()),
                _ => mutant::mutant(&file.bytes, &mut || random.draw()),
            };
            fs::write(&path, &bytes).map_err(doing(path.display()))?;
            let used = file.uses.get(number % file.uses.len()).copied().unwrap_or_default();
            for words in ["probe", used] {
                if let Err(how) = call(assay, words, &path, &mut count)? {
                    count.wrong.push(format!("{} {number} {words}: {how}", file.name));
                    let kept = format!("{}-{number}", file.name);
                    fs::write(folder.join(&kept), &bytes).map_err(doing(kept))?;
                }
            }
        }
    }
    Ok(count)
}

/// One call; what is wrong about it.
fn call(assay: &Assay, words: &str, path: &Path, count: &mut Count) -> Done<Result<(), String>> {
    count.calls += 1;
    let (mut said, mut took) = timed(assay, words, path)?;
    if took > SLOW {
        let (again, alone) = timed(assay, words, path)?;
        (said, took) = (again, took.min(alone));
    }
    count.slowest = count.slowest.max(took);
    let told = code(&said);
    if took > SLOW {
        return Ok(Err(format!("{:.1} s, twice", took.as_secs_f64())));
    }
    Ok(told.map(|code| *count.told.entry(code).or_default() += 1))
}

fn timed(assay: &Assay, words: &str, path: &Path) -> Done<(Answer, Duration)> {
    let mut command = assay.command(&format!("evidence {words} --json"));
    command.arg(path);
    let out: PathBuf = path.with_extension("out.png");
    if !["probe", "text"].contains(&words) {
        command.arg("--out").arg(&out);
    }
    let began = Instant::now();
    let said = output(&mut command)?;
    let took = began.elapsed();
    let _ = fs::remove_file(&out);
    Ok((said, took))
}

/// The code that was told, or `good`; an error where it was told otherwise than by a code of the list.
fn code(said: &Answer) -> Result<String, String> {
    let known: BTreeSet<&str> = CODES.lines().collect();
    match (said.exit, said.text("code")) {
        _ if !said.err.is_empty() => Err(format!("says beside: {}", said.err)),
        (Some(0), None) if said.out.starts_with('{') => Ok(GOOD.to_owned()),
        // A file that is only probed is listed; its code stands with the finding.
        (Some(0), Some(_)) => Ok(GOOD.to_owned()),
        (Some(1), Some(code)) if known.contains(code) && !OURS.contains(&code) => Ok(code.to_owned()),
        _ => Err(format!("{said:?}")),
    }
}

/// A program that dies, one that panics, and one that says nothing have to be told.
fn plant(assay: &Assay) -> Done<Verdict> {
    let good = output(&mut assay.command("--version"))?;
    let with = |exit: Option<i32>, out: &str, err: &str| Answer {
        exit,
        out: out.to_owned(),
        err: err.to_owned(),
    };
    let plants = [
        ("killed", with(None, "", "")),
        ("aborted", with(Some(134), "", "memory allocation failed")),
        ("panicked", with(Some(101), "{\"code\":null}", "thread 'main' panicked")),
        ("silent", with(Some(1), "{\"code\":\"decoder-silent\"}", "")),
        ("a code of nobody", with(Some(1), "{\"code\":\"nobody\"}", "")),
        ("no JSON", good),
    ];
    let wrong: Vec<String> = plants
        .iter()
        .filter(|(_, said)| code(said).is_ok())
        .map(|(what, said)| format!("{what}: {said:?}"))
        .collect();
    let figures = format!("{} of {}", plants.len() - wrong.len(), plants.len());
    Ok(verdict("planted failures are found", figures, &wrong))
}
