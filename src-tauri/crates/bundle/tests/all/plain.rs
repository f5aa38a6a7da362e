//! Folders and zips that are no bags: what a Mac leaves is dropped and said, awkward names are changed and said, and no
//! name of a person leaves the folder that an export put it into.

use crate::folder;
use assay_bundle::memory::MemoryFolder;
use assay_bundle::{Form, Limits, Plain, look};

fn looked(paths: &[&str]) -> Plain {
    let files = paths
        .iter()
        .fold(MemoryFolder::default(), |folder, path| folder.with(path, *b"x"));
    look(&folder(files, &Limits::LOOK).expect("a container")).expect("a look")
}

fn paths(plain: &Plain) -> Vec<Vec<&str>> {
    plain
        .submissions
        .iter()
        .map(|one| one.files.iter().map(|file| file.path.as_str()).collect())
        .collect()
}

#[test]
fn a_folder_from_a_mac_is_taken_without_what_the_mac_left() {
    let plain = looked(&[
        "Evidence/plan.pdf",
        "Evidence/video/lesson.mp4",
        "Evidence/.DS_Store",
        "Evidence/._plan.pdf",
        "Evidence/Thumbs.db",
        "Evidence/desktop.ini",
        "__MACOSX/Evidence/._plan.pdf",
    ]);
    assert_eq!(plain.form, Form::Files);
    assert_eq!(paths(&plain), [["plan.pdf", "video/lesson.mp4"]]);
    assert_eq!(plain.dropped.len(), 5);
    assert!(plain.renamed.is_empty());
}

#[test]
fn awkward_names_are_changed_and_said() {
    let plain = looked(&["What? now.pdf", "CON", "a/b\u{200b}.txt", "a/b.txt"]);
    assert_eq!(paths(&plain), [["What- now.pdf", "_CON", "a/b-2.txt", "a/b.txt"]]);
    let renamed: Vec<(&str, &str)> = plain
        .renamed
        .iter()
        .map(|one| (one.from.as_str(), one.to.as_str()))
        .collect();
    assert_eq!(
        renamed,
        [
            ("CON", "_CON"),
            ("What? now.pdf", "What- now.pdf"),
            ("a/b\u{200b}.txt", "a/b-2.txt")
        ]
    );
    let sources: Vec<&str> = plain.submissions[0]
        .files
        .iter()
        .map(|file| file.source.as_str())
        .collect();
    assert_eq!(sources, ["What? now.pdf", "CON", "a/b\u{200b}.txt", "a/b.txt"]);
}

#[test]
fn a_moodle_download_is_many_submissions_and_no_name() {
    let plain = looked(&[
        "Ana Silva_1207_assignsubmission_file_/Silva plan?.pdf",
        "Ana Silva_1207_assignsubmission_file_/.DS_Store",
        "Ana Silva_1207_assignsubmission_onlinetext_/onlinetext.html",
        "Bo Li_88_assignsubmission_file_/essay.pdf",
    ]);
    assert_eq!(plain.form, Form::Moodle);
    assert_eq!(
        plain
            .submissions
            .iter()
            .map(|one| one.participant.as_deref())
            .collect::<Vec<_>>(),
        [Some("1207"), Some("88")]
    );
    assert_eq!(
        paths(&plain),
        [vec!["1207 plan-.pdf", "onlinetext/onlinetext.html"], vec!["essay.pdf"]]
    );
    let said = format!(
        "{:?} {:?} {:?} {:?}",
        plain.dropped,
        plain.renamed,
        plain.unplaced,
        paths(&plain)
    );
    assert!(!said.contains("Silva") && !said.contains("Ana"), "{said}");
    assert_eq!(plain.dropped, ["1207/.DS_Store"]);
}

#[test]
fn a_folder_of_bundles_is_bundles() {
    let plain = looked(&["a.zip", "b/bagit.txt", "b/data/x", ".DS_Store"]);
    assert_eq!(
        (plain.form, plain.bundles),
        (Form::Bundles, vec!["a.zip".to_owned(), "b".to_owned()])
    );
    assert!(plain.submissions.is_empty());
    assert_eq!(looked(&["a.zip", "plan.pdf"]).form, Form::Files);
    let nothing = looked(&[".DS_Store"]);
    assert!(nothing.submissions.is_empty() && nothing.bundles.is_empty());
}
