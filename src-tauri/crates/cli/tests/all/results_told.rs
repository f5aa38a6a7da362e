//! What `result verify` says of what is no result, and of what lies around one.

use crate::support::{Desk, Ran, args, assay, credential, import, unzip, zipped};
use std::fs;
use std::path::Path;

#[track_caller]
fn no_result(file: &Path, words: &str) {
    let ran = assay(args([&"--json", &"result", &"verify", &file]));
    ran.refused(1, "not-a-result");
    assert!(ran.json().get("state").is_none(), "{ran:?}");
    let said = ran.sentence("not-a-result");
    assert!(said.contains(words), "{said}");
}

#[test]
fn the_page_for_reading_is_no_damaged_record() {
    let desk = Desk::new();
    let (_, result) = desk.score_short();
    let folder = unzip(&result, &desk.path("unpacked"));
    no_result(&folder.join("data/record.html"), "page for reading");
    no_result(&desk.write("empty.json", ""), "is empty");
    no_result(&desk.write("blank.json", "\n \n"), "is empty");
    let cut = fs::read(folder.join("data/record.json")).expect("a record");
    let cut = desk.write("record.json", &cut[..cut.len() / 2]);
    let ran = assay(args([&"--json", &"result", &"verify", &cut]));
    assert_eq!(
        (ran.code, ran.json()["state"].as_str()),
        (1, Some("invalid")),
        "{ran:?}"
    );
}

fn verified(folder: &Path) -> Ran {
    assay(args([&"--json", &"result", &"verify", &folder]))
}

#[test]
fn what_a_system_leaves_in_an_unpacked_package_is_told_and_changes_nothing() {
    let desk = Desk::new();
    let (_, result) = desk.score_short();
    let folder = unzip(&result, &desk.path("unpacked"));
    for name in [".DS_Store", "Thumbs.db", "desktop.ini", "._record.html"] {
        fs::write(folder.join("data").join(name), "x").expect("left behind");
    }
    let ran = verified(&folder);
    assert_eq!((ran.code, ran.json()["state"].as_str()), (0, Some("valid")), "{ran:?}");
    assert!(ran.found("unsigned-file") && !ran.found("payload-extra"), "{ran:?}");
    fs::write(folder.join("data/more.html"), "x").expect("added");
    assert_eq!(verified(&folder).json()["state"], "invalid");
    fs::remove_file(folder.join("data/more.html")).expect("taken out");
    fs::write(folder.join("data/notes.txt"), "x").expect("added");
    assert!(verified(&folder).found("payload-extra"), "no system leaves such a file");
}

#[test]
fn evidence_that_is_no_bundle_is_not_compared() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    let loose = unzip(&bundle, &desk.path("loose")).join("data");
    for evidence in [&loose, &result] {
        let ran = assay(args([
            &"--json",
            &"result",
            &"verify",
            &result,
            &"--evidence",
            evidence,
        ]));
        ran.refused(1, "not-a-bundle");
        assert!(ran.json().get("evidence").is_none(), "{ran:?}");
    }
}

/// As a stick that was pulled out leaves it: the end is missing, wherever that is.
#[test]
fn a_result_that_was_cut_off_is_told_as_one_and_is_nobodys_evidence() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    let library = desk.path("library");
    let whole = fs::read(&result).expect("a result");
    for part in [1, 2, 9] {
        let cut = desk.write("cut.zip", &whole[..whole.len() * part / 10]);
        let ran = import(&cut, &library);
        ran.refused(1, "zip-truncated");
        let sentence = ran.sentence("zip-truncated");
        assert!(
            sentence.starts_with("This result package is incomplete: it was cut off"),
            "{sentence}"
        );
        let folder = desk.path(&format!("folder-{part}"));
        fs::create_dir(&folder).expect("made");
        fs::copy(&cut, folder.join("cut.zip")).expect("copied");
        fs::write(folder.join("plan.txt"), "Ask everybody.").expect("written");
        import(&folder, &library).refused(1, "zip-truncated");
        let class = desk.path("class.zip");
        let evidence = vec![
            ("plan.txt".to_owned(), b"Ask everybody.".to_vec()),
            ("sub/cut.zip".to_owned(), fs::read(&cut).expect("cut")),
        ];
        zipped(&class, &evidence);
        let ran = assay(args([
            &"--json",
            &"library",
            &"import",
            &class,
            &"--library",
            &library,
            &"--micro-credential",
            &credential("checking-for-understanding"),
            &"--accept-roles",
        ]));
        ran.refused(1, "bundle-as-evidence");
        assert!(
            ran.sentence("bundle-as-evidence")
                .contains("sub/cut.zip is a result package that was cut off"),
            "{ran:?}"
        );
    }
    let submission = fs::read(&bundle).expect("a bundle");
    let ran = import(&desk.write("cut.zip", &submission[..submission.len() / 2]), &library);
    let sentence = ran.sentence("zip-truncated");
    assert!(
        sentence.starts_with("This submission bundle is incomplete: it was cut off"),
        "{sentence}"
    );
}
