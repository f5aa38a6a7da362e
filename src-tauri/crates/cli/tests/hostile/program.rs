//! Runs `assay` in a place, and says how long it took and how much memory it and its decoder children had.

use crate::place::Place;
use nix::sys::resource::{UsageWho, getrusage};
use serde_json::Value;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant};

/// What a program may take by the list; measured and printed, because a busy machine decides nothing here.
pub(crate) const SLOW: Duration = Duration::from_secs(2);
/// A program that takes this long hangs: a decoder is ended after ten seconds of silence, and a busy machine takes its share.
const HANGS: Duration = Duration::from_secs(30);
/// What a program may have in memory by the list, KiB.
pub(crate) const MEMORY_KIB: i64 = 256 << 10;
/// Somebody who is not root.
pub(crate) const NOBODY: u32 = 65_534;

/// `assay`, and who runs it.
#[derive(Clone)]
pub(crate) struct Program {
    path: PathBuf,
    user: Option<u32>,
}

/// What came of one run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) exit: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) took: Duration,
    /// The most memory that it and its children held together, KiB, as far as looking at it now and then shows.
    pub(crate) peak_kib: i64,
}

impl Program {
    /// The program that was just built.
    pub(crate) fn built() -> Self {
        let path = PathBuf::from(env!("CARGO_BIN_EXE_assay"));
        Self { path, user: None }
    }

    /// The same, run by somebody who is not root; a copy in `folder`, which everybody can reach.
    pub(crate) fn of_nobody(folder: &Path) -> io::Result<Self> {
        let path = folder.join("assay");
        if !path.exists() {
            fs::copy(Self::built().path, &path)?;
        }
        Ok(Self {
            path,
            user: Some(NOBODY),
        })
    }

    /// Runs it in `place`, where there is no other home, no other folder for temporary files, and no terminal.
    pub(crate) fn run(&self, place: &Place, args: &[&dyn AsRef<OsStr>]) -> io::Result<Ran> {
        let mut command = Command::new(&self.path);
        command.args(args.iter().map(AsRef::as_ref));
        self.measured(command, place)
    }

    fn measured(&self, mut command: Command, place: &Place) -> io::Result<Ran> {
        let said = tempfile::tempfile()?;
        let errors = tempfile::tempfile()?;
        command
            .current_dir(&place.home)
            .env_clear()
            .env("HOME", &place.home)
            .env("TMPDIR", place.home.join("tmp"))
            .stdin(Stdio::null())
            .stdout(said.try_clone()?)
            .stderr(errors.try_clone()?);
        for (name, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            command.env(name, place.home.join(folder));
        }
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        let began = Instant::now();
        let (exit, peak_kib) = ended(start(&mut command)?, began)?;
        let took = began.elapsed();
        Ok(Ran {
            exit,
            out: text(said)?,
            err: text(errors)?,
            took,
            peak_kib,
        })
    }
}

fn ended(mut child: Child, began: Instant) -> io::Result<(Option<i32>, i64)> {
    let mut peak = 0;
    loop {
        peak = peak.max(held(child.id()));
        if let Some(status) = child.try_wait()? {
            return Ok((status.code(), peak));
        }
        if began.elapsed() > HANGS {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::other(format!("hangs: still running after {HANGS:?}")));
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// What a program and its children held at most so far, each for itself, together (proc(5), `VmHWM`), KiB.
fn held(id: u32) -> i64 {
    let own = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let own = own
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    let of_children = children.split_whitespace().filter_map(|id| id.parse().ok()).map(held);
    own.unwrap_or(0) + of_children.sum::<i64>()
}

fn text(mut file: File) -> io::Result<String> {
    io::Seek::rewind(&mut file)?;
    io::read_to_string(file)
}

impl Ran {
    /// The one JSON object that was printed.
    pub(crate) fn json(&self) -> Result<Value, String> {
        serde_json::from_str(&self.out).map_err(|error| format!("printed no JSON ({error}): {self:?}"))
    }
}

/// The most memory that any program had which this test ran so far, its own children included, KiB.
pub(crate) fn most_memory_kib() -> i64 {
    getrusage(UsageWho::RUSAGE_CHILDREN).map_or(i64::MAX, |usage| usage.max_rss())
}

/// A program that is started counts what its parent ever had in memory as its own (Linux, `exec_mmap`). So large inputs
/// are made while no program is started, and are forgotten before one is.
pub(crate) fn make_while_none_starts<T>(make: impl FnOnce() -> T) -> T {
    let _alone = STARTS.write().unwrap_or_else(PoisonError::into_inner);
    let made = make();
    let forgotten = fs::write("/proc/self/clear_refs", "5");
    assert!(forgotten.is_ok(), "the system forgets the peak: {forgotten:?}");
    made
}

static STARTS: RwLock<()> = RwLock::new(());

/// Starts a program, not while large inputs are made.
pub(crate) fn start(command: &mut Command) -> io::Result<Child> {
    let _others = STARTS.read().unwrap_or_else(PoisonError::into_inner);
    command.spawn()
}

/// Takes more memory than any program may, in a program that is not ours.
pub(crate) fn take_too_much_memory() {
    let many = "head -c 400000000 /dev/zero | tail -c 300000000 > /dev/null";
    let status = Command::new("sh").args(["-c", many]).status();
    assert!(status.is_ok_and(|status| status.success()));
}
