//! Folders and zips that are no bags: what a Mac leaves is dropped and said, awkward names are changed and said, and no
//! name of a person leaves the folder that an export put it into.

use crate::folder;
use assay_bundle::memory::MemoryFolder;
use assay_bundle::{
    Bag, Content, Folder, Form, ItemKind, Limits, Package, Part, Plain, PlainFile, PlainSubmission, Quiet, Renamed,
    bundles, look, write_bag,
};
use assay_model::Timestamp;
use std::io::{Cursor, Write};
use std::sync::Arc;

fn looked(paths: &[&str]) -> Plain {
    let files = paths
        .iter()
        .fold(MemoryFolder::default(), |folder, path| folder.with(path, *b"x"));
    look(&folder(files, &Limits::LOOK).expect("a container")).expect("a look")
}

fn renamed(plain: &Plain) -> Vec<&Renamed> {
    plain.submissions.iter().flat_map(|one| &one.renamed).collect()
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
        "Evidence/~$plan.docx",
    ]);
    assert_eq!(plain.form, Form::Files);
    assert_eq!(paths(&plain), [["plan.pdf", "video/lesson.mp4"]]);
    assert_eq!(plain.dropped.len(), 6);
    assert!(renamed(&plain).is_empty());
}

#[test]
fn the_picture_of_a_mac_folder_is_dropped_from_a_zip_and_from_a_folder_and_a_bag_may_not_hold_it() {
    let of = |paths: &[&str]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for path in paths {
            zip.start_file(*path, zip::write::SimpleFileOptions::default())
                .expect("begun");
            zip.write_all(b"x").expect("written");
        }
        crate::zip(&zip.finish().expect("finished").into_inner(), &Limits::LOOK)
    };
    let names = ["Work/plan.pdf", "Work/Icon\r"];
    for plain in [looked(&names), look(&of(&names).expect("a container")).expect("a look")] {
        assert_eq!(paths(&plain), [["plan.pdf"]]);
        assert_eq!(plain.dropped, ["Work/Icon\\u{d}"]);
    }
    let refused = |paths: &[&str]| of(paths).map(|_| ()).map_err(|error| error.code());
    assert_eq!(refused(&["Work/plan.pdf", "Work/My Icon\r"]), Err("path-escapes"));
    assert_eq!(refused(&["Work/plan.pdf", "../Icon\r"]), Err("path-escapes"));
    assert_eq!(refused(&["b/bagit.txt", "b/data/Icon\r"]), Err("path-escapes"));
}

#[test]
fn the_payload_of_a_bag_that_is_no_bundle_is_looked_through_like_loose_files() {
    let plain = looked(&[
        "bag/bagit.txt",
        "bag/manifest-sha1.txt",
        "bag/data/plan.pdf",
        "bag/data/.DS_Store",
        "bag/data/ro-crate-metadata.json",
    ]);
    assert_eq!(paths(&plain), [["plan.pdf"]]);
    assert_eq!(plain.submissions[0].files[0].source, "data/plan.pdf");
    assert_eq!(plain.dropped.len(), 2);
}

#[test]
fn awkward_names_are_changed_and_said() {
    let plain = looked(&["What? now.pdf", "CON", "a/b\u{200b}.txt", "a/b.txt"]);
    assert_eq!(paths(&plain), [["What- now.pdf", "_CON", "a/b-2.txt", "a/b.txt"]]);
    let renamed: Vec<(&str, &str)> = renamed(&plain)
        .into_iter()
        .map(|one| (one.from.as_str(), one.to.as_str()))
        .collect();
    assert_eq!(
        renamed,
        [
            ("CON", "_CON"),
            ("What? now.pdf", "What- now.pdf"),
            ("a/b\\u{200b}.txt", "a/b-2.txt")
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
fn every_name_that_some_system_refuses_is_changed_and_said_in_one_run() {
    let plain = looked(&[
        "a:b.txt",
        "back\\slash.txt",
        "two\nlines.txt",
        "tab\t.txt",
        "100%.txt",
        "ok.txt",
    ]);
    let mut renamed: Vec<(&str, &str)> = renamed(&plain)
        .into_iter()
        .map(|one| (one.from.as_str(), one.to.as_str()))
        .collect();
    renamed.sort_unstable();
    assert_eq!(
        renamed,
        [
            ("100%.txt", "100-.txt"),
            ("a:b.txt", "a-b.txt"),
            ("back\\slash.txt", "back-slash.txt"),
            ("tab\\u{9}.txt", "tab-.txt"),
            ("two\\u{a}lines.txt", "two-lines.txt")
        ]
    );
}

#[test]
fn a_moodle_download_is_many_submissions_and_no_name() {
    let plain = looked(&[
        "Ana Silva_1207_assignsubmission_file_/Silva plan?.pdf",
        "Ana Silva_1207_assignsubmission_file_/.DS_Store",
        "__MACOSX/._Ana Silva_1207_assignsubmission_file_",
        "Ana Silva_1207_assignsubmission_onlinetext_/onlinetext.html",
        "Bo Li_88_assignsubmission_file_/essay.pdf",
        "marks of Ana Silva.csv",
    ]);
    assert_eq!(plain.form, Form::Moodle);
    assert_eq!(
        plain
            .submissions
            .iter()
            .map(|one| one.participant.as_deref())
            .collect::<Vec<_>>(),
        [Some("88"), Some("1207")]
    );
    assert_eq!(
        paths(&plain),
        [vec!["essay.pdf"], vec!["1207 plan-.pdf", "onlinetext/onlinetext.html"]]
    );
    assert_eq!(
        plain.dropped,
        ["1207/.DS_Store", "__MACOSX/._… …_1207_assignsubmission_file_"]
    );
    assert_eq!(plain.unplaced, ["marks of … ….csv"]);
    let said = format!("{:?} {:?} {:?}", plain.dropped, renamed(&plain), paths(&plain));
    assert!(!said.contains("Silva") && !said.contains("Ana"), "{said}");
}

#[test]
fn an_open_edx_export_is_many_submissions_and_no_user_name() {
    let plain = looked(&[
        "[1]Intro, [2]Task, [1]Unit/[1] - ana_silva - Silva plan.pdf",
        "[1]Intro, [2]Task, [1]Unit/.DS_Store",
        "__MACOSX/[1]Intro, [2]Task, [1]Unit/._[1] - ana_silva - Silva plan.pdf",
        "[1]Intro, [2]Task, [1]Unit/[1] - bo - prompt_0.txt",
        "submissions.csv",
    ]);
    assert_eq!(plain.form, Form::OpenEdx);
    assert_eq!(paths(&plain), [["1 plan.pdf"], ["prompt_0.txt"]]);
    assert_eq!(
        plain.dropped,
        [
            "[1]Intro, [2]Task, [1]Unit/.DS_Store",
            "__MACOSX/[1]Intro, [2]Task, [1]Unit/._[1] - …_… - … plan.pdf"
        ]
    );
    assert_eq!(plain.unplaced, ["submissions.csv"]);
}

/// What an Open edX export with this list of what was handed in, in `around`, is said not to hold.
#[track_caller]
fn check_missing(around: &str, list: &str, expected: &[&str]) {
    let file = |path: &str| format!("{around}[1]Intro, [2]Task, [1]Unit/{path}");
    let export = MemoryFolder::default()
        .with(&file("[1] - ana_silva - plan.pdf"), *b"x")
        .with(&file("[1] - bo - prompt_0.txt"), *b"x")
        .with(&format!("{around}submissions.csv"), list.as_bytes().to_vec());
    let plain = look(&folder(export, &Limits::LOOK).expect("a container")).expect("a look");
    assert_eq!((plain.form, plain.missing), (Form::OpenEdx, owned(expected)), "{list}");
}

#[test]
fn what_an_open_edx_export_lists_and_does_not_hold_is_told_without_a_user_name() {
    let unit = "[1]Intro, [2]Task, [1]Unit";
    let list = format!(
        "student_id,name,file_path,file_found\r\n\
         1,plan.pdf,\"{unit}/[1] - ana_silva - plan.pdf\",True\r\n\
         1,\"Silva, film.mp4\",\"{unit}/[1] - ana_silva - Silva, film.mp4\",False\r\n\
         2,prompt_0.txt,\"{unit}/[1] - bo - prompt_0.txt\",True\r\n\
         3,\"a \"\"b\"\".txt\",\"{unit}/[1] - carla - a \"\"b\"\" by Carla.txt\",False\r\n\
         4,x,carla.txt,False\r\n\
         5,x,,False\r\n\
         6\r\n"
    );
    let told = ["1/…, film.mp4", "…/a \"b\" by ….txt", "…"];
    for around in ["", "Spring/"] {
        check_missing(around, &list, &told);
        check_missing(around, &format!("\u{feff}{list}"), &told);
    }
    let whole: String = list.lines().take(2).map(|line| format!("{line}\n")).collect();
    for says_nothing in [whole.as_str(), "", "name,size\na,1\n", "file_path\n", "\u{0}\"\n\"\"x"] {
        check_missing("", says_nothing, &[]);
    }
}

#[track_caller]
fn check_bundles(folder: MemoryFolder, expected: &[&str]) {
    check_beside(folder, expected, &[]);
}

#[track_caller]
fn check_beside(folder: MemoryFolder, expected: &[&str], beside: &[&str]) {
    let folder: Arc<dyn Folder> = Arc::new(folder);
    let found = bundles(&folder).expect("listed");
    assert_eq!((found.bundles, found.beside), (owned(expected), owned(beside)));
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_folder_of_bundles_is_bundles() {
    let file = |folder: MemoryFolder, path: &str| folder.with(path, *b"x");
    let of = |paths: &[&str]| {
        paths
            .iter()
            .fold(MemoryFolder::default(), |folder, path| file(folder, path))
    };
    let many = of(&[
        "b/bagit.txt",
        "b/data/x",
        "a.ZIP",
        ".DS_Store",
        "c/top/bagit.txt",
        "c/.DS_Store",
    ]);
    check_bundles(many, &["a.ZIP", "b", "c"]);
    check_bundles(of(&["a.zip"]).with_item("empty", ItemKind::Folder), &["a.zip"]);
    check_bundles(of(&["a.zip", "plan.pdf"]), &[]);
    check_bundles(of(&["a.zip"]).with_item("link", ItemKind::Link), &[]);
    check_bundles(of(&["a.zip"]).with_item("b", ItemKind::Link), &[]);
    check_bundles(of(&["a/bagit.txt/x"]), &[]);
    check_bundles(of(&[".DS_Store"]), &[]);
    check_bundles(MemoryFolder::default(), &[]);
}

/// A zip with these files in it, each of one byte.
fn zipped(paths: &[&str]) -> Vec<u8> {
    let parts = paths.iter().map(|path| Part {
        path: (*path).to_owned(),
        size: 1,
        content: Content::Bytes(b"x".to_vec()),
    });
    let bag = Bag {
        top: "top",
        at: Timestamp::from_unix(0),
        agent: "a test",
        parts: parts.collect(),
    };
    write_bag(bag, Cursor::new(Vec::new()), &Quiet)
        .expect("a bag")
        .0
        .into_inner()
}

#[test]
fn a_bundle_makes_its_folder_one_of_bundles_whatever_lies_beside_it() {
    let of = |paths: &[&str]| {
        let files = paths.iter();
        files.fold(MemoryFolder::default(), |folder, path| folder.with(path, *b"x"))
    };
    check_beside(of(&["a/bagit.txt", "b/plan.pdf"]), &["a"], &["b"]);
    check_beside(of(&["a/bagit.txt", "b/deep/plan.pdf"]), &["a"], &["b"]);
    let with_zip = of(&["plan.pdf", "other.zip"]).with("a.zip", zipped(&["data/x"]));
    check_beside(with_zip, &["a.zip", "other.zip"], &["plan.pdf"]);
    let whole = zipped(&["data/x"]);
    let cut = of(&["plan.pdf"]).with("a.zip", whole[..whole.len() / 2].to_vec());
    check_beside(cut, &["a.zip"], &["plan.pdf"]);
}

#[test]
fn a_bundle_among_the_evidence_is_found_as_a_folder_and_as_a_zip() {
    let found = |files: MemoryFolder| {
        let container = folder(files, &Limits::LOOK).expect("a container");
        let plain = look(&container).expect("a look");
        let astray = plain.submissions[0].bundle_within(&container);
        astray.map(|astray| (astray.path.to_owned(), astray.package, astray.is_whole))
    };
    let plan = || {
        MemoryFolder::default()
            .with("plan.pdf", *b"x")
            .with("photos.zip", *b"x")
    };
    assert_eq!(found(plan()), None);
    let unpacked = plan().with("old/deep/bagit.txt", *b"x").with("old/deep/data/x", *b"x");
    assert_eq!(
        found(unpacked),
        Some(("old/deep/bagit.txt".to_owned(), Package::Bag, true))
    );
    let packed = plan().with("old/first.ZIP", zipped(&["data/x"]));
    assert_eq!(found(packed), Some(("old/first.ZIP".to_owned(), Package::Bag, true)));
    let result = zipped(&["data/places/1.jpg", "data/record.html", "data/record.json"]);
    let named = |bytes: Vec<u8>| found(plan().with("result.zip", bytes));
    let told = |is_whole| Some(("result.zip".to_owned(), Package::Result, is_whole));
    assert_eq!(named(result.clone()), told(true));
    let first_place = result.windows(12).position(|part| part == b"places/1.jpg");
    for end in first_place.expect("a place") + 12..result.len() {
        assert_eq!(named(result[..end].to_vec()), told(false), "{end}");
    }
}

#[test]
fn bags_beside_each_other_are_no_evidence() {
    let plain = looked(&["a/bagit.txt", "a/data/x", "b/bagit.txt", "b/data/x", ".DS_Store"]);
    assert_eq!(
        (plain.form, plain.bundles),
        (Form::Bundles, vec!["a".to_owned(), "b".to_owned()])
    );
    assert!(plain.submissions.is_empty());
    assert_eq!(looked(&["a.zip", "plan.pdf"]).form, Form::Files);
    let nothing = looked(&[".DS_Store"]);
    assert!(nothing.submissions.is_empty() && nothing.bundles.is_empty());
}

fn submission(files: impl Iterator<Item = u64>) -> PlainSubmission {
    let file = |(number, size)| PlainFile {
        source: format!("{number}"),
        path: format!("{number}"),
        size,
    };
    PlainSubmission {
        participant: None,
        files: (0..).zip(files).map(file).collect(),
        renamed: Vec::new(),
    }
}

/// Each submission of a download is held to the limits of one bundle, with what packing adds; the download is not.
#[test]
fn one_submission_can_be_one_bundle_and_many_can_be_more() {
    const GIB: u64 = 1 << 30;
    let within = |files: &mut dyn Iterator<Item = u64>| submission(files).within(&Limits::INTAKE);
    assert!(within(&mut [8 * GIB, 8 * GIB].into_iter()).is_ok());
    for files in [vec![8 * GIB + 1], vec![8 * GIB, 8 * GIB, 1], vec![0; 4_992]] {
        let refused = within(&mut files.into_iter()).map_err(|error| error.code());
        assert_eq!(refused, Err("limit-exceeded"));
    }
    assert!(within(&mut vec![0; 4_991].into_iter()).is_ok());
    let download = MemoryFolder::default()
        .with_lie("a", *b"", 7 * GIB)
        .with_lie("b", *b"", 7 * GIB)
        .with_lie("c", *b"", 7 * GIB);
    assert!(folder(download.clone(), &Limits::LOOK).is_ok());
    assert!(folder(download, &Limits::INTAKE).is_err());
}
