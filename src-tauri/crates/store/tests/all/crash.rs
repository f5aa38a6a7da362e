//! `kill -9` at a random moment: what was acknowledged is there, a submission is absent or whole, and the next start
//! leaves no orphan.
//!
//! The child is this test program again. `ASSAY_TORTURE=200` makes as many kills instead of a few; `ASSAY_SEED` repeats
//! a run.

use crate::support::*;
use assay_model::Sha256;
use assay_store::*;
use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const TASK: &str = "ASSAY_STORE_TASK";
const DIR: &str = "ASSAY_STORE_DIR";

fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The seed of this run, printed, so that it can be repeated.
pub(crate) fn seed(test: &str) -> Random {
    let drawn = RandomState::new().build_hasher().finish();
    let seed = told("ASSAY_SEED").and_then(|seed| seed.parse().ok()).unwrap_or(drawn);
    println!("{test}: ASSAY_SEED={seed}");
    Random(seed | 1)
}

/// Marsaglia's xorshift64.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    /// The same for places in a list.
    pub(crate) fn place(&mut self, limit: usize) -> usize {
        usize::try_from(self.below(limit as u64)).expect("below a usize")
    }
}

fn kills(few: u64) -> u64 {
    told("ASSAY_TORTURE")
        .and_then(|count| count.parse().ok())
        .unwrap_or(few)
}

#[test]
fn child() {
    let (Some(task), Some(dir)) = (told(TASK), told(DIR)) else {
        return;
    };
    let library = Library::open(&PathBuf::from(dir), NOW, OnDamage::Refuse)
        .expect("opens")
        .library;
    match task.as_str() {
        "append" => append_for_ever(&library),
        "import" => import_for_ever(&library),
        other => panic!("no task {other}"),
    }
}

fn append_for_ever(library: &Library) {
    let mut head = library.review(&review_id(1)).expect("read").expect("there").head;
    for step in 0.. {
        library
            .save_draft(
                &review_id(1),
                &Draft::of("note", &format!("{} and {step}", head.count)),
                NOW,
            )
            .expect("kept");
        println!("\ndraft {} and {step}", head.count);
        head = note(library, 1, head, "under fire");
        println!("\nsaved {}", head.count);
        if step % 50 == 49 {
            library
                .upkeep(assay_model::Timestamp::from_unix(NOW.unix() + step * 86_400))
                .expect("kept up");
        }
    }
}

fn import_for_ever(library: &Library) {
    let last = QueueQuery {
        descending: true,
        limit: 1,
        ..QueueQuery::default()
    };
    let last = library.queue(&last).expect("a page").rows.pop();
    let first = last.map_or(1, |row| row.number.as_str().parse::<u64>().expect("a number") + 1);
    for number in first.. {
        is_new(large(number).import(library));
        println!("\nsaved {number}");
        if number % 3 == 0 {
            library.delete_submission(&submission_id(number - 1)).expect("deleted");
            println!("\ndeleted {}", number - 1);
            is_new(large(number - 1).import(library));
        }
    }
}

/// Three files of some hundred kilobytes, one of them the same in every submission.
fn large(number: u64) -> Handed {
    let (plan, video) = (number.to_string().repeat(20_000), number.to_string().repeat(100_000));
    let shared = "shared".repeat(30_000);
    handed(
        number,
        &[
            ("plan.pdf", plan.as_bytes()),
            ("lesson.mp4", video.as_bytes()),
            ("shared.txt", shared.as_bytes()),
        ],
    )
}

/// Runs the child and kills it after `alive`; gives the whole lines that it printed.
fn run_and_kill(task: &str, dir: &Path, alive: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "crash::child", "--nocapture"])
        .env(TASK, task)
        .env(DIR, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child runs");
    let mut output = child.stdout.take().expect("its output");
    let lines = std::thread::spawn(move || {
        let mut text = String::new();
        output.read_to_string(&mut text).expect("read");
        text
    });
    std::thread::sleep(alive);
    child.kill().expect("killed");
    let status = child.wait().expect("gone");
    assert!(
        !status.success() && status.code().is_none(),
        "the child was killed, it did not end: {status}"
    );
    let text = lines.join().expect("read");
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().map(str::to_owned).collect()
}

fn last<'l>(lines: &'l [String], word: &str) -> Option<&'l str> {
    lines.iter().rev().find_map(|line| line.strip_prefix(word))
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed_while_it_writes() {
    let (shelf, mut random) = (Shelf::new(), seed("killed while it writes"));
    let library = shelf.open();
    is_new(small(1).import(&library));
    begin(&library, 1, &submission_id(1));
    drop(library);
    let (mut acknowledged, mut lost) = (0, 0);
    let kills = kills(5);
    for _ in 0..kills {
        let lines = run_and_kill("append", shelf.dir(), Duration::from_millis(40 + random.below(500)));
        let library = shelf.open();
        let count = library.review(&review_id(1)).expect("read").expect("there").head.count;
        let saved: u64 = last(&lines, "saved ").map_or(0, |seq| seq.parse().expect("a number"));
        acknowledged += lines.iter().filter(|line| line.starts_with("saved ")).count();
        lost += saved.saturating_sub(count);
        check_chain(&library.journal(&review_id(1)).expect("read"), count);
        check_draft(&library, last(&lines, "draft "));
    }
    println!("{kills} kills, {acknowledged} acknowledged, {lost} lost");
    assert_eq!(lost, 0);
    assert!(acknowledged > 0, "the child was given time to write");
}

fn check_chain(journal: &[EntryRow], count: u64) {
    assert_eq!(journal.len() as u64, count);
    let mut head = empty_head();
    for entry in journal {
        assert_eq!((entry.seq, entry.prev), (head.count + 1, head.hash));
        head = Head {
            count: entry.seq,
            hash: entry.hash,
        };
    }
}

fn check_draft(library: &Library, acknowledged: Option<&str>) {
    let key = |text: &str| {
        let (head, step) = text.split_once(" and ").expect("a draft of the child");
        (
            head.parse::<u64>().expect("a number"),
            step.parse::<u64>().expect("a number"),
        )
    };
    if let Some(acknowledged) = acknowledged {
        let kept = library.drafts(&review_id(1)).expect("read").remove(0).text;
        assert!(key(&kept) >= key(acknowledged), "{kept} is older than {acknowledged}");
    }
}

#[test]
fn a_submission_is_absent_or_whole_when_the_process_is_killed_while_it_imports() {
    let (shelf, mut random) = (Shelf::new(), seed("killed while it imports"));
    drop(shelf.open());
    let (mut acknowledged, kills) = (0, kills(5).min(50));
    for _ in 0..kills {
        let lines = run_and_kill("import", shelf.dir(), Duration::from_millis(40 + random.below(500)));
        let library = shelf.open();
        shelf.nothing_staged();
        acknowledged += lines.iter().filter(|line| line.starts_with("saved ")).count();
        let deleted: BTreeSet<u64> = numbers(&lines, "deleted ").collect();
        for number in numbers(&lines, "saved ").filter(|number| !deleted.contains(number)) {
            let maybe_deleted = number % 3 == 2;
            let there = library.submission(&submission_id(number)).expect("read").is_some();
            assert!(there || maybe_deleted, "{number} was acknowledged");
        }
        let files = check_whole(&library);
        let found: BTreeSet<Sha256> = shelf
            .artifacts()
            .iter()
            .map(|name| name.parse().expect("a digest"))
            .collect();
        assert_eq!(found, files, "no orphan and nothing missing");
    }
    println!("{kills} kills, {acknowledged} acknowledged");
    assert!(acknowledged > 0, "the child was given time to import");
}

fn numbers<'l>(lines: &'l [String], word: &'l str) -> impl Iterator<Item = u64> + 'l {
    let number = |text: &str| text.parse().expect("a number");
    lines.iter().filter_map(move |line| line.strip_prefix(word)).map(number)
}

/// Every file of every submission, each read and compared.
fn check_whole(library: &Library) -> BTreeSet<Sha256> {
    let all = QueueQuery {
        limit: u32::MAX - 1,
        ..QueueQuery::default()
    };
    let mut files = BTreeSet::new();
    for row in library.queue(&all).expect("a page").rows {
        let submission = library.submission(&row.submission).expect("read").expect("there");
        assert_eq!(submission.artifacts.len(), 3);
        files.extend(submission.artifacts.iter().map(|artifact| artifact.sha256));
    }
    for file in &files {
        library.verify_artifact(file).expect("sound");
    }
    files
}

#[test]
fn a_planted_loss_is_found() {
    let shelf = Shelf::new();
    let library = shelf.open();
    is_new(large(1).import(&library));
    let sha256 = large(1).submission.artifacts[0].sha256;
    std::fs::remove_file(shelf.dir().join("artifacts").join(sha256.to_string())).expect("gone");
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check_whole(&library)));
    assert!(found.is_err());
    let mut journal = vec![entry(empty_head(), "one")];
    check_chain(&journal, 1);
    journal[0].prev = Sha256::of(b"elsewhere");
    assert!(std::panic::catch_unwind(|| check_chain(&journal, 1)).is_err());
}
