//! Under strace: between the last write to the write-ahead log and every `saved` stands an fdatasync or fsync of that
//! log that began after the write and has come back.

use super::book::Book;
use super::recording::{Recording, Step, forbidden};
use super::typist::{Effect, Typed};
use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::Said;
use std::collections::BTreeMap;
use std::path::Path;

const NAME: &str = "the log is on the disk before saved is said";

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    if let Some(why) = forbidden() {
        return Ok(vec![Verdict::Skipped(NAME, why)]);
    }
    let recording = Recording::make(trial, 120, &mut trial.random("strace"))?;
    let log = recording.library.join("library.db-wal");
    let book = &recording.book;
    let (saved, mut wrong) = check(&recording.steps, &log, book);
    if saved < 100 || saved != book.saved() {
        wrong.push(format!("{saved} of {} seen, at least 100 wanted", book.saved()));
    }
    let figures = format!("{saved} saved, each after its own write to the log and a sync of it");
    Ok(vec![plant(&recording, &log), verdict(NAME, figures, &wrong)])
}

/// How many were called saved, and which of them before the log was on the disk.
fn check(steps: &[Step], log: &Path, book: &Book) -> (usize, Vec<String>) {
    let (mut saved, mut wrong) = (0, Vec::new());
    // Writes to the log so far; how many there were when each sync began; how many are on the disk.
    let (mut written, mut begun, mut synced, mut said_at) = (0_usize, BTreeMap::new(), 0, 0);
    for step in steps {
        match step {
            Step::Write { path, .. } if path == log => written += 1,
            Step::SyncBegins(number, path) if path == log => drop(begun.insert(*number, written)),
            Step::SyncEnds(number) => synced = synced.max(begun.remove(number).unwrap_or_default()),
            Step::Answers(answers) => {
                let Some((Said::Saved(seq), changes)) = answer(book, *answers) else {
                    continue;
                };
                saved += 1;
                if synced < written {
                    wrong.push(format!(
                        "saved {seq} was said with {} writes not synced",
                        written - synced
                    ));
                }
                if changes && written == said_at {
                    wrong.push(format!("saved {seq} was said and nothing had been written"));
                }
                said_at = written;
            }
            _ => {}
        }
    }
    (saved, wrong)
}

/// The answer of that number, counted from 1, and whether its command has anything to write: to let go of a draft that
/// is not there changes nothing.
fn answer(book: &Book, number: usize) -> Option<(&Said, bool)> {
    let last = number.checked_sub(1)?;
    let changes = !book.sent.get(last).is_some_and(lets_go);
    Some((book.answered.get(last)?, changes))
}

fn lets_go(typed: &Typed) -> bool {
    matches!(&typed.effect, Effect::Draft { text, .. } if text.is_empty())
}

/// The same recording without its syncs of the log, and without its writes, has to be found wanting at every answer.
fn plant(recording: &Recording, log: &Path) -> Verdict {
    let without = |unwanted: fn(&Step, &Path) -> bool| {
        let steps: Vec<Step> = recording
            .steps
            .iter()
            .filter(|step| !unwanted(step, log))
            .cloned()
            .collect();
        check(&steps, log, &recording.book)
    };
    let unsynced = without(|step, log| matches!(step, Step::SyncBegins(_, path) if path == log));
    let unwritten = without(|step, log| matches!(step, Step::Write { path, .. } if path == log));
    let mut wrong = Vec::new();
    for (what, (saved, found)) in [("no sync", unsynced), ("no write", unwritten)] {
        let may_pass = recording.book.sent.iter().filter(|typed| lets_go(typed)).count();
        if saved == 0 || found.len() + may_pass < saved {
            wrong.push(format!("{what}: {} of {saved} found", found.len()));
        }
    }
    verdict(
        "a planted recording without syncs is found",
        "at every answer".to_owned(),
        &wrong,
    )
}
