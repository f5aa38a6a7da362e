//! Two contents under one submission (BM-015): the second is asked about and never written over the first, whatever was
//! scored meanwhile.

use crate::SEED;
use crate::place::Place;
use crate::program::{Program, start};
use crate::row::same;
use crate::sweep::holds;
use assay_hostile::{Case, cases};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

fn put_down(folder: &Path, case: &Case) -> Place {
    Place::new(folder.join(&case.part), |inputs| case.write(inputs)).expect("a place")
}

/// Scores something in submission 2041, and gives the number of journal entries.
fn score(library: &Path) -> u64 {
    let mut exec = Command::new(env!("CARGO_BIN_EXE_assay"));
    exec.args(["review", "exec", "2041", "--library"])
        .arg(library)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = start(&mut exec).expect("assay starts");
    let line = "{\"cmd\":\"level\",\"criterion\":\"plans-the-check\",\"level\":\"demonstrated\"}\n";
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(line.as_bytes())
        .expect("it reads");
    let said = child.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&said.stdout);
    text.trim()
        .strip_prefix("saved ")
        .and_then(|seq| seq.parse().ok())
        .unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn another_content_of_a_submission_is_a_conflict_and_touches_no_score() {
    let folder = tempfile::tempdir().expect("a folder");
    let places: Vec<Place> = cases(SEED)
        .iter()
        .filter(|case| case.id == "BM-015")
        .map(|case| put_down(folder.path(), case))
        .collect();
    let [first, second] = places.as_slice() else {
        panic!("two contents")
    };
    let (assay, library) = (Program::built(), first.library());
    let import = |place: &Place| {
        let ran = assay.run(
            place,
            &[&"--json", &"library", &"import", &place.input, &"--library", &library],
        );
        ran.expect("it ends")
    };
    assert_eq!(import(first).exit, Some(0));
    let entries = score(&library);
    let artifacts: BTreeSet<String> = fs::read_dir(library.join("artifacts"))
        .expect("artifacts")
        .map(|entry| entry.expect("an artifact").file_name().to_string_lossy().into_owned())
        .collect();
    let ran = import(second);
    let said = ran.json().expect("an answer");
    assert_eq!((ran.exit, said["code"].as_str()), (Some(1), Some("submission-differs")));
    let message = said["findings"][0]["message"].as_str().unwrap_or_default();
    assert!(
        message.contains("2041") && message.contains("was not touched"),
        "{message}"
    );
    assert_eq!(holds(&library, 1, &artifacts), Ok(()));
    let walked = assay.run(first, &[&"--json", &"journal", &"verify", &"--library", &library]);
    let walked = walked.expect("it ends").json().expect("an answer");
    assert_eq!(
        same("entries", walked["data"]["entries"].as_u64(), Some(entries)),
        Ok(())
    );
}
