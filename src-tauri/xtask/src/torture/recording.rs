//! Work on a library done under strace, and what it did there, step by step, with every byte.

use super::Trial;
use super::book::Book;
use super::shelf::Found;
use super::strace::{Call, calls};
use super::typist::Typist;
use crate::step::Done;
use crate::trial::{Exec, Random, Said, doing, output};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// Every call that changes what a file system holds, that brings it to the disk, or that says something.
const CALLS: &str = "write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync,syncfs,sync_file_range,msync,openat,open,\
    creat,truncate,ftruncate,fallocate,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,\
    mkdirat,rmdir,copy_file_range,sendfile,splice,lseek";

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Bytes were handed to a file.
    Write { path: PathBuf, at: u64, bytes: Vec<u8> },
    /// A file was made longer or shorter.
    Resize { path: PathBuf, length: u64 },
    /// A file is there, empty if it was not.
    Create(PathBuf),
    /// A folder is there.
    Folder(PathBuf),
    /// A name went over to another.
    Rename(PathBuf, PathBuf),
    /// A name is gone.
    Remove(PathBuf),
    /// A file or folder is being brought to the disk; what was done before this is on it once the step of the same
    /// number ends.
    SyncBegins(usize, PathBuf),
    /// It is on the disk.
    SyncEnds(usize),
    /// So many lines in all were printed for the caller.
    Answers(usize),
}

/// What was recorded.
#[derive(Debug)]
pub(crate) struct Recording {
    /// The library as it was before: on the disk, every byte.
    pub(crate) before: PathBuf,
    /// Where it was.
    pub(crate) library: PathBuf,
    /// What was done.
    pub(crate) steps: Vec<Step>,
    /// What was typed and answered.
    pub(crate) book: Book,
}

/// Why nothing can be recorded here, if so.
pub(crate) fn forbidden() -> Option<String> {
    let tried = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .stderr(Stdio::piped())
        .output();
    match tried {
        Ok(said) if said.status.success() => None,
        Ok(said) => Some(format!(
            "ptrace is forbidden: {}",
            String::from_utf8_lossy(&said.stderr).trim()
        )),
        Err(error) => Some(format!("strace: {error}")),
    }
}

impl Recording {
    /// Types `commands` commands in two sittings, with two pauses in each that are long enough for the log to be
    /// brought into the database.
    pub(crate) fn make(trial: &Trial, commands: usize, random: &mut Random) -> Done<Self> {
        let before = trial.sample.library(&trial.scratch, "recorded-before")?;
        let library = trial.sample.library(&trial.scratch, "recorded")?;
        let mut typist = Typist::new(Random::new(random.draw()), Vec::new());
        let (mut book, mut steps) = (Book::new(Found::default()), Vec::new());
        for sitting in 1..=2 {
            let log = trial.scratch.clean("strace")?;
            sit(trial, &library, &log, (&mut typist, &mut book), commands * sitting / 2)?;
            let answers = answers(&steps);
            steps.extend(read_log(&log, &library, answers)?);
        }
        if answers(&steps) != book.answered.len() {
            return Err(format!(
                "{} answers were recorded, {} heard",
                answers(&steps),
                book.answered.len()
            ));
        }
        Ok(Self {
            before,
            library,
            steps,
            book,
        })
    }
}

fn answers(steps: &[Step]) -> usize {
    steps
        .iter()
        .rev()
        .find_map(|step| match step {
            Step::Answers(answers) => Some(*answers),
            _ => None,
        })
        .unwrap_or_default()
}

/// `command` under strace, which writes `log`.
fn traced(command: &Command, log: &Path) -> Command {
    let mut strace = Command::new("strace");
    strace.args("-f -qq -y -xx -s 100000000 -e".split(' '));
    strace.arg(format!("trace={CALLS}")).arg("-o").arg(log);
    strace
        .arg(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null());
    strace
}

/// Runs `command` to its end under strace; gives what it did to `library`.
pub(crate) fn record(trial: &Trial, command: &Command, library: &Path) -> Done<Vec<Step>> {
    let log = trial.scratch.clean("strace")?;
    output(&mut traced(command, &log))?.good("under strace")?;
    read_log(&log, library, 0)
}

fn read_log(log: &Path, library: &Path, answers_before: usize) -> Done<Vec<Step>> {
    let text = fs::read_to_string(log).map_err(doing(log.display()))?;
    read(&calls(&text), library, answers_before)
}

/// Types one command after the other until there are `until`.
fn sit(trial: &Trial, library: &Path, log: &Path, (typist, book): (&mut Typist, &mut Book), until: usize) -> Done {
    let exec = Exec::command(&trial.assay, library, trial.sample.bundle.number);
    let strace = traced(&exec, log);
    let mut exec = Exec::run(strace)?;
    let (pause, mut since) = (until.saturating_sub(book.sent.len()) / 3, 0);
    while book.sent.len() < until {
        let typed = typist.next();
        let said = exec.ask(&typed.line)?;
        book.sent.push(typed);
        book.answered.push(said);
        since += 1;
        if since == pause {
            since = 0;
            thread::sleep(Duration::from_millis(2_500));
        }
    }
    let refused = book.answered.iter().any(|said| matches!(said, Said::Refused { .. }));
    let status = exec.end()?;
    if status.success() || refused {
        Ok(())
    } else {
        Err(format!("review exec under strace: {status}"))
    }
}

/// What the calls did to `library`; a call that could change it and is not understood is an error, never left out.
pub(crate) fn read(calls: &[Call], library: &Path, answers_before: usize) -> Done<Vec<Step>> {
    let mut reading = Reading {
        library,
        places: BTreeMap::new(),
        answers: answers_before,
    };
    let mut steps: Vec<(usize, Step)> = Vec::new();
    for (number, call) in calls.iter().enumerate() {
        for step in reading.steps(number, call)? {
            let line = if matches!(step, Step::SyncEnds(_)) {
                call.ended
            } else {
                call.began
            };
            steps.push((line, step));
        }
    }
    steps.sort_by_key(|(line, _)| *line);
    Ok(steps.into_iter().map(|(_, step)| step).collect())
}

struct Reading<'a> {
    library: &'a Path,
    /// How far each file that is open has been written or read.
    places: BTreeMap<PathBuf, u64>,
    answers: usize,
}

impl Reading<'_> {
    fn steps(&mut self, number: usize, call: &Call) -> Done<Vec<Step>> {
        if call.name == "write" && call.descriptor(0) == Some(1) && !call.touches(self.library) {
            return Ok(self.said(call));
        }
        if !call.touches(self.library) {
            return Ok(Vec::new());
        }
        let not_understood = || format!("this call on the library is not understood: {call:.300?}");
        let steps = match call.name.as_str() {
            "write" | "pwrite64" | "lseek" | "ftruncate" | "fsync" | "fdatasync" | "sync_file_range"
                if call.path(0).is_none() =>
            {
                Some(Vec::new())
            }
            "write" => self.write(call),
            "pwrite64" => written(call, call.number(3)),
            "lseek" => self.seek(call),
            "ftruncate" => call
                .path(0)
                .zip(call.number(1))
                .map(|(path, length)| vec![Step::Resize { path, length }]),
            "fsync" | "fdatasync" => call
                .path(0)
                .map(|path| vec![Step::SyncBegins(number, path), Step::SyncEnds(number)]),
            // It promises nothing (sync_file_range(2), "Warning").
            "sync_file_range" => Some(Vec::new()),
            "openat" => self.open(call),
            "rename" => call
                .path_at(None, 0)
                .zip(call.path_at(None, 1))
                .map(|(from, to)| vec![Step::Rename(from, to)]),
            "renameat" | "renameat2" => call
                .path_at(Some(0), 1)
                .zip(call.path_at(Some(2), 3))
                .map(|(from, to)| vec![Step::Rename(from, to)]),
            "unlink" | "rmdir" => call.path_at(None, 0).map(|path| vec![Step::Remove(path)]),
            "unlinkat" => call.path_at(Some(0), 1).map(|path| vec![Step::Remove(path)]),
            "mkdir" => call.path_at(None, 0).map(|path| vec![Step::Folder(path)]),
            "mkdirat" => call.path_at(Some(0), 1).map(|path| vec![Step::Folder(path)]),
            _ => None,
        };
        steps.ok_or_else(not_understood)
    }

    fn said(&mut self, call: &Call) -> Vec<Step> {
        let lines = call
            .bytes(1)
            .map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count());
        self.answers += lines;
        if lines == 0 {
            Vec::new()
        } else {
            vec![Step::Answers(self.answers)]
        }
    }

    fn write(&mut self, call: &Call) -> Option<Vec<Step>> {
        let place = self.places.entry(call.path(0)?).or_default();
        let at = *place;
        *place += u64::try_from(call.result).ok()?;
        written(call, Some(at))
    }

    fn seek(&mut self, call: &Call) -> Option<Vec<Step>> {
        self.places.insert(call.path(0)?, u64::try_from(call.result).ok()?);
        Some(Vec::new())
    }

    fn open(&mut self, call: &Call) -> Option<Vec<Step>> {
        let path = call.path_at(Some(0), 1)?;
        if call.has(2, "O_APPEND") || call.has(2, "O_TMPFILE") {
            return None;
        }
        let mut steps = Vec::new();
        if call.has(2, "O_CREAT") {
            steps.push(Step::Create(path.clone()));
        }
        if call.has(2, "O_TRUNC") {
            steps.push(Step::Resize {
                path: path.clone(),
                length: 0,
            });
        }
        if call.has(2, "O_CREAT") || call.has(2, "O_TRUNC") || call.has(2, "O_RDWR") || call.has(2, "O_WRONLY") {
            self.places.insert(path, 0);
        }
        Some(steps)
    }
}

fn written(call: &Call, at: Option<u64>) -> Option<Vec<Step>> {
    let (path, at, mut bytes) = (call.path(0)?, at?, call.bytes(1)?);
    bytes.truncate(usize::try_from(call.result).ok()?);
    Some(vec![Step::Write { path, at, bytes }])
}
