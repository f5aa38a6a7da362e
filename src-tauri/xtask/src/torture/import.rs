//! `kill -9` at a random moment of bringing in a large submission: afterwards it is absent or whole, the next start
//! leaves no file that nothing explains, and bringing it in again works.

use super::shelf::{files_of, orphans, start, tamper, unsound};
use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::{Bundle, LARGE, Random, copy_folder, doing, files_below, output};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Large enough that there is time to be killed.
const MEGABYTES: u64 = 200;
/// The sample's six files and three large ones.
const FILES: u64 = 9;

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    let mut random = trial.random("import");
    let bundle = Bundle::large(&trial.assay, &trial.scratch, MEGABYTES, &mut random)?;
    let planted = plant(trial, &bundle)?;
    let killed = kill(trial, &bundle, &mut random)?;
    fs::remove_file(&bundle.path).map_err(doing(bundle.path.display()))?;
    Ok(vec![planted, killed])
}

/// What came of one kill.
#[derive(Default)]
struct Count {
    absent: usize,
    whole: usize,
    said_so: usize,
}

fn kill(trial: &Trial, bundle: &Bundle, random: &mut Random) -> Done<Verdict> {
    let kills = trial.times(50, 5);
    let takes = how_long(trial, bundle)?;
    let (mut count, mut wrong) = (Count::default(), Vec::new());
    for kill in 0..kills {
        let library = trial.sample.library(&trial.scratch, "import")?;
        let alive = moment(takes, kill, random);
        let said_so = import_until_killed(trial, bundle, &library, alive)?;
        let found = after_a_kill(trial, bundle, &library, said_so, &mut count);
        wrong.extend(
            found
                .unwrap_or_else(|failure| vec![failure])
                .iter()
                .map(|found| format!("kill {kill}: {found}")),
        );
    }
    if !trial.quick && (count.absent < 5 || count.whole == 0) {
        wrong.push("the kills did not fall before and after the commit: nothing is proved".to_owned());
    }
    let figures = format!(
        "{kills} kills, an import takes {:.2} s; afterwards {} times absent, {} times whole, {} of these acknowledged; \
         each brought in again and given out with the same payload",
        takes.as_secs_f64(),
        count.absent,
        count.whole,
        count.said_so
    );
    Ok(verdict("kill -9 while importing", figures, &wrong))
}

/// Half of the kills at any moment, half around the one at which it is all decided.
fn moment(takes: Duration, kill: usize, random: &mut Random) -> Duration {
    let (from, until) = if kill.is_multiple_of(2) { (0, 110) } else { (85, 125) };
    takes * u32::try_from(from * 100 + random.below((until - from) * 100)).unwrap_or_default() / 10_000
}

fn import(trial: &Trial, bundle: &Bundle, library: &Path) -> Done<Command> {
    let mut import = trial.assay.command("library import --json --library");
    import.arg(library).arg(&bundle.path);
    // So that a file left outside the library is found.
    let temporary = trial.scratch.at("temporary");
    fs::create_dir_all(&temporary).map_err(doing(temporary.display()))?;
    import.env("TMPDIR", temporary);
    Ok(import)
}

fn how_long(trial: &Trial, bundle: &Bundle) -> Done<Duration> {
    let library = trial.sample.library(&trial.scratch, "import")?;
    let began = Instant::now();
    output(&mut import(trial, bundle, &library)?)?.good("importing")?;
    Ok(began.elapsed())
}

/// Whether it had said that the submission is in.
fn import_until_killed(trial: &Trial, bundle: &Bundle, library: &Path, alive: Duration) -> Done<bool> {
    let mut import = import(trial, bundle, library)?;
    let mut child = import.stdout(Stdio::piped()).spawn().map_err(doing("library import"))?;
    thread::sleep(alive);
    // It may have come to its end by now; then there is nobody to kill.
    drop(child.kill());
    let said = child.wait_with_output().map_err(doing("library import"))?;
    Ok(String::from_utf8_lossy(&said.stdout).contains("\"ok\":true"))
}

fn after_a_kill(trial: &Trial, bundle: &Bundle, library: &Path, said_so: bool, count: &mut Count) -> Done<Vec<String>> {
    start(&trial.assay, library, trial.sample.bundle.number)?;
    let mut wrong = wrong_with(library, said_so)?;
    if files_of(library, LARGE)?.is_empty() {
        count.absent += 1;
    } else {
        count.whole += 1;
        count.said_so += usize::from(said_so);
    }
    let outside = files_below(&trial.scratch.at("temporary"))?;
    wrong.extend(
        outside
            .iter()
            .map(|path| format!("left outside the library: {}", path.display())),
    );
    output(&mut import(trial, bundle, library)?)?.good("bringing it in again")?;
    wrong.extend(wrong_with(library, true)?);
    wrong.extend(wrong_export(trial, bundle, library)?);
    Ok(wrong)
}

/// What is neither absent nor whole, and what lies about.
pub(super) fn wrong_with(library: &Path, has_to_be_there: bool) -> Done<Vec<String>> {
    let mut wrong = match files_of(library, LARGE)?.as_slice() {
        [] if has_to_be_there => vec!["it was called imported and is absent".to_owned()],
        [] | [FILES] => Vec::new(),
        other => vec![format!("the submission is there with {other:?} files")],
    };
    wrong.extend(unsound(library)?);
    wrong.extend(
        orphans(library)?
            .iter()
            .map(|path| format!("nothing explains {}", path.display())),
    );
    Ok(wrong)
}

fn wrong_export(trial: &Trial, bundle: &Bundle, library: &Path) -> Done<Option<String>> {
    let out = trial.scratch.clean("export.zip")?;
    let mut export = trial.assay.command("library export --json --library");
    let answer = output(export.arg(library).arg("--out").arg(&out).arg(LARGE))?.good("export")?;
    fs::remove_file(&out).map_err(doing(out.display()))?;
    let same = answer.text("payload") == Some(&bundle.payload);
    Ok((!same).then(|| format!("given out with another payload: {}", answer.out)))
}

/// Harm done by hand, each of which has to be found; and the unharmed twin.
fn plant(trial: &Trial, bundle: &Bundle) -> Done<Verdict> {
    let library = trial.sample.library(&trial.scratch, "import")?;
    output(&mut import(trial, bundle, &library)?)?.good("importing")?;
    type Harm = fn(&Path) -> Done;
    let harms: [(&str, bool, Harm); 5] = [
        ("nothing", false, |_| Ok(())),
        ("a file gone", true, |library| remove(&largest(library)?)),
        ("a changed byte", true, |library| change_a_byte(&largest(library)?)),
        ("a stray file", true, |library| {
            stray(&library.join("artifacts").join("ab".repeat(32)))
        }),
        ("an acknowledged submission gone", true, |library| {
            tamper(
                library,
                &format!("PRAGMA foreign_keys = ON; DELETE FROM submissions WHERE number = '{LARGE}'"),
            )
        }),
    ];
    let mut wrong = Vec::new();
    for (what, is_harm, harm) in harms {
        let twin = trial.scratch.clean("import-twin")?;
        copy_folder(&library, &twin)?;
        harm(&twin)?;
        let found = wrong_with(&twin, true)?;
        if found.is_empty() == is_harm {
            wrong.push(format!("{what}: found {found:?}"));
        }
    }
    drop(trial.scratch.clean("import-twin")?);
    Ok(verdict(
        "planted harm is found",
        "4 of 4, and none in the unharmed twin".to_owned(),
        &wrong,
    ))
}

fn largest(library: &Path) -> Done<PathBuf> {
    let artifacts = library.join("artifacts");
    let paths = files_below(&artifacts)?.into_iter().map(|name| artifacts.join(name));
    let size = |path: &PathBuf| path.metadata().map_or(0, |found| found.len());
    paths
        .max_by_key(size)
        .ok_or_else(|| "the library has no artifact".to_owned())
}

fn remove(path: &Path) -> Done {
    fs::remove_file(path).map_err(doing(path.display()))
}

fn stray(path: &Path) -> Done {
    fs::write(path, "stray").map_err(doing(path.display()))
}

fn change_a_byte(path: &Path) -> Done {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut bytes = fs::read(path).map_err(failed)?;
    let middle = bytes.len() / 2;
    bytes
        .get_mut(middle)
        .map(|byte| *byte ^= 1)
        .ok_or("an empty artifact")?;
    // The store makes its files read-only; a copy takes that along.
    fs::remove_file(path)
        .and_then(|()| fs::write(path, bytes))
        .map_err(failed)
}
