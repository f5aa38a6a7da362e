//! What is begun beside a signed review, and what is not.

use crate::library::{REVIEW, Shelf};
use crate::support::{args, assay, unzip};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

fn signed(shelf: &Shelf, name: &str) -> Value {
    let out = shelf.desk.path(&format!("{name}.zip"));
    let ran = shelf.exec(&[r#"{"cmd":"purpose","purpose":"summative"}"#, &shelf.sign_to(&out)]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let folder = unzip(&out, &shelf.desk.path(name));
    let record = fs::read(folder.join("data/record.json")).expect("a record");
    serde_json::from_slice(&record).expect("JSON")
}

fn opened(record: &Value) -> Vec<(String, bool)> {
    let artifacts = record["credentialSubject"]["assessment"]["artifacts"].as_array();
    let one = |artifact: &Value| {
        let path = artifact["path"].as_str().expect("a path").to_owned();
        (path, artifact["opened"].as_bool().expect("opened or not"))
    };
    artifacts.expect("artifacts").iter().map(one).collect()
}

fn state(shelf: &Shelf) -> String {
    let listed = assay(args([&"--json", &"library", &"list", &"--library", &shelf.library])).done();
    let state = &listed.json()["data"]["submissions"][0]["state"];
    state.as_str().expect("a state").to_owned()
}

#[test]
fn a_correction_rests_on_the_files_that_were_opened_for_what_it_corrects() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    let first = opened(&signed(&shelf, "first"));
    assert_eq!(first.iter().filter(|(_, opened)| *opened).count(), 1, "{first:?}");
    assert_eq!(opened(&signed(&shelf, "second")), first);
    shelf.journal().done();
}

#[test]
fn what_is_asked_or_taken_back_of_a_signed_review_begins_no_correction() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    signed(&shelf, "first");
    let entries = || shelf.journal().done().json()["data"]["entries"].clone();
    let before = entries();
    let checked = shelf.exec(&[r#"{"cmd":"check"}"#]);
    assert!(checked.out.contains(r#""ok":true"#), "{checked:?}");
    for line in [r#"{"cmd":"undo"}"#, r#"{"cmd":"redo"}"#] {
        let refused = shelf.exec(&[line]);
        assert!(refused.out.contains("review-sealed"), "{line}: {refused:?}");
    }
    assert_eq!((state(&shelf), entries()), ("signed".to_owned(), before));
    // Asked first, and then corrected: the correction begins with the first edit.
    let note = r#"{"cmd":"note","text":"Once more."}"#;
    shelf.exec(&[r#"{"cmd":"check"}"#, note]).done();
    assert_ne!(state(&shelf), "signed");
}

#[test]
fn commands_whose_answers_nobody_reads_any_more_are_not_done_in_silence() {
    let shelf = Shelf::new();
    let mut exec = Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(args([&"review", &"exec", &"2041", &"--library", &shelf.library]))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    drop(exec.stdout.take());
    let mut input = exec.stdin.take().expect("a pipe");
    // It ends with the first answer; what is written after that finds nobody.
    let _ = writeln!(input, r#"{{"cmd":"note","text":"Heard by nobody."}}"#);
    let ended = exec.wait_with_output().expect("ended");
    let said = String::from_utf8(ended.stderr).expect("text");
    assert_eq!(ended.status.code(), Some(3), "{said}");
    assert!(said.contains("Nobody reads the answers any more"), "{said}");
}
