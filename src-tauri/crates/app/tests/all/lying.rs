//! The first look at what a person drops, before anything is asked or written.

use assay_app::codes;
use assay_app::importing::{Lies, lies_at};
use std::fs;
use std::path::Path;

fn handed_in() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures/submissions")
}

#[test]
fn one_file_of_evidence_is_refused_at_the_first_look() {
    for file in [
        "2044/plan/discussion-plan.docx",
        "2052/student-work/exit-slip-1.jpg",
        "2052/video/classroom.mp4",
    ] {
        let refused = lies_at(&handed_in().join(file)).expect_err(file);
        assert_eq!(refused.code, codes::ONE_FILE_OF_EVIDENCE, "{file}");
    }
    assert_eq!(lies_at(&handed_in().join("2044")), Ok(Lies::Files));
}

#[test]
fn a_folder_without_evidence_is_refused_before_anything_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let looked = || lies_at(folder.path()).expect_err("nothing is there").code;
    assert_eq!(looked(), codes::NOTHING_TO_PACK);
    fs::create_dir(folder.path().join("plan")).expect("made");
    fs::write(folder.path().join(".DS_Store"), "x").expect("left behind");
    assert_eq!(looked(), codes::NOTHING_TO_PACK);
    fs::write(folder.path().join("plan/plan.txt"), "Ask three.").expect("written");
    assert_eq!(lies_at(folder.path()), Ok(Lies::Files));
}
