//! A full disk and a folder that may not be written: nothing half is kept, and the refusal says which it was.
//!
//! Both need a file system of their own, which only root can mount; elsewhere they print SKIPPED.

use crate::support::*;
use assay_store::*;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// A small file system that goes with the test.
struct Tmpfs {
    folder: TempDir,
}

impl Tmpfs {
    fn mount(test: &str, bytes: u64) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let options = format!("size={bytes},mode=0777");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self { folder });
        }
        println!("SKIPPED {test}: no tmpfs can be mounted here");
        None
    }

    fn dir(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    fn remount(&self, options: &str) {
        let done = Command::new("mount")
            .args(["-o", options])
            .arg(self.folder.path())
            .status();
        assert!(done.expect("mount runs").success());
    }
}

impl Drop for Tmpfs {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.folder.path()).status());
    }
}

fn open(tmpfs: &Tmpfs) -> Library {
    Library::open(&tmpfs.dir(), NOW, OnDamage::Refuse)
        .expect("opens")
        .library
}

fn free(tmpfs: &Tmpfs) -> u64 {
    fs4::available_space(tmpfs.dir()).expect("free space")
}

#[test]
fn an_import_that_does_not_fit_is_refused_before_a_byte_is_copied() {
    let Some(tmpfs) = Tmpfs::mount("an_import_that_does_not_fit", 16 << 20) else {
        return;
    };
    let library = open(&tmpfs);
    let refused = library.stage(100 << 20);
    assert!(
        matches!(refused, Err(StoreError::DiskFull { needed, free }) if needed > 100 << 20 && free < 16 << 20),
        "{refused:?}"
    );
    is_new(small(1).import(&library));
}

#[test]
fn a_disk_that_fills_up_during_an_import_leaves_nothing_of_it() {
    let Some(tmpfs) = Tmpfs::mount("a_disk_that_fills_up_during_an_import", 24 << 20) else {
        return;
    };
    let library = open(&tmpfs);
    is_new(small(1).import(&library));
    let staging = library.stage(1).expect("room");
    let size = free(&tmpfs) + (1 << 20);
    let mut blob = staging.begin(size).expect("a file");
    let full = std::iter::repeat_with(|| blob.write_all(&[7; 1 << 20]))
        .find_map(Result::err)
        .expect("full before all is written");
    assert!(matches!(StoreError::writing(full), StoreError::DiskFull { .. }));
    drop((blob, staging));
    is_new(small(2).import(&library));
    assert_eq!(names(&tmpfs.dir().join("artifacts")).len(), 4);
    assert_eq!(names(&tmpfs.dir().join("staging")), Vec::<String>::new());
}

#[test]
fn what_was_saved_before_the_disk_was_full_is_there_and_what_was_refused_is_not() {
    let Some(tmpfs) = Tmpfs::mount("what_was_saved_before_the_disk_was_full", 16 << 20) else {
        return;
    };
    let library = open(&tmpfs);
    is_new(small(1).import(&library));
    let head = begin(&library, 1, &submission_id(1));
    let head = note(&library, 1, head, "before");
    let filler = tmpfs.folder.path().join("filler");
    fill(&filler);
    let (entries, progress, text) = ([entry(head, "during")], Progress::default(), "x".repeat(200_000));
    let refused = library.append(&review_id(1), &append(&entries, &progress, &text));
    assert!(
        matches!(refused, Err(AppendError::Store(StoreError::DiskFull { .. }))),
        "{refused:?}"
    );
    let mut drafts = 0;
    let refused = loop {
        match library.save_draft(&review_id(1), &Draft::of("note", &format!("{drafts} {text}")), NOW) {
            Ok(()) => drafts += 1,
            Err(error) => break error,
        }
        assert!(drafts < 100, "the disk is full");
    };
    assert!(
        matches!(refused, DraftError::Store(StoreError::DiskFull { .. })),
        "{refused:?}"
    );
    assert_eq!(library.journal(&review_id(1)).expect("read").len(), 2);
    std::fs::remove_file(&filler).expect("room again");
    assert_eq!(note(&library, 1, head, "after").count, 3);
    drop(library);
    let library = open(&tmpfs);
    let journal = library.journal(&review_id(1)).expect("read");
    assert_eq!(journal[2].body, "{\"text\":\"after\"}");
}

fn fill(file: &std::path::Path) {
    let mut filler = std::fs::File::create(file).expect("a file");
    for size in [1 << 20, 1 << 12] {
        while filler.write_all(&vec![1; size]).is_ok() {}
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_refused_for_writing_and_can_be_read() {
    let Some(tmpfs) = Tmpfs::mount("a_folder_that_may_not_be_written", 16 << 20) else {
        return;
    };
    is_new(small(1).import(&open(&tmpfs)));
    tmpfs.remount("remount,ro");
    let refused = Library::open(&tmpfs.dir(), NOW, OnDamage::Refuse);
    assert!(matches!(refused, Err(OpenError::ReadOnly { .. })), "{refused:?}");
    let reading = Library::open_reading(&tmpfs.dir()).expect("reads");
    assert!(reading.submission(&submission_id(1)).expect("read").is_some());
    assert!(
        reading
            .verify_artifact(&small(1).submission.artifacts[0].sha256)
            .is_ok()
    );
    let elsewhere = Library::open(&tmpfs.folder.path().join("new"), NOW, OnDamage::Refuse);
    assert!(matches!(elsewhere, Err(OpenError::ReadOnly { .. })), "{elsewhere:?}");
    drop(reading);
    tmpfs.remount("remount,rw");
    is_new(small(2).import(&open(&tmpfs)));
}

/// Runs the test of this name as the user "nobody", in whose eyes the folder is somebody else's.
fn as_nobody(test: &str, folder: &std::path::Path) -> Option<std::process::Output> {
    let program = std::env::current_exe().expect("this program");
    let run = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(program)
        .args(["--exact", test, "--nocapture"])
        .env(NOT_OURS, folder)
        .output();
    run.ok()
        .filter(|output| String::from_utf8_lossy(&output.stdout).contains("running 1 test"))
}

const NOT_OURS: &str = "ASSAY_STORE_NOT_OURS";

#[test]
fn a_folder_of_somebody_else_is_refused() {
    if let Some(folder) = std::env::var_os(NOT_OURS) {
        let refused = Library::open(&PathBuf::from(folder), NOW, OnDamage::Refuse);
        assert!(matches!(refused, Err(OpenError::ReadOnly { .. })), "{refused:?}");
        return;
    }
    let shelf = Shelf::new();
    let dir = shelf.dir().join("library");
    drop(Library::open(&dir, NOW, OnDamage::Refuse).expect("ours"));
    match as_nobody("disk::a_folder_of_somebody_else_is_refused", &dir) {
        Some(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
        None => println!("SKIPPED a_folder_of_somebody_else: no other user can be taken here"),
    }
}
