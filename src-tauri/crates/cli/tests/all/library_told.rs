//! What is said of a library that is not there, not whole, or only begun; and what a new one can be restored from.

use crate::library::{REVIEW, Shelf};
use crate::support::{Desk, Ran, args, assay, export_order, files_below, import, submission};
use std::fs;
use std::path::Path;

fn list(library: &Path) -> Ran {
    assay(args([&"--json", &"library", &"list", &"--library", &library]))
}

#[test]
fn a_library_can_be_restored_from_the_moment_that_something_is_in_it() {
    let shelf = Shelf::new();
    assert_eq!(fs::read_dir(shelf.library.join("backups")).expect("backups").count(), 1);
    for name in ["library.db", "library.db-wal", "library.db-shm"] {
        let _ = fs::remove_file(shelf.library.join(name));
    }
    // Read, it is told that the database is gone and when the backup was made; written to, the backup takes its place.
    let gone = list(&shelf.library);
    gone.refused(1, "library-damaged");
    assert!(
        gone.json()["findings"][0]["hint"]
            .as_str()
            .is_some_and(|hint| hint.contains("good backup of")),
        "{gone:?}"
    );
    let ran = shelf.exec(&REVIEW).done();
    assert!(ran.out.contains("library-restored"), "{ran:?}");
    let listed = list(&shelf.library).done();
    assert_eq!(listed.json()["data"]["submissions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_library_that_was_never_filled_is_none_and_belongs_to_nobody_else() {
    let desk = Desk::new();
    let folder = desk.path("library");
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("library.db"), "").expect("begun");
    list(&folder).refused(3, "library-missing");
    import(&desk.pack_short(), &folder).done();
    fs::write(
        folder.join("library.db"),
        "words of another program, and more than a page of them".repeat(100),
    )
    .expect("another");
    let other = list(&folder);
    assert_ne!((other.code, other.found("library-missing")), (0, true), "{other:?}");
}

#[test]
fn a_file_is_no_library() {
    let desk = Desk::new();
    let file = desk.write("library", "a file");
    list(&file).refused(2, "library-not-a-folder");
    let bundle = desk.pack_short();
    let ran = assay(args([&"--json", &"library", &"import", &bundle, &"--library", &file]));
    ran.refused(2, "library-not-a-folder");
    assert_eq!(fs::read(&file).expect("there"), b"a file");
}

#[test]
fn a_submission_leaves_the_library_as_the_same_bytes_whenever() {
    let shelf = Shelf::new();
    let exported = |name: &str| {
        let out = shelf.desk.path(name);
        assay(export_order(&shelf.library, &out)).done();
        fs::read(out).expect("written")
    };
    let first = exported("first.zip");
    // The times in a zip count in steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(exported("second.zip") == first);
}

#[test]
fn captions_are_counted_with_their_recording_and_not_as_a_file_to_be_opened() {
    let shelf = Shelf::new();
    let counted = || {
        let listed = list(&shelf.library).done().json();
        let row = &listed["data"]["submissions"][0];
        (row["opened"].as_u64(), row["files"].as_u64())
    };
    let files = files_below(&submission("2041-short")).len() as u64;
    assert_eq!(counted(), (Some(0), Some(files - 1)));
    let open = |path: &str| format!(r#"{{"cmd":"opened","artifact":"{path}"}}"#);
    shelf.exec(&[&open("video/classroom.vtt")]).done();
    assert_eq!(counted(), (Some(0), Some(files - 1)));
    shelf.exec(&[&open("video/classroom.mp4")]).done();
    assert_eq!(counted(), (Some(1), Some(files - 1)));
}
