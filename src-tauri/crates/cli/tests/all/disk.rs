//! A folder that may not be written and a disk that is full: refused with the folder's name, nothing half done, and with
//! room again the same thing works.
//!
//! A folder is somebody else's only for a user who is not root, and a small disk can be mounted by root alone; where
//! neither can be had, the tests say so on stderr.

use crate::library::{REVIEW, Shelf};
use crate::support::{Desk, Ran, args, assay, assay_with, export_order, fixtures};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const NOBODY: u32 = 65_534;

/// `assay` for a user to whom the folders of this test belong to somebody else.
struct Stranger {
    program: PathBuf,
    user: Option<u32>,
    _folder: TempDir,
}

impl Stranger {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("open to all");
        let root = folder.path().metadata().expect("a folder").uid() == 0;
        let program = folder.path().join("assay");
        copy_program(&program);
        Self {
            program,
            user: root.then_some(NOBODY),
            _folder: folder,
        }
    }

    fn run(&self, args: Vec<PathBuf>) -> Ran {
        let mut command = Command::new(&self.program);
        command.args(args);
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        let output = command.output().expect("assay starts");
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// A copy that everybody can reach. Another process makes it: whatever another test starts at this moment would inherit a
/// handle that this one writes with, and a program that somebody may still write to cannot be started.
fn copy_program(to: &Path) {
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_assay")).arg(to).status();
    assert!(copied.expect("cp runs").success());
}

/// Everybody may look into `folder`; only its owner may write, and where that is this user, not even he.
fn write_protect(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            write_protect(&path);
        } else {
            fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("read only");
        }
    }
    fs::set_permissions(folder, Permissions::from_mode(0o555)).expect("read only");
}

fn import(bundle: &Path, library: &Path) -> Vec<PathBuf> {
    args([&"--json", &"library", &"import", &bundle, &"--library", &library])
}

fn list(library: &Path) -> Vec<PathBuf> {
    args([&"--json", &"library", &"list", &"--library", &library])
}

#[test]
fn a_folder_that_may_not_be_written_is_named_and_left_as_it_is() {
    let desk = Desk::new();
    let (bundle, library) = (desk.pack_short(), desk.path("library"));
    assay(import(&bundle, &library)).done();
    write_protect(desk.folder.path());
    let stranger = Stranger::new();
    let told = |ran: Ran, folder: &Path| {
        ran.refused(3, "folder-read-only");
        let sentence = ran.sentence("folder-read-only");
        assert!(sentence.contains(&folder.display().to_string()), "{sentence}");
    };
    told(stranger.run(import(&bundle, &library)), &library);
    let elsewhere = desk.path("another library");
    told(stranger.run(import(&bundle, &elsewhere)), &elsewhere);
    let out = desk.path("again.zip");
    told(stranger.run(export_order(&library, &out)), &out);
    let listed = stranger.run(list(&library)).done();
    assert_eq!(listed.json()["data"]["total"], 1, "it can still be read");
    assert!(!elsewhere.exists() && !out.exists());
    // The folder can be taken away again.
    fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o755)).expect("writable");
    for folder in [
        library.clone(),
        library.join("artifacts"),
        library.join("backups"),
        library.join("staging"),
    ] {
        fs::set_permissions(folder, Permissions::from_mode(0o755)).expect("writable");
    }
}

#[test]
fn a_library_that_somebody_may_not_look_into_is_not_called_missing() {
    let desk = Desk::new();
    let (bundle, library) = (desk.pack_short(), desk.path("library"));
    assay(import(&bundle, &library)).done();
    fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o755)).expect("open to all");
    fs::set_permissions(&library, Permissions::from_mode(0o000)).expect("closed");
    let stranger = Stranger::new();
    stranger.run(list(&library)).refused(3, "file-unreadable");
    fs::set_permissions(&library, Permissions::from_mode(0o755)).expect("open again");
    stranger.run(list(&desk.path("nowhere"))).refused(3, "library-missing");
}

/// A small disk that goes with the test.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount(bytes: u64) -> Option<Self> {
        let folder = TempDir::new().expect("a folder");
        let options = format!("size={bytes}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path());
        if mount.output().is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("SKIPPED: a full disk; no tmpfs can be mounted here");
        None
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn resize(&self, bytes: u64) {
        let options = format!("remount,size={bytes}");
        let resized = Command::new("mount").args(["-o", &options]).arg(self.0.path()).status();
        assert!(resized.expect("mount runs").success());
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a disk");
        entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0.path()).status());
    }
}

#[test]
fn a_library_on_a_full_disk_takes_nothing_and_with_room_takes_all() {
    let Some(disk) = SmallDisk::mount(64 << 10) else { return };
    let desk = Desk::new();
    let (bundle, library) = (desk.pack_short(), disk.path("library"));
    assay(import(&bundle, &library)).refused(3, "disk-full");
    disk.resize(4 << 20);
    let refused = assay(import(&bundle, &library));
    refused.refused(3, "disk-full");
    let said = refused.sentence("disk-full");
    assert!(
        said.contains("MiB left, and") && said.contains("MiB are needed"),
        "{said}"
    );
    let told = assay(args([&"library", &"import", &bundle, &"--library", &library]));
    assert!(told.out.contains(&bundle.display().to_string()), "{told:?}");
    let listed = assay(list(&library)).done();
    assert_eq!(listed.json()["data"]["total"], 0);
    let artifacts = fs::read_dir(library.join("artifacts")).expect("artifacts").count();
    assert_eq!(artifacts, 0, "nothing of it was kept");
    disk.resize(64 << 20);
    assay(import(&bundle, &library)).done();
}

#[test]
fn what_is_written_to_a_full_disk_is_written_whole_or_not_at_all() {
    let Some(disk) = SmallDisk::mount(8 << 10) else { return };
    let desk = Desk::new();
    let (bundle, out) = (desk.pack_short(), disk.path("result.zip"));
    let sheet = fixtures().join("sheets/2041-short.toml");
    let library = desk.path("library");
    assay(import(&bundle, &library)).done();
    let score = || assay(desk.score_args(&bundle, &sheet, &out));
    let export = || assay(export_order(&library, &disk.path("2041.zip")));
    for refused in [score(), export()] {
        refused.refused(3, "disk-full");
        assert_eq!(refused.err, "", "nobody but us speaks");
        assert_eq!(disk.names(), Vec::<String>::new(), "nothing is left half done");
    }
    disk.resize(64 << 20);
    score().done();
    export().done();
}

#[test]
fn a_review_whose_package_finds_no_room_is_signed_and_says_how_to_get_it() {
    let Some(disk) = SmallDisk::mount(8 << 10) else { return };
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    let out = disk.path("result.zip");
    let ran = shelf.exec(&[&shelf.sign_to(&out)]);
    ran.refused(3, "package-not-written");
    let said = ran.json();
    let (message, hint) = (said["message"].to_string(), said["hint"].to_string());
    for words in [
        "is signed",
        "is kept in the library",
        "no room left for",
        &out.display().to_string(),
    ] {
        assert!(message.contains(words), "{words}: {message}");
    }
    assert!(hint.contains("Do not sign again"), "{hint}");
    let named = "library export 2041 --library DIR --result --out FILE";
    assert!(hint.contains(named), "{hint}");
    assert_eq!(disk.names(), Vec::<String>::new(), "nothing is left half done");
    // What the hint says can be done.
    let elsewhere = shelf.desk.path("result.zip");
    let words = named.split(' ').map(|word| match word {
        "DIR" => shelf.library.clone(),
        "FILE" => elsewhere.clone(),
        word => word.into(),
    });
    assay(words).done();
    let verified = assay(args([&"--json", &"result", &"verify", &elsewhere])).done().json();
    assert!(verified["data"]["supersedes"].is_null(), "it was signed once");
}

#[test]
fn a_library_whose_disk_has_filled_up_says_so_whatever_is_asked_of_it() {
    let Some(disk) = SmallDisk::mount(64 << 20) else { return };
    let desk = Desk::new();
    let (bundle, library) = (desk.pack_short(), disk.path("library"));
    assay(import(&bundle, &library)).done();
    let filling = disk.path("filling");
    let fill = || {
        drop(std::io::copy(
            &mut std::io::repeat(1),
            &mut fs::File::create(&filling).expect("a file"),
        ))
    };
    let exec = || {
        let line = r#"{"cmd":"level","criterion":"plans-the-check","level":"demonstrated"}"#;
        assay_with(args([&"review", &"exec", &"2041", &"--library", &library]), line)
    };
    fill();
    let said = exec();
    assert!(said.code != 0 && said.out.contains("\"disk-full\""), "{said:?}");
    assert_eq!(said.out.lines().count(), 1, "one answer to one line: {said:?}");
    // Who only reads needs no room.
    assay(list(&library)).done();
    assay(args([&"--json", &"journal", &"verify", &"--library", &library])).done();
    let search = assay(args([
        &"--json",
        &"library",
        &"search",
        &"fingers",
        &"--library",
        &library,
    ]));
    assert!(search.done().found("search-incomplete"));
    let other = Desk::new().pack_short();
    assay(import(&other, &library)).refused(3, "disk-full");
    fs::remove_file(&filling).expect("room again");
    exec().done();
}
