//! A disk that fills up: typing is refused as `disk-full` and nothing that was called saved is lost, then or once there
//! is room again; an import that does not fit, or no longer fits, leaves nothing.

use super::book::Book;
use super::import::wrong_with;
use super::shelf::{Found, files_of, orphans, reopen, unsound};
use super::tmpfs::Tmpfs;
use super::typist::Typist;
use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::{Bundle, Exec, LARGE, Random, Said, copy_folder, doing, files_below, output};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

const MB: u64 = 1 << 20;

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    let names = [
        "typing on a full disk",
        "kill -9 on a full disk",
        "an import that does not fit",
        "an import that no longer fits",
    ];
    let folder = trial.scratch.at("tmpfs");
    if let Err(why) = Tmpfs::mount(&folder, MB)? {
        return Ok(names.map(|name| Verdict::Skipped(name, why.clone())).into());
    }
    let mut random = trial.random("full disk");
    let typed = type_until_full(trial, &folder, false, &mut random)?;
    let killed = type_until_full(trial, &folder, true, &mut random)?;
    let bundle = Bundle::large(&trial.assay, &trial.scratch, 120, &mut random)?;
    let refused = too_small(trial, &folder, &bundle)?;
    let stopped = fills_up(trial, &folder, &bundle)?;
    fs::remove_file(&bundle.path).map_err(doing(bundle.path.display()))?;
    Ok(vec![
        verdict("typing on a full disk", typed.0, &typed.1),
        verdict("kill -9 on a full disk", killed.0, &killed.1),
        verdict("an import that does not fit", refused.0, &refused.1),
        verdict("an import that no longer fits", stopped.0, &stopped.1),
    ])
}

type Told = (String, Vec<String>);

fn mounted(folder: &Path, bytes: u64) -> Done<Tmpfs> {
    Tmpfs::mount(folder, bytes)?
}

/// A library on a file system that has so much room left.
fn tight(trial: &Trial, folder: &Path, room: u64) -> Done<Tmpfs> {
    let tmpfs = mounted(folder, 64 * MB)?;
    let library = tmpfs.at("library");
    copy_folder(&trial.sample.library, &library)?;
    let used = 64 * MB - tmpfs.free()?;
    tmpfs.resize(used + room)?;
    Ok(tmpfs)
}

/// Types until three commands in a row were refused; then makes room in the running process, or kills it first.
fn type_until_full(trial: &Trial, folder: &Path, killed: bool, random: &mut Random) -> Done<Told> {
    let number = trial.sample.bundle.number;
    let tmpfs = tight(trial, folder, MB + random.below(2 * MB))?;
    let library = tmpfs.at("library");
    let mut typist = Typist::new(Random::new(random.draw()), Vec::new());
    let mut book = Book::new(Found::default());
    let mut exec = Exec::start(&trial.assay, &library, number)?;
    let (mut in_a_row, mut full, mut wrong) = (0, 0, Vec::new());
    while in_a_row < 3 && book.sent.len() < 20_000 {
        let typed = typist.next();
        match exec.ask(&typed.line)? {
            Said::Refused { code, .. } if code == "disk-full" => (in_a_row, full) = (in_a_row + 1, full + 1),
            said => {
                in_a_row = 0;
                book.sent.push(typed);
                book.answered.push(said);
            }
        }
    }
    let until_full = book.saved();
    if full < 3 {
        wrong.push(format!("{full} times disk-full in {} commands", book.sent.len()));
    }
    if killed {
        exec.kill()?;
        tmpfs.resize(64 * MB)?;
    } else {
        tmpfs.resize(64 * MB)?;
        type_on(&mut exec, &mut typist, &mut book, &mut wrong)?;
        exec.end()?;
    }
    wrong
        .extend(reopen(&trial.assay, &library, number).map_or_else(|failure| vec![failure], |found| book.lost(&found)));
    let after = book.saved() - until_full;
    Ok((
        format!("{until_full} saved, then disk-full {full} times; {after} more once there was room; 0 may be lost"),
        wrong,
    ))
}

/// With room again the same process goes on.
fn type_on(exec: &mut Exec, typist: &mut Typist, book: &mut Book, wrong: &mut Vec<String>) -> Done {
    for _ in 0..20 {
        let typed = typist.draft();
        let said = exec.ask(&typed.line)?;
        if !matches!(said, Said::Saved(_)) {
            wrong.push(format!("with room again: {said:?}"));
        }
        book.sent.push(typed);
        book.answered.push(said);
    }
    Ok(())
}

/// There is not enough room from the beginning.
fn too_small(trial: &Trial, folder: &Path, bundle: &Bundle) -> Done<Told> {
    let tmpfs = tight(trial, folder, 40 * MB)?;
    let library = tmpfs.at("library");
    let before = files_below(&library.join("artifacts"))?;
    let mut import = trial.assay.command("library import --json --library");
    let answer = output(import.arg(&library).arg(&bundle.path))?;
    let mut wrong = not_full(answer.exit, answer.text("code"), &answer.out);
    wrong.extend(nothing_left(&library, before)?);
    tmpfs.resize(256 * MB)?;
    bundle.import(&trial.assay, &library)?;
    wrong.extend(wrong_with(&library, true)?);
    Ok(("disk-full, nothing left; with room it came in".to_owned(), wrong))
}

/// There was enough room, and then somebody else took it.
fn fills_up(trial: &Trial, folder: &Path, bundle: &Bundle) -> Done<Told> {
    let tmpfs = tight(trial, folder, 170 * MB)?;
    let library = tmpfs.at("library");
    let before = files_below(&library.join("artifacts"))?;
    let mut import = trial.assay.command("library import --json --library");
    import.arg(&library).arg(&bundle.path).stdout(Stdio::piped());
    let child = import.spawn().map_err(doing("library import"))?;
    while tmpfs.free()? > 150 * MB {
        thread::sleep(Duration::from_millis(1));
    }
    let ballast = tmpfs.at("ballast");
    take(&ballast, 110 * MB)?;
    let said = child.wait_with_output().map_err(doing("library import"))?;
    let out = String::from_utf8_lossy(&said.stdout);
    let mut wrong = not_full(said.status.code(), crate::trial::text(&out, "code"), &out);
    wrong.extend(nothing_left(&library, before)?);
    fs::remove_file(&ballast).map_err(doing("making room"))?;
    bundle.import(&trial.assay, &library)?;
    wrong.extend(wrong_with(&library, true)?);
    Ok((
        "disk-full in the middle, nothing left; with room it came in".to_owned(),
        wrong,
    ))
}

/// Writes until there is so much, or no more room.
fn take(ballast: &Path, bytes: u64) -> Done {
    let mut file = File::create(ballast).map_err(doing("taking room"))?;
    let block = vec![7; 1 << 20];
    for _ in 0..bytes / MB {
        if file.write_all(&block).is_err() {
            break;
        }
    }
    Ok(())
}

fn not_full(exit: Option<i32>, code: Option<&str>, said: &str) -> Vec<String> {
    if exit == Some(3) && code == Some("disk-full") {
        return Vec::new();
    }
    vec![format!("exit {exit:?}, {said}")]
}

fn nothing_left(library: &Path, before: Vec<std::path::PathBuf>) -> Done<Vec<String>> {
    let mut wrong = unsound(library)?;
    wrong.extend(
        orphans(library)?
            .iter()
            .map(|path| format!("nothing explains {}", path.display())),
    );
    if files_below(&library.join("artifacts"))? != before {
        wrong.push("the artifacts are not what they were".to_owned());
    }
    if !files_of(library, LARGE)?.is_empty() {
        wrong.push("the submission is there all the same".to_owned());
    }
    Ok(wrong)
}
