//! What is begun beside a signed review, and what is not.

use crate::library::{REVIEW, Shelf};
use crate::support::{args, assay, unzip};
use serde_json::{Value, json};
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

/// Where it stands, and what is begun beside it.
fn state(shelf: &Shelf) -> (String, Value) {
    let listed = assay(args([&"--json", &"library", &"list", &"--library", &shelf.library])).done();
    let row = &listed.json()["data"]["submissions"][0];
    let state = row["state"].as_str().expect("a state").to_owned();
    (state, row["beside"].clone())
}

fn listed(shelf: &Shelf) -> String {
    assay(args([&"library", &"list", &"--library", &shelf.library]))
        .done()
        .out
}

/// What the review that is meant says of the first criterion, and its drafts.
fn shown(shelf: &Shelf) -> Value {
    let show = assay(args([
        &"--json",
        &"review",
        &"show",
        &"2041",
        &"--library",
        &shelf.library,
    ]))
    .done();
    show.json()["data"].clone()
}

fn found(shelf: &Shelf, words: &str) -> u64 {
    let search = args([&"--json", &"library", &"search", &words, &"--library", &shelf.library]);
    assay(search).done().json()["data"]["total"].as_u64().expect("a number")
}

const CORRECT: &str = r#"{"cmd":"rationale","criterion":"plans-the-check","text":"Quokka."}"#;
const DROP: &str = r#"{"cmd":"drop"}"#;
const UNDO: &str = r#"{"cmd":"undo"}"#;

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
    let alone = ("signed".to_owned(), Value::Null);
    assert_eq!((state(&shelf), entries()), (alone, before));
    // Asked first, and then corrected: the correction begins with the first edit.
    let note = r#"{"cmd":"note","text":"Once more."}"#;
    shelf.exec(&[r#"{"cmd":"check"}"#, note]).done();
    assert_ne!(state(&shelf).1, Value::Null);
}

#[test]
fn a_signed_submission_is_listed_as_signed_with_its_correction_beside_it() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    signed(&shelf, "first");
    shelf.exec(&[CORRECT]).done();
    let begun = json!({ "state": "ready-to-sign", "corrects": true });
    assert_eq!(state(&shelf), ("signed".to_owned(), begun));
    let table = listed(&shelf);
    assert!(table.contains("signed, correction ready-to-sign"), "{table}");
    signed(&shelf, "second");
    assert_eq!(state(&shelf), ("signed".to_owned(), Value::Null));
}

#[test]
fn a_correction_that_is_dropped_leaves_what_was_signed_alone_and_stays_in_the_journals() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    signed(&shelf, "first");
    let before = shown(&shelf);
    let typed = r#"{"cmd":"draft","field":"note","text":"Half a"}"#;
    shelf.exec(&[CORRECT, typed]).done();
    let correction = shown(&shelf);
    assert_eq!(
        (found(&shelf, "quokka"), &correction["drafts"][0]["text"]),
        (1, &json!("Half a"))
    );

    shelf.exec(&[DROP]).done();
    assert_eq!(state(&shelf), ("signed".to_owned(), Value::Null));
    assert_eq!(shown(&shelf), before);
    assert_eq!(found(&shelf, "quokka"), 0, "what was dropped is not found");
    let journals = shelf.journal().done().json()["data"]["reviews"].clone();
    assert_eq!(journals, json!(2), "its journal holds");

    // Another process takes it up again, with the words that waited in a draft.
    shelf.exec(&[UNDO]).done();
    let again = shown(&shelf);
    for part in ["review", "criteria", "annotations", "drafts", "note", "phase"] {
        assert_eq!(again[part], correction[part], "{part}");
    }
    assert_eq!(found(&shelf, "quokka"), 1);
    shelf.exec(&[r#"{"cmd":"redo"}"#]).done();
    assert_eq!(shown(&shelf), before, "dropped once more");
}

#[test]
fn after_a_dropped_correction_the_next_edit_begins_another_and_the_one_before_is_only_kept() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    signed(&shelf, "first");
    let note = r#"{"cmd":"note","text":"Once more."}"#;
    let show = r#"{"cmd":"show"}"#;
    let ran = shelf.exec(&[CORRECT, DROP, show, note]).done();
    let phase = ran.out.lines().nth(2).expect("shown");
    assert!(
        phase.contains(r#""phase":"signed""#),
        "what is meant is what was signed: {phase}"
    );
    let criterion = &shown(&shelf)["criteria"][0]["rationale"];
    assert_eq!(criterion, "Page 1 has the question and two wrong answers.");
    shelf.exec(&[UNDO]).done();
    let refused = shelf.exec(&[UNDO]);
    assert!(refused.out.contains("nothing-to-undo"), "{refused:?}");
    assert_eq!(shelf.journal().done().json()["data"]["reviews"], json!(3));
    // The record of the second correction takes the place of what was signed, not of what was dropped.
    let second = signed(&shelf, "second");
    let supersedes = &second["credentialSubject"]["assessment"]["supersedes"];
    assert!(supersedes["id"].is_string(), "{supersedes}");
}

#[test]
fn a_correction_that_was_made_feedback_goes_back_to_where_it_began_and_no_further() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    signed(&shelf, "first");
    shelf.exec(&[r#"{"cmd":"purpose","purpose":"formative"}"#]).done();
    let ran = shelf.exec(&[UNDO, UNDO]);
    let answers: Vec<&str> = ran.out.lines().collect();
    assert!(answers[0].starts_with("saved "), "{ran:?}");
    assert!(answers[1].contains("nothing-to-undo"), "{ran:?}");
    shelf.exec(&[r#"{"cmd":"purpose","purpose":"formative"}"#, DROP]).done();
    assert_eq!(
        state(&shelf),
        ("signed".to_owned(), Value::Null),
        "it is a correction still"
    );
}

#[test]
fn asked_for_anew_and_dropped_no_other_is_begun() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    signed(&shelf, "first");
    shelf.exec_with(&["--anew"], &[CORRECT, DROP]).done();
    assert_eq!(state(&shelf), ("signed".to_owned(), Value::Null));
    assert_eq!(shelf.journal().done().json()["data"]["reviews"], json!(2));
}

#[test]
fn what_is_no_correction_is_not_dropped_and_says_why() {
    let shelf = Shelf::new();
    let refused = |code: &str| {
        let ran = shelf.exec(&[DROP]);
        assert!(
            ran.code == 1 && ran.out.contains(&format!("\"{code}\"")),
            "{code}: {ran:?}"
        );
    };
    refused("review-not-begun");
    assert_eq!(state(&shelf).0, "new", "nothing is begun by it");
    shelf.exec(&REVIEW).done();
    refused("not-a-correction");
    signed(&shelf, "first");
    refused("correction-not-begun");
    assert_eq!(shelf.journal().done().json()["data"]["reviews"], json!(1));
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
