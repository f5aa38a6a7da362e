//! What a command writes with `--out`: a new file, whole, and in the place of nothing that was there before, whatever that
//! is. A device can be made by root alone; where none can be had, the tests say so on stderr.

use crate::library::{REVIEW, Shelf};
use crate::support::{Desk, Ran, args, assay, credential, export_order, fixtures, pack_order, submission};
use assay_app::model::score::Role;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A device of the test's own, as `mknod` makes it; none where this user may not.
pub(crate) fn device(path: &Path, major_and_minor: [&str; 2]) -> bool {
    let made = Command::new("mknod").arg(path).arg("c").args(major_and_minor).output();
    let made = made.is_ok_and(|output| output.status.success());
    if !made {
        eprintln!("SKIPPED: a device; this user may make none");
    }
    made
}

fn pipe(path: &Path) {
    assert!(
        Command::new("mkfifo")
            .arg(path)
            .status()
            .expect("mkfifo runs")
            .success()
    );
}

fn picture() -> PathBuf {
    submission("2041-short").join("student-work/sample-1.jpg")
}

fn thumbnail(out: &Path) -> Ran {
    assay(args([&"--json", &"evidence", &"thumbnail", &picture(), &"--out", &out]))
}

#[test]
fn nothing_that_is_there_is_written_over_whatever_it_is() {
    let desk = Desk::new();
    let kept = desk.write("kept", "kept");
    let [fifo, socket, nowhere, link, null] = ["fifo", "socket", "nowhere", "link", "null"].map(|name| desk.path(name));
    pipe(&fifo);
    drop(UnixListener::bind(&socket).expect("a socket"));
    symlink(desk.path("gone"), &nowhere).expect("a link");
    symlink(&kept, &link).expect("a link");
    let mut there = vec![fifo.clone(), socket.clone(), nowhere, link];
    if device(&null, ["1", "3"]) {
        there.push(null.clone());
    }
    let look = |path: &PathBuf| format!("{:?}", fs::symlink_metadata(path).expect("is there"));
    let before: Vec<String> = there.iter().map(look).collect();
    for path in &there {
        thumbnail(path).refused(1, "file-exists");
    }
    assert_eq!(there.iter().map(look).collect::<Vec<_>>(), before);
    assert!(!desk.path("gone").exists(), "no link is followed");
    assert_eq!(fs::read_to_string(kept).expect("kept"), "kept");
    let kind = |path: &Path| fs::symlink_metadata(path).expect("is there").file_type();
    assert!(kind(&fifo).is_fifo() && kind(&socket).is_socket());
}

#[test]
fn an_empty_file_that_only_holds_the_name_is_written() {
    let desk = Desk::new();
    let out = desk.write("held.jpg", "");
    thumbnail(&out).done();
    assert!(fs::metadata(&out).expect("there").len() > 0);
}

#[test]
fn every_command_that_writes_a_file_leaves_what_is_there() {
    let (shelf, office) = (Shelf::new(), Desk::of(Role::Authority, "The office"));
    shelf.exec(&REVIEW).done();
    shelf.exec(&[&shelf.sign()]).done();
    let desk = &shelf.desk;
    let out = desk.path("there.png");
    symlink(desk.path("gone"), &out).expect("a link");
    let (folder, roles) = (
        submission("2041-short"),
        fixtures().join("submissions/2041-short.roles.toml"),
    );
    let rubric = credential("checking-for-understanding");
    let roster = fixtures().join("rosters/district.json");
    let plan = folder.join("plan/lesson-plan.pdf");
    let film = folder.join("video/classroom.mp4");
    let export = export_order(&shelf.library, &out);
    let result = export.iter().cloned().chain(["--result".into()]).collect();
    let orders: [Vec<PathBuf>; 8] = [
        args([
            &"--json",
            &"bundle",
            &"pack",
            &folder,
            &"--micro-credential",
            &rubric,
            &"--number",
            &"2041",
            &"--roles",
            &roles,
            &"--out",
            &out,
        ]),
        args([
            &"--json",
            &"roster",
            &"sign",
            &roster,
            &"--identity",
            &office.identity,
            &"--passphrase-file",
            &office.passphrase,
            &"--out",
            &out,
        ]),
        desk.score_args(&shelf.bundle, &fixtures().join("sheets/2041-short.toml"), &out),
        args([
            &"--json",
            &"evidence",
            &"peaks",
            &film,
            &"--waveform-only",
            &"--out",
            &out,
        ]),
        args([&"--json", &"evidence", &"page", &plan, &"--out", &out]),
        args([
            &"--json",
            &"evidence",
            &"place",
            &plan,
            &"--page",
            &"1",
            &"--chars",
            &"0-11",
            &"--out",
            &out,
        ]),
        export,
        result,
    ];
    for order in orders {
        eprintln!("{order:?}");
        assay(order).refused(1, "file-exists");
    }
    let anew = shelf.exec_with(&["--anew"], &[&shelf.sign_to(&out)]);
    assert!(anew.out.contains("\"file-exists\""), "{anew:?}");
    assert!(out.symlink_metadata().expect("is there").is_symlink());
    assert!(!desk.path("gone").exists());
}

#[test]
fn no_file_beside_the_new_one_is_touched_whatever_its_name() {
    let desk = Desk::new();
    let victim = desk.write("victim", "of somebody else");
    let link = desk.path(".small.jpg.part");
    symlink(&victim, &link).expect("a link");
    let mine = desk.write(".other.jpg.part", "of the user");
    for name in ["small.jpg", "other.jpg"] {
        thumbnail(&desk.path(name)).done();
        assert!(
            fs::read(desk.path(name))
                .expect("written")
                .starts_with(&[0xff, 0xd8, 0xff])
        );
    }
    assert_eq!(fs::read_to_string(&victim).expect("kept"), "of somebody else");
    assert_eq!(fs::read_to_string(&mine).expect("kept"), "of the user");
    assert!(link.symlink_metadata().expect("kept").is_symlink());
}

#[test]
fn of_two_processes_that_write_one_name_one_is_whole_and_the_other_says_so() {
    let desk = Desk::new();
    let (folder, out) = (desk.path("evidence"), desk.path("bundle.zip"));
    fs::create_dir(&folder).expect("made");
    let video = fs::File::create(folder.join("video.mp4")).expect("made");
    video.set_len(96 << 20).expect("a sparse file");
    let begin = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
        command
            .args(pack_order(&folder, &out))
            .stdout(Stdio::piped())
            .spawn()
            .expect("assay starts")
    };
    let both = [begin(), begin()].map(|child| child.wait_with_output().expect("it ends"));
    let mut codes = both.each_ref().map(|one| one.status.code());
    codes.sort_unstable();
    assert_eq!(codes, [Some(0), Some(1)]);
    let refused = both.iter().find(|one| !one.status.success()).expect("one of them");
    let said: Value = serde_json::from_slice(&refused.stdout).expect("one object");
    assert_eq!(said["code"], "file-exists");
    assay(args([&"bundle", &"verify", &out])).done();
    let names = fs::read_dir(desk.folder.path()).expect("a folder").flatten();
    let left = names
        .filter(|entry| entry.file_name().to_string_lossy().starts_with('.'))
        .count();
    assert_eq!(left, 0, "nothing is left beside it");
}
