//! A decoder with the smallest child program, and files to give it.

use assay_evidence::{DecodeError, Decoder, Probe, TextExtract};
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The example `decoder_child`, which cargo builds beside the tests.
pub(crate) fn child_program() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let program = test
        .parent()
        .and_then(|deps| deps.parent())
        .expect("a target folder")
        .join("examples/decoder_child");
    assert!(
        program.exists(),
        "build it first: cargo build -p assay-evidence --examples"
    );
    program
}

pub(crate) fn decoder() -> Decoder {
    Decoder::new(child_program(), Vec::new())
}

/// The most that one decoder child of this process had.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Most {
    pub(crate) memory_kib: u64,
    /// Time on a processor, which does not depend on what else the machine does.
    pub(crate) worked: Duration,
}

/// What `work` gives, and the most that a child had by its end. A child that is gone within two milliseconds may be missed.
/// What `getrusage` says of children will not do: a child inherits there what its parent had when it was started.
pub(crate) fn with_most_of_children<T>(work: impl FnOnce() -> T) -> (T, Most) {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut most = Most::default();
            while !done.load(Ordering::Acquire) {
                for child in children() {
                    most.memory_kib = most.memory_kib.max(child.memory_kib);
                    most.worked = most.worked.max(child.worked);
                }
                std::thread::sleep(Duration::from_millis(2));
            }
            most
        });
        let outcome = {
            let _done = SetAtEnd(&done);
            work()
        };
        (outcome, watching.join().expect("no panic"))
    })
}

/// Sets its flag when it goes, also where a test fails: the watcher must not wait for ever.
struct SetAtEnd<'a>(&'a AtomicBool);

impl Drop for SetAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// The decoder children that there are now: VmHWM (proc_pid_status(5)), and user and system time in hundredths of a second
/// (proc_pid_stat(5)).
fn children() -> Vec<Most> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let lists = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let ids: Vec<String> = lists
        .flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let told = |id: &String| {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let status = status.strip_prefix("Name:\tdecoder_child\n")?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        let times = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(2);
        let hundredths: u64 = times.filter_map(|time| time.parse::<u64>().ok()).sum();
        Some(Most {
            memory_kib: peak.trim().strip_suffix(" kB")?.parse().ok()?,
            worked: Duration::from_millis(hundredths * 10),
        })
    };
    ids.iter().filter_map(told).collect()
}

pub(crate) fn file(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
pub(crate) fn probe_bytes(bytes: &[u8], name: &str) -> Probe {
    decoder()
        .probe(Cursor::new(bytes), name, &mut ())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
pub(crate) fn probe(name: &str) -> Probe {
    probe_bytes(&file(name), name)
}

pub(crate) fn text(bytes: &[u8], name: &str) -> Result<TextExtract, DecodeError> {
    decoder().text(Cursor::new(bytes), name, &mut ())
}

/// SplitMix64: the same seed, the same mutants.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).expect("below a usize")
    }
}
