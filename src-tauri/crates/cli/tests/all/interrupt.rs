//! Ctrl-C, and a polite kill: long work stops and leaves everything whole, a review ends after the present command, and a
//! second signal ends at once.

use crate::bad_input::Unpacked;
use crate::support::{Desk, PASSPHRASE, Ran, args, assay, files_below, fixtures, import, new_key_order, pack_order};
use assay_app::identities::Identities;
use assay_app::importing::Terms;
use assay_app::library::Shelf;
use assay_app::model::score::Role;
use assay_app::packing::Roles;
use assay_app::ports::Machine;
use assay_app::watching::Unwatched;
use assay_app::{Assay, WorkFactor};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Far more than is read before the signal comes; sparse, so that it lies on no disk.
const LARGE: u64 = 2 << 30;

/// An `assay` at work.
struct Working(Child);

impl Working {
    fn begin(args: impl IntoIterator<Item = PathBuf>) -> Self {
        // However these tests were begun themselves.
        let mut command = Command::new("env");
        command.args(["--default-signal=HUP", env!("CARGO_BIN_EXE_assay")]);
        command.args(args);
        Self::of(command)
    }

    /// On one processor, so that one of its threads hears all the signals that wait for it: two that hear one each in the
    /// same microsecond are both the first.
    fn on_one_processor(args: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", &a_processor(), env!("CARGO_BIN_EXE_assay")]);
        command.args(args);
        Self::of(command)
    }

    /// Begun as `nohup` does it: the end of its terminal is none of its business.
    fn outliving(args: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' HUP; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_assay")]);
        command.args(args);
        Self::of(command)
    }

    fn of(mut command: Command) -> Self {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        Self(command.spawn().expect("assay starts"))
    }

    /// Sends `signal` as another program would.
    fn send(&self, signal: &str) {
        let line = format!("kill -{signal} {}", self.0.id());
        assert!(
            Command::new("sh")
                .args(["-c", &line])
                .status()
                .expect("sh runs")
                .success()
        );
    }

    /// Waits until it hears `signal` (proc(5): `SigCgt`).
    fn listens(&self, signal: &str) {
        let number = match signal {
            "HUP" => 1,
            "INT" => 2,
            "TERM" => 15,
            other => panic!("nobody listens for {other}"),
        };
        let status = format!("/proc/{}/status", self.0.id());
        let caught = || {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let mask = text
                .lines()
                .find_map(|line| line.strip_prefix("SigCgt:"))
                .unwrap_or_default()
                .trim()
                .to_owned();
            u64::from_str_radix(&mask, 16).is_ok_and(|mask| mask >> (number - 1) & 1 == 1)
        };
        until("it listens", caught);
    }

    /// How much it has written to a file that has no name yet, or none that will stay.
    fn unfinished(&self) -> u64 {
        let open = fs::read_dir(format!("/proc/{}/fd", self.0.id()))
            .into_iter()
            .flatten()
            .flatten();
        let unfinished = open.filter_map(|file| {
            let (path, found) = (fs::read_link(file.path()).ok()?, file.path().metadata().ok()?);
            let part = path.extension().is_some_and(|end| end == "part");
            (found.nlink() == 0 || part).then_some(found.len())
        });
        unfinished.max().unwrap_or(0)
    }

    fn end(self) -> Ran {
        let output = self.0.wait_with_output().expect("it ends");
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The first processor that may be used here (proc(5): `Cpus_allowed_list`, such as `0-1` or `2,5`).
fn a_processor() -> String {
    let status = fs::read_to_string("/proc/self/status").expect("a status");
    let allowed = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
    let digits = allowed.expect("a list").trim();
    digits.chars().take_while(char::is_ascii_digit).collect()
}

#[track_caller]
fn until(what: &str, done: impl Fn() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A bag that takes long to read: its video says that it is [`LARGE`]. Its checksum would be wrong in the end.
fn large_bag() -> Unpacked {
    let bag = Unpacked::new();
    let video = bag.top.join("data/video/classroom.mp4");
    let size = format!("\"size\":{},", fs::metadata(&video).expect("a video").len());
    let submission = bag.read("data/submission.json");
    assert_eq!(submission.matches(&size).count(), 1);
    bag.write(
        "data/submission.json",
        submission.replace(&size, &format!("\"size\":{LARGE},")),
    );
    bag.seal();
    let video = fs::File::options().write(true).open(video).expect("a video");
    video.set_len(LARGE).expect("a sparse file");
    bag
}

/// Bytes that an import has staged so far.
fn staged(library: &Path) -> u64 {
    let staging = library.join("staging");
    let folders = fs::read_dir(staging).into_iter().flatten().flatten();
    let files = folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten().flatten());
    files
        .filter_map(|file| file.metadata().ok())
        .map(|file| file.len())
        .sum()
}

#[track_caller]
fn nothing_is_staged(library: &Path) {
    let staging = library.join("staging");
    let left = if staging.is_dir() {
        files_below(&staging).len()
    } else {
        0
    };
    assert_eq!(left, 0);
    assert_eq!(fs::read_dir(staging).map_or(0, Iterator::count), 0);
}

/// An import of a good bundle, a large one and another good one, in the middle of the large one.
struct Importing {
    desk: Desk,
    library: PathBuf,
    third: PathBuf,
    _large: Unpacked,
    working: Working,
}

impl Importing {
    fn begin() -> Self {
        Self::as_begun_by(Working::begin)
    }

    fn as_begun_by(begin: impl FnOnce(Vec<PathBuf>) -> Working) -> Self {
        let (desk, other, large) = (Desk::new(), Desk::new(), large_bag());
        let (library, first, third) = (desk.path("library"), desk.pack_short(), desk.path("third.zip"));
        fs::copy(other.pack_short(), &third).expect("copied");
        let order = args([
            &"--json",
            &"library",
            &"import",
            &first,
            &large.top,
            &third,
            &"--library",
            &library,
        ]);
        let working = begin(order);
        until("the large one is under way", || staged(&library) > 64 << 20);
        Self {
            desk,
            library,
            third,
            _large: large,
            working,
        }
    }
}

fn list(library: &Path) -> serde_json::Value {
    assay(args([&"--json", &"library", &"list", &"--library", &library]))
        .done()
        .json()["data"]
        .clone()
}

#[test]
fn an_import_that_is_stopped_keeps_what_was_whole_and_nothing_else() {
    let Importing {
        desk,
        library,
        third,
        _large,
        working,
    } = Importing::begin();
    working.send("INT");
    let ran = working.end();
    ran.refused(1, "cancelled");
    let rows = ran.json()["data"]["imported"].as_array().expect("rows").clone();
    let came: Vec<_> = rows
        .iter()
        .map(|row| (row["ok"].as_bool(), row["code"].as_str()))
        .collect();
    let stopped = (Some(false), Some("cancelled"));
    assert_eq!(came, [(Some(true), None), stopped, stopped]);
    let cancelled = ran.json()["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|one| one["code"] == "cancelled")
        .count();
    assert_eq!(cancelled, 1, "said once");
    assert!(
        ran.out.contains("One submission had come in and is kept, whole."),
        "{ran:?}"
    );
    nothing_is_staged(&library);
    assert_eq!(list(&library)["total"], 1);
    let kept = fs::read_dir(library.join("artifacts")).expect("artifacts").count();
    assert_eq!(kept, 6, "the files of the first submission");
    import(&third, &library).done();
    assert_eq!(list(&library)["total"], 2);
    drop(desk);
}

#[test]
fn a_second_signal_ends_at_once_and_the_next_start_clears_what_was_left() {
    let Importing {
        desk,
        library,
        third,
        _large,
        working,
    } = Importing::as_begun_by(Working::on_one_processor);
    // Both are waiting when it goes on, so that there is no time between them in which it could end by itself.
    for signal in ["STOP", "INT", "TERM", "CONT"] {
        working.send(signal);
    }
    let ran = working.end();
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
    assert!(staged(&library) > 0, "it had no time to clear up");
    import(&third, &library).done();
    nothing_is_staged(&library);
    assert_eq!(list(&library)["total"], 2);
    drop(desk);
}

#[test]
fn an_import_that_was_killed_is_remembered_until_it_is_brought_in_or_forgotten() {
    let Importing {
        desk,
        library,
        third,
        _large,
        working,
    } = Importing::begin();
    working.send("KILL");
    drop(working.end());
    let here = Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into());
    let cut_off = || {
        let shelf = Shelf::open(&here, &library).expect("opens");
        shelf.cut_off().into_iter().map(|one| one.path).collect::<Vec<_>>()
    };
    let large = _large.top.to_string_lossy().into_owned();
    assert_eq!(cut_off(), [large.as_str()], "the one under way, not the one before");
    nothing_is_staged(&library);
    assert_eq!(list(&library)["total"], 1, "what was whole before stays");
    let kept = fs::read_dir(library.join("artifacts")).expect("artifacts").count();
    assert_eq!(kept, 6, "the files of the first submission and nothing half");
    import(&third, &library).done();
    assert_eq!(cut_off(), [large.as_str()], "another import changes nothing");
    // Brought in again it ends, here with a refusal, and is not told any more.
    fs::remove_dir_all(&_large.top).expect("gone");
    let terms = Terms {
        roles: Roles::Propose,
        micro_credential: None,
        number: None,
        due: None,
        large: false,
        only: None,
        next_attempt: false,
    };
    let shelf = Shelf::open(&here, &library).expect("opens");
    let again = shelf.import(&here, &_large.top, terms, &Unwatched);
    assert!(again.rows.iter().all(|row| row.result.is_err()));
    drop(shelf);
    assert_eq!(cut_off(), [""; 0]);
    drop(desk);
}

#[test]
fn an_import_that_was_killed_can_be_forgotten() {
    let importing = Importing::begin();
    importing.working.send("KILL");
    drop(importing.working.end());
    let here = Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into());
    let shelf = Shelf::open(&here, &importing.library).expect("opens");
    let [only] = shelf.cut_off().try_into().expect("one");
    shelf.forget_cut_off(&only.path);
    assert!(shelf.cut_off().is_empty());
    drop(shelf);
    let shelf = Shelf::open(&here, &importing.library).expect("opens");
    assert!(shelf.cut_off().is_empty(), "not at the next start either");
    drop(importing.desk);
}

#[test]
fn a_bundle_that_is_half_packed_is_not_there() {
    let desk = Desk::new();
    let (folder, out) = (desk.path("evidence"), desk.path("bundle.zip"));
    fs::create_dir(&folder).expect("made");
    let video = fs::File::create(folder.join("video.mp4")).expect("made");
    video.set_len(LARGE).expect("a sparse file");
    let order = pack_order(&folder, &out);
    let begin = || {
        let working = Working::begin(order.clone());
        until("it is being written", || working.unfinished() > 32 << 20);
        working
    };
    let nothing_is_left = || {
        let names = fs::read_dir(desk.folder.path()).expect("a folder").flatten();
        let left = names.filter(|entry| entry.path().extension().is_some_and(|end| end == "part"));
        assert_eq!((left.count(), out.exists()), (0, false));
    };
    let working = begin();
    working.send("TERM");
    working.end().refused(1, "cancelled");
    nothing_is_left();
    let working = begin();
    working.send("KILL");
    working.end();
    nothing_is_left();
}

/// Work that leaves nothing behind, stopped as soon as it listens.
#[track_caller]
fn stopped(order: Vec<PathBuf>, signal: &str) {
    let working = Working::begin(order);
    working.listens(signal);
    working.send(signal);
    let ran = working.end();
    ran.refused(1, "cancelled");
    assert!(ran.out.contains("Cancelled. Nothing was kept."), "{ran:?}");
}

#[test]
fn whatever_reads_a_large_bundle_can_be_stopped() {
    let (desk, large) = (Desk::new(), large_bag());
    let (_, result) = desk.score_short();
    let out = desk.path("signed.zip");
    let sheet = fixtures().join("sheets/2041-short.toml");
    stopped(args([&"--json", &"bundle", &"verify", &large.top]), "INT");
    stopped(args([&"--json", &"bundle", &"inspect", &large.top]), "TERM");
    stopped(desk.score_args(&large.top, &sheet, &out), "INT");
    assert!(!out.exists());
    stopped(
        args([&"--json", &"result", &"verify", &result, &"--evidence", &large.top]),
        "INT",
    );
}

#[test]
fn a_terminal_that_goes_away_stops_the_work_unless_it_was_begun_to_outlive_it() {
    let large = large_bag();
    let order = args([&"--json", &"bundle", &"verify", &large.top]);
    stopped(order.clone(), "HUP");
    let mut working = Working::outliving(order);
    working.listens("TERM");
    working.send("HUP");
    std::thread::sleep(Duration::from_millis(200));
    assert!(working.0.try_wait().expect("a process").is_none(), "it goes on");
    working.send("TERM");
    working.end().refused(1, "cancelled");
}

#[test]
fn while_a_passphrase_is_worked_on_a_signal_is_heard_and_answered() {
    let desk = Desk::new();
    let data = desk.path("data");
    let mut new = new_key_order(&desk.passphrase, &data);
    new.push("--json".into());
    stopped(new, "INT");
    assert!(!data.join("identities").exists(), "no key was made");
    let slow = Identities::new(desk.path("slow"), WorkFactor::STANDARD);
    let made = slow.create(&Machine, "B. Reader", Role::Assessor, PASSPHRASE, &Unwatched);
    let key = made.expect("an identity").path;
    let (nowhere, out) = (desk.path("nowhere"), desk.path("signed.zip"));
    // What it would have found next is not there.
    let score = args([
        &"--json",
        &"score",
        &nowhere,
        &"--sheet",
        &nowhere,
        &"--identity",
        &key,
        &"--passphrase-file",
        &desk.passphrase,
        &"--out",
        &out,
    ]);
    stopped(score, "TERM");
}

/// Before work begins there is nothing to undo; a prompt in particular has to end as prompts do.
#[test]
fn while_it_waits_for_a_passphrase_a_signal_ends_it() {
    let desk = Desk::new();
    let (bundle, out) = (desk.pack_short(), desk.path("signed.zip"));
    let sheet = fixtures().join("sheets/2041-short.toml");
    let order = args([
        &"score",
        &bundle,
        &"--sheet",
        &sheet,
        &"--identity",
        &desk.identity,
        &"--passphrase-fd",
        &"0",
        &"--out",
        &out,
    ]);
    let mut working = Working::begin(order);
    std::thread::sleep(Duration::from_millis(300));
    // SIGTERM, because a test that was begun in the background inherits that SIGINT is ignored.
    working.send("TERM");
    assert_eq!(working.0.wait().expect("it ends").signal(), Some(15));
}

/// A `review exec` on a library with one submission.
struct Exec {
    desk: Desk,
    library: PathBuf,
    working: Working,
}

impl Exec {
    fn begin() -> Self {
        let desk = Desk::new();
        let (library, bundle) = (desk.path("library"), desk.pack_short());
        assay(args([&"library", &"import", &bundle, &"--library", &library])).done();
        let working = Working::begin(args([&"review", &"exec", &"2041", &"--library", &library]));
        Self { desk, library, working }
    }

    fn entries(&self) -> u64 {
        let journal = assay(args([&"--json", &"journal", &"verify", &"--library", &self.library])).done();
        journal.json()["data"]["entries"].as_u64().expect("a number")
    }
}

fn level(level: &str) -> String {
    format!("{{\"cmd\":\"level\",\"criterion\":\"plans-the-check\",\"level\":\"{level}\"}}\n")
}

fn saved(line: &str) -> Option<u64> {
    line.trim().strip_prefix("saved ")?.parse().ok()
}

#[test]
fn a_review_that_waits_for_its_next_line_ends_and_says_what_is_kept() {
    let mut exec = Exec::begin();
    let mut output = BufReader::new(exec.working.0.stdout.take().expect("a pipe"));
    let mut input = exec.working.0.stdin.take().expect("a pipe");
    input.write_all(level("demonstrated").as_bytes()).expect("it reads");
    let mut answer = String::new();
    output.read_line(&mut answer).expect("it answers");
    let last = saved(&answer).expect("saved");
    exec.working.send("INT");
    let mut rest = String::new();
    output.read_to_string(&mut rest).expect("it ends");
    let said: serde_json::Value = serde_json::from_str(&rest).expect("one object");
    assert_eq!((&said["ok"], &said["code"]), (&false.into(), &"cancelled".into()));
    assert_eq!(said["message"], "Stopped. Every command that was called saved is kept.");
    assert_eq!(exec.working.0.wait().expect("it ends").code(), Some(1));
    assert_eq!(exec.entries(), last);
    drop((input, &exec.desk));
}

#[test]
fn a_busy_review_ends_after_the_present_command_and_loses_none_that_was_called_saved() {
    let mut exec = Exec::begin();
    let output = BufReader::new(exec.working.0.stdout.take().expect("a pipe"));
    let mut input = exec.working.0.stdin.take().expect("a pipe");
    let typing = std::thread::spawn(move || {
        let lines = (0..4_000).map(|at| level(if at % 2 == 0 { "developing" } else { "demonstrated" }));
        // It stops reading when it ends.
        drop(input.write_all(lines.collect::<String>().as_bytes()));
    });
    let mut answers = Vec::new();
    for line in output.lines() {
        answers.push(line.expect("it answers"));
        if answers.len() == 20 {
            exec.working.send("TERM");
        }
    }
    typing.join().expect("typed");
    assert_eq!(exec.working.0.wait().expect("it ends").code(), Some(1));
    let stopped = answers.pop().expect("a last line");
    assert!(stopped.contains("\"cancelled\""), "{stopped}");
    let saved: Vec<u64> = answers
        .iter()
        .map(|line| saved(line).unwrap_or_else(|| panic!("{line}")))
        .collect();
    assert!((20..4_000).contains(&saved.len()), "{} were done", saved.len());
    assert_eq!(
        Some(&exec.entries()),
        saved.last(),
        "what was called saved, and not one more"
    );
}
