//! What a library knows beside the reviews: by when a judgement is wanted, and which micro-credentials are its own.

use crate::support::{Desk, Ran, args, assay, credential, submission};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

struct Shelf {
    desk: Desk,
    library: PathBuf,
}

impl Shelf {
    /// A library with one submission, No. 2041.
    fn new() -> Self {
        let desk = Desk::new();
        let library = desk.path("library");
        let shelf = Self { desk, library };
        let brought = shelf.run(&[&"import", &shelf.desk.pack_short()]).done();
        assert!(brought.found("micro-credential-unknown"), "{brought:?}");
        shelf
    }

    fn run(&self, words: &[&dyn AsRef<Path>]) -> Ran {
        let words = words.iter().map(|word| word.as_ref().to_path_buf());
        let library = args([&"--library", &self.library]);
        assay(args([&"--json", &"library"]).into_iter().chain(words).chain(library))
    }

    fn due(&self) -> Value {
        self.run(&[&"list"]).done().json()["data"]["submissions"][0]["due"].clone()
    }

    /// Title, whether it is accepted, and how many submissions are for it.
    fn catalogue(&self) -> Vec<(String, bool, u64)> {
        let listed = self.run(&[&"micro-credentials"]).done().json();
        let rows = listed["data"]["microCredentials"].as_array().expect("rows").clone();
        let row = |row: &Value| {
            (
                row["title"].as_str().expect("a title").to_owned(),
                row["accepted"].as_bool().expect("a word"),
                row["submissions"].as_u64().expect("a number"),
            )
        };
        rows.iter().map(row).collect()
    }
}

#[test]
fn a_due_day_is_set_changed_and_taken_away() {
    let shelf = Shelf::new();
    assert_eq!(shelf.due(), Value::Null);
    shelf.run(&[&"due", &"2041", &"2026-11-24"]).done();
    assert_eq!(shelf.due(), "2026-11-24T23:59:59Z");
    let changed = shelf.run(&[&"due", &"2041", &"2027-01-08"]).done();
    assert_eq!(changed.json()["data"]["due"], shelf.due());
    let text = assay(args([&"library", &"list", &"--library", &shelf.library])).done();
    assert!(text.out.contains("2027-01-08"), "{text:?}");
    shelf.run(&[&"due", &"2041", &"--none"]).done();
    assert_eq!(shelf.due(), Value::Null);
}

#[test]
fn a_day_that_is_none_and_a_submission_that_is_not_there_change_nothing() {
    let shelf = Shelf::new();
    shelf.run(&[&"due", &"2041", &"2026-11-24"]).done();
    shelf.run(&[&"due", &"2041", &"2026-02-30"]).refused(2, "day-unusable");
    shelf.run(&[&"due", &"2041", &"soon"]).refused(2, "day-unusable");
    shelf
        .run(&[&"due", &"2042", &"2026-11-25"])
        .refused(1, "submission-unknown");
    assert_eq!(shelf.run(&[&"due", &"2041"]).code, 2, "a day or --none");
    assert_eq!(
        shelf.run(&[&"due", &"2041", &"2026-11-25", &"--none"]).code,
        2,
        "not both"
    );
    assert_eq!(shelf.due(), "2026-11-24T23:59:59Z");
}

#[test]
fn a_micro_credential_that_came_along_is_accepted_and_then_no_stranger() {
    let shelf = Shelf::new();
    let title = "Checking for understanding";
    assert_eq!(shelf.catalogue(), [(title.to_owned(), false, 1)]);
    let listed = shelf.run(&[&"micro-credentials"]).json();
    let sha256 = listed["data"]["microCredentials"][0]["sha256"]
        .as_str()
        .expect("a digest")
        .to_owned();
    shelf
        .run(&[&"accept", &"00000000"])
        .refused(1, "micro-credential-not-here");
    shelf
        .run(&[&"accept", &&sha256[..7]])
        .refused(1, "micro-credential-not-here");
    let accepted = shelf.run(&[&"accept", &&sha256[..8]]).done();
    assert_eq!(accepted.json()["data"]["accepted"], true);
    assert_eq!(shelf.catalogue(), [(title.to_owned(), true, 1)]);
    let again = assay(args([&"library", &"accept", &sha256, &"--library", &shelf.library])).done();
    assert!(again.out.contains("already"), "{again:?}");
    let other = Desk::new();
    let brought = shelf.run(&[&"import", &other.pack_short()]).done();
    assert!(!brought.found("micro-credential-unknown"), "{brought:?}");
    assert_eq!(shelf.catalogue(), [(title.to_owned(), true, 2)]);
}

/// What somebody names by themselves did not come along.
#[test]
fn of_a_micro_credential_that_was_chosen_it_is_said_that_it_was_chosen() {
    let shelf = Shelf::new();
    let chosen = credential("checking-for-understanding");
    let loose = submission("2041-short");
    let import: [&dyn AsRef<Path>; 5] = [&"import", &loose, &"--micro-credential", &chosen, &"--accept-roles"];
    let sentence = shelf.run(&import).done().sentence("micro-credential-unknown");
    assert!(
        sentence.contains("which you chose, is not in your catalogue"),
        "{sentence}"
    );
    shelf.run(&[&"accept", &chosen]).done();
    let again = Desk::new();
    assert!(
        !shelf
            .run(&[&"import", &again.pack_short()])
            .done()
            .found("micro-credential-unknown")
    );
}

#[test]
fn a_file_is_accepted_before_any_submission_needs_it() {
    let shelf = Shelf::new();
    shelf.run(&[&"accept", &credential("wait-time")]).done();
    shelf
        .run(&[&"accept", &credential("checking-for-understanding")])
        .done();
    let catalogue = shelf.catalogue();
    assert_eq!(catalogue.len(), 2);
    assert!(catalogue.iter().all(|(_, accepted, _)| *accepted), "{catalogue:?}");
    let brought = shelf.run(&[&"import", &Desk::new().pack_short()]).done();
    assert!(!brought.found("micro-credential-unknown"));
}

#[test]
fn what_is_no_micro_credential_or_another_text_of_one_is_not_accepted() {
    let shelf = Shelf::new();
    let nowhere = "0".repeat(64);
    shelf
        .run(&[&"accept", &nowhere])
        .refused(1, "micro-credential-not-here");
    shelf.run(&[&"accept", &"no-such.json"]).refused(3, "file-missing");
    let text = fs::read_to_string(credential("checking-for-understanding")).expect("a draft");
    let other = shelf.desk.write(
        "other.json",
        text.replacen("Checking for understanding", "Checking twice", 1),
    );
    shelf.run(&[&"accept", &other]).refused(1, "micro-credential-differs");
    let faulty = shelf.desk.write(
        "faulty.json",
        text.replace("\"required\": \"demonstrated\"", "\"required\": \"best\""),
    );
    shelf.run(&[&"accept", &faulty]).refused(1, "micro-credential-faulty");
    assert_eq!(shelf.catalogue(), [("Checking for understanding".to_owned(), false, 1)]);
}
