//! Tries every case and its unbroken twin, two at a time, and tells everything that is not as listed.

use crate::place::Place;
use crate::program::{MEMORY_KIB, Program, Ran, SLOW, make_while_none_starts, most_memory_kib, take_too_much_memory};
use crate::row::{FOREIGN_NAME, leads_astray, listed, refused, refused_in_its_words, same, taken};
use crate::{SEED, list};
use assay_app::library::{QueueQuery, Shelf};
use assay_hostile::{Bundle, CANARY, Case, Kind, cases};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const THREADS: usize = 2;
/// What a library's folder may hold.
const OF_A_LIBRARY: [&str; 7] = [
    "artifacts",
    "backups",
    "library.db",
    "library.db-shm",
    "library.db-wal",
    "library.lock",
    "staging",
];

/// What was tried so far.
#[derive(Default)]
struct Tally {
    runs: usize,
    slowest: (Duration, String),
    largest: (i64, String),
    wrong: Vec<String>,
}

/// One case, put down, and how it is run.
struct Trial<'a> {
    case: &'a Case,
    place: Place,
    twin: Option<PathBuf>,
    program: Program,
    tally: &'a Mutex<Tally>,
}

#[test]
fn every_hostile_input_comes_to_what_its_row_lists() {
    let scratch = tempfile::tempdir().expect("a folder");
    open_to_all(scratch.path()).expect("others get in");
    let cases = cases(SEED);
    let outside = fs::read(CANARY).ok();
    let tally = Mutex::default();
    let make = |at: usize, case| Trial::new(&scratch.path().join(at.to_string()), case, &tally);
    let trials = make_while_none_starts(|| side_by_side(&cases, make));
    let trials: Vec<Trial<'_>> = trials.into_iter().map(|trial| trial.expect("written")).collect();
    side_by_side(&trials, |_, trial| trial.run());
    let runs: BTreeSet<&str> = cases.iter().map(|case| case.id).collect();
    let tally = tally.into_inner().expect("no thread panicked");
    tally.print(&cases, runs.len());
    assert_eq!(fs::read(CANARY).ok(), outside, "{CANARY}");
    assert!(
        tally.wrong.is_empty(),
        "{} are not as listed:\n{}",
        tally.wrong.len(),
        tally.wrong.join("\n")
    );
    list::all_were_run(&runs);
    assert_eq!((cases.len(), runs.len()), (171, 72));
    take_too_much_memory();
    assert!(
        most_memory_kib() > MEMORY_KIB,
        "a program that takes too much is noticed"
    );
}

impl<'a> Trial<'a> {
    fn new(folder: &Path, case: &'a Case, tally: &'a Mutex<Tally>) -> io::Result<Self> {
        let (sample, twin) = (Bundle::sample().zip().bytes(), case.twin_bytes());
        let place = Place::new(folder.to_owned(), |inputs| {
            if twin != sample {
                fs::write(inputs.join("twin.zip"), &twin)?;
            }
            case.write(inputs)
        })?;
        let twin = Some(folder.join("in/twin.zip")).filter(|path| path.exists());
        let program = program_for(case, &place, folder)?;
        Ok(Self {
            case,
            place,
            twin,
            program,
            tally,
        })
    }

    fn run(&self) {
        if let Err(wrong) = self.tried() {
            self.tally().wrong.push(format!("{}: {wrong}", self.case.name()));
        }
    }

    fn tried(&self) -> Result<(), String> {
        let before = self.place.traces().map_err(told)?;
        let said = self.inspected()?;
        self.imported(said)?;
        if self.case.breaks_zip_level {
            refused(self.case, &self.assay(&[&"bundle", &"verify", &self.place.input])?)?;
        }
        if ["ZN-009", "ZN-011", "ZN-012"].contains(&self.case.id) {
            self.printed_for_people()?;
        }
        if let Some(twin) = &self.twin {
            same("the twin", self.assay(&[&"bundle", &"inspect", twin])?.exit, Some(0))?;
        }
        same(
            "outside of the library",
            self.place.traces().map_err(told)? == before,
            true,
        )
    }

    fn inspected(&self) -> Result<Option<Value>, String> {
        let ran = self.assay(&[&"bundle", &"inspect", &self.place.input])?;
        if self.case.kind == Kind::Refuse {
            return refused_in_its_words(self.case, &ran).map(|()| None);
        }
        let said = taken(self.case, &ran)?;
        listed(self.case, &said)?;
        Ok(Some(said))
    }

    fn imported(&self, inspected: Option<Value>) -> Result<(), String> {
        let library = self.place.library();
        let ran = self.assay(&[&"library", &"import", &self.place.input, &"--library", &library])?;
        let artifacts = match &inspected {
            Some(said) => {
                taken(self.case, &ran)?;
                digests(said)
            }
            None => {
                refused_in_its_words(self.case, &ran)?;
                BTreeSet::new()
            }
        };
        let submissions = u64::from(inspected.is_some());
        holds(&library, submissions, &artifacts)?;
        if self.case.id == FOREIGN_NAME.0 {
            let kept = intake_report(&library)?.contains(FOREIGN_NAME.1);
            same("the bytes of the name are kept", kept, true)?;
        }
        Ok(())
    }

    /// What a terminal gets has no character that moves its cursor, turns its line or is not seen.
    fn printed_for_people(&self) -> Result<(), String> {
        let ran = self
            .program
            .run(&self.place, &[&"bundle", &"inspect", &self.place.input]);
        let ran = ran.map_err(told)?;
        let astray = |letter: &char| *letter != '\n' && leads_astray(*letter);
        same("characters in the terminal", ran.out.chars().find(astray), None)
    }

    fn assay(&self, args: &[&dyn AsRef<std::ffi::OsStr>]) -> Result<Ran, String> {
        let args = [&[&"--json" as &dyn AsRef<std::ffi::OsStr>], args].concat();
        let ran = self.program.run(&self.place, &args).map_err(told)?;
        let memory = most_memory_kib();
        let name = || self.case.name();
        let mut tally = self.tally();
        tally.runs += 1;
        if ran.took > tally.slowest.0 {
            tally.slowest = (ran.took, name());
        }
        if memory > tally.largest.0 {
            tally.largest = (memory, name());
        }
        drop(tally);
        same("what it says beside", ran.err.as_str(), "")?;
        if memory > MEMORY_KIB {
            return Err(format!("{memory} KiB of memory, in this or in what ran beside it"));
        }
        Ok(ran)
    }

    fn tally(&self) -> std::sync::MutexGuard<'_, Tally> {
        self.tally.lock().expect("no thread panicked")
    }
}

impl Tally {
    fn print(&self, cases: &[Case], rows: usize) {
        let (took, slow) = &self.slowest;
        let (memory, large) = &self.largest;
        println!(
            "seed {SEED}: {} inputs of {rows} rows in {} runs; slowest {took:?} ({slow}), largest {memory} KiB ({large} or what ran beside it)",
            cases.len(),
            self.runs
        );
        if *took > SLOW {
            println!("SLOW: {slow} took {took:?}, the list says {SLOW:?}; a busy machine is no fault");
        }
    }
}

/// Does `work` on each of `all`, on as many threads as there may be; the answers in their order.
fn side_by_side<'a, T: Sync, R: Send>(all: &'a [T], work: impl Fn(usize, &'a T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(one) = all.get(at)
        {
            done.push((at, work(at, one)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(take)).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}

/// Root may read everything, so a file that may not be read is tried by somebody else.
fn program_for(case: &Case, place: &Place, folder: &Path) -> io::Result<Program> {
    let root = fs::metadata("/proc/self").is_ok_and(|about| std::os::unix::fs::MetadataExt::uid(&about) == 0);
    if !(root && case.part == "without read permission") {
        return Ok(Program::built());
    }
    let program = Program::of_nobody(folder.parent().unwrap_or(folder))?;
    place.give_to(crate::program::NOBODY)?;
    Ok(program)
}

fn open_to_all(folder: &Path) -> io::Result<()> {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

/// The digests of the artifacts that `bundle inspect` told of.
fn digests(said: &Value) -> BTreeSet<String> {
    let artifacts = said["data"]["artifacts"].as_array().into_iter().flatten();
    let digest = |artifact: &Value| artifact["sha256"].as_str().map(str::to_owned);
    artifacts.filter_map(digest).collect()
}

/// The library opens, lists so many submissions, holds these artifacts and nothing else, and no import is under way.
pub(crate) fn holds(library: &Path, submissions: u64, artifacts: &BTreeSet<String>) -> Result<(), String> {
    let strangers: Vec<String> = names(library)?
        .into_iter()
        .filter(|name| !OF_A_LIBRARY.contains(&name.as_str()))
        .collect();
    same("strangers in the library", strangers, Vec::new())?;
    same("left of the import", names(&library.join("staging"))?, BTreeSet::new())?;
    same("artifacts", &names(&library.join("artifacts"))?, artifacts)?;
    let reading = Shelf::open_reading(library).map_err(told)?;
    let page = assay_app::library::list(&reading, &QueueQuery::default()).map_err(told)?;
    same("submissions", page.total, submissions)
}

/// What the library keeps of the intake of its one submission.
fn intake_report(library: &Path) -> Result<String, String> {
    let reading = Shelf::open_reading(library).map_err(told)?;
    let page = assay_app::library::list(&reading, &QueueQuery::default()).map_err(told)?;
    let listed = page.rows.first().ok_or("no submission")?;
    let row = reading.submission(&listed.submission).map_err(told)?;
    row.map(|row| row.intake).ok_or_else(|| "no submission".to_owned())
}

fn names(folder: &Path) -> Result<BTreeSet<String>, String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(BTreeSet::new());
    };
    let name = |entry: io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
    entries.map(name).collect::<io::Result<_>>().map_err(told)
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
