//! A bundle with one thing wrong: the sentence says which thing, in words that whoever packed it understands.

use crate::bad_input::Unpacked;
use crate::support::{Desk, Ran, args, assay, credential, files_below, unzip, zipped};
use std::path::Path;
use std::process::Command;

const SUBMISSION: &str = "data/submission.json";

fn inspect(bag: &Unpacked) -> Ran {
    assay(args([&"--json", &"bundle", &"inspect", &bag.top]))
}

/// The bundle with `from` in submission.json turned into `to`, and its manifests true again.
fn rewritten(from: &str, to: &str) -> Unpacked {
    let bag = Unpacked::new();
    let text = bag.read(SUBMISSION);
    assert!(text.contains(from), "{from} in {text}");
    bag.write(SUBMISSION, text.replacen(from, to, 1));
    bag.seal();
    bag
}

#[track_caller]
fn refused(from: &str, to: &str, code: &str, words: &str) {
    let ran = inspect(&rewritten(from, to));
    ran.refused(1, code);
    assert!(ran.sentence(code).contains(words), "{ran:?}");
}

/// The first two identifiers of artifacts.
fn identifiers(bag: &Unpacked) -> (String, String) {
    let said: serde_json::Value = serde_json::from_str(&bag.read(SUBMISSION)).expect("JSON");
    let id = |at: usize| said["artifacts"][at]["id"].as_str().expect("an identifier").to_owned();
    (id(0), id(1))
}

#[test]
fn a_member_of_the_wrong_kind_says_which_kind_belongs_there() {
    const WRONG: &str = "submission-member-wrong";
    refused(
        r#""number":"2041""#,
        r#""number":77"#,
        WRONG,
        "number is 77, and a text in quotes belongs there",
    );
    refused(
        r#""attempt":1"#,
        r#""attempt":"1""#,
        WRONG,
        "attempt is 1, and a whole number without quotes belongs there",
    );
    refused(
        r#""artifacts":["#,
        r#""artifacts":{},"x":["#,
        WRONG,
        "artifacts is no list",
    );
    refused(r#""language":"en""#, r#""language":"""#, WRONG, "language says nothing");
    refused(r#""language":"en""#, r#""language":null"#, WRONG, "language is missing");
    refused(
        r#""language":"en""#,
        r#""language":"e n""#,
        WRONG,
        r#"language cannot be "e n""#,
    );
}

#[test]
fn an_identifier_that_stands_twice_is_said_to_stand_twice() {
    let (first, second) = identifiers(&Unpacked::new());
    // Every packing has identifiers of its own.
    let bag = Unpacked::new();
    let (mine, other) = identifiers(&bag);
    assert_ne!((&first, &second), (&mine, &other));
    bag.write(SUBMISSION, bag.read(SUBMISSION).replace(&other, &mine));
    bag.seal();
    let ran = inspect(&bag);
    ran.refused(1, "submission-member-wrong");
    let words = format!("artifacts › 2 › id is \"{mine}\", as that of another file is");
    assert!(ran.sentence("submission-member-wrong").contains(&words), "{ran:?}");
}

#[test]
fn another_version_or_micro_credential_than_the_one_inside_is_said_to_be_that() {
    const DIFFERS: &str = "micro-credential-differs";
    let credential: serde_json::Value =
        serde_json::from_str(&Unpacked::new().read("data/micro-credential.json")).expect("JSON");
    let (id, version) = (
        credential["id"].as_str().expect("an identifier"),
        credential["version"].as_str().expect("a version"),
    );
    let named = |version: &str| format!(r#""version":"{version}""#);
    refused(
        &named(version),
        &named("9"),
        DIFFERS,
        &format!("Version 9 of \"Checking for understanding\" is named, and version {version} is there"),
    );
    let another = "urn:uuid:936da01f-9abd-4d9d-80c7-00000000000a";
    refused(
        id,
        another,
        DIFFERS,
        "Another micro-credential is named than the one that is there",
    );
}

#[test]
fn a_file_for_a_requirement_that_does_not_exist_is_named() {
    let bag = Unpacked::new();
    let said: serde_json::Value = serde_json::from_str(&bag.read(SUBMISSION)).expect("JSON");
    let artifacts = said["artifacts"].as_array().expect("artifacts").clone();
    let offered = artifacts.iter().find(|artifact| artifact["requirement"].is_string());
    let (path, requirement) = (&offered.expect("one")["path"], &offered.expect("one")["requirement"]);
    bag.seal();
    assert!(!inspect(&bag).done().found("requirement-unknown"), "the unbroken twin");
    let bag = rewritten(&format!(r#""requirement":{requirement}"#), r#""requirement":"a-wish""#);
    let ran = inspect(&bag).done();
    let told = ran.json();
    let mut findings = told["findings"].as_array().expect("findings").iter();
    let found = findings.find(|finding| finding["code"] == "requirement-unknown");
    assert_eq!(&found.expect("a finding of its own")["path"], path, "{ran:?}");
    assert!(ran.sentence("requirement-unknown").contains("\"a-wish\""), "{ran:?}");
}

/// The zip at `from` with one more file beside its folder, as the zip `name`.
fn with_a_stray(desk: &Desk, from: &Path, name: &str) -> std::path::PathBuf {
    let folder = desk.path(&format!("{name}-unpacked"));
    unzip(from, &folder);
    let mut files = files_below(&folder);
    files.push(("stray.txt".to_owned(), b"x".to_vec()));
    let path = desk.path(name);
    zipped(&path, &files);
    path
}

#[test]
fn what_lies_beside_the_folder_of_a_package_is_named_and_the_package_not_called_missing() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    let verify = |file: &Path| assay(args([&"--json", &"result", &"verify", &file]));
    let inspect = |file: &Path| assay(args([&"--json", &"bundle", &"inspect", &file]));
    verify(&result).done();
    inspect(&bundle).done();
    let ran = verify(&with_a_stray(&desk, &result, "stray-result.zip"));
    ran.refused(1, "not-a-result");
    let said = ran.sentence("not-a-result");
    assert!(
        said.contains("in the folder \"result-2041-attempt-1\", and \"stray.txt\" lies beside that folder"),
        "{said}"
    );
    let stray = with_a_stray(&desk, &bundle, "stray-bundle.zip");
    for command in ["inspect", "verify"] {
        let ran = assay(args([&"--json", &"bundle", &command, &stray]));
        ran.refused(1, "not-a-bundle");
        let said = ran.sentence("not-a-bundle");
        assert!(
            said.contains("\"stray.txt\" lies beside that folder"),
            "{command}: {said}"
        );
    }
}

#[test]
fn pipes_and_links_in_a_folder_are_named_all_at_once() {
    let desk = Desk::new();
    let folder = desk.path("evidence");
    std::fs::create_dir_all(folder.join("work")).expect("made");
    std::fs::write(folder.join("plan.txt"), "A plan.").expect("written");
    let pack = || {
        assay(args([
            &"--json",
            &"bundle",
            &"pack",
            &folder,
            &"--micro-credential",
            &credential("checking-for-understanding"),
            &"--accept-roles",
            &"--out",
            &desk.path("out.zip"),
        ]))
    };
    for pipe in ["pipe", "work/second"] {
        assert!(
            Command::new("mkfifo")
                .arg(folder.join(pipe))
                .status()
                .expect("mkfifo runs")
                .success()
        );
    }
    std::os::unix::fs::symlink("plan.txt", folder.join("link")).expect("linked");
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("socket")).expect("a socket");
    let ran = pack();
    ran.refused(1, "link-entry");
    let said = ran.sentence("link-entry");
    assert!(
        said.contains("\"link\", \"pipe\", \"socket\", \"work/second\""),
        "{said}"
    );
    for name in ["link", "pipe", "socket", "work/second"] {
        std::fs::remove_file(folder.join(name)).expect("gone");
    }
    pack().done();
}

#[test]
fn what_the_bag_says_of_its_bytes_and_files_is_told_in_bytes_and_files() {
    let bag = Unpacked::new();
    bag.seal();
    inspect(&bag).done();
    let info = bag.read("bag-info.txt");
    for (wrong, words) in [
        (
            "Payload-Oxum: 25177.3\n",
            "The bag says that it holds 3 files of 25177 bytes in all; it holds ",
        ),
        ("Payload-Oxum: 25177.1\n", "it holds one file of 25177 bytes in all"),
        (
            "Payload-Oxum: a lot\n",
            "The bag says \"a lot\" where bytes and files are counted; it holds ",
        ),
    ] {
        bag.write("bag-info.txt", format!("{info}{wrong}"));
        let ran = inspect(&bag);
        ran.refused(1, "payload-oxum");
        assert!(ran.sentence("payload-oxum").contains(words), "{ran:?}");
    }
}
