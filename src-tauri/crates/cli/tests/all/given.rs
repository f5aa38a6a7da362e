//! What is known of a result after it was signed: what left, its report, its journal, and where its package lies.

use crate::library::{REVIEW, Shelf as OnDisk};
use assay_app::given::{Written, newest_result, remember, report, written};
use assay_app::library::{Shelf, export_result, find};
use assay_app::{Assay, codes};
use std::fs;

fn assay_here() -> Assay {
    Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into())
}

/// A library with a signed review.
fn signed() -> OnDisk {
    let on_disk = OnDisk::new();
    let lines: Vec<&str> = REVIEW.to_vec();
    let sign = on_disk.sign();
    on_disk.exec(&[lines.as_slice(), &[sign.as_str()]].concat()).done();
    on_disk
}

#[test]
fn the_report_that_is_read_is_the_one_in_the_package_to_the_byte_and_the_journal_holds() {
    let on_disk = signed();
    let shelf = Shelf::open(&assay_here(), &on_disk.library).expect("opens");
    let id = find(&shelf.library, "2041").expect("is there");
    let out = on_disk.desk.path("result.zip");
    export_result(&shelf.library, &id, None, &out).expect("is written");
    let given = newest_result(&shelf.library, &id).expect("is signed");
    let unpacked = on_disk.desk.path("unpacked");
    crate::support::unzip(&out, &unpacked);
    let top = fs::read_dir(&unpacked)
        .expect("a folder")
        .flatten()
        .next()
        .expect("a bag")
        .path();
    let file = |name: &str| fs::read(top.join("data").join(name)).expect("a file");
    assert_eq!(
        report(&shelf.library, &id).expect("a report").into_bytes(),
        file("record.html")
    );
    assert_eq!(given.size, file("record.json").len() as u64);
    assert!(given.unbroken, "the journal of a review that was just signed");
}

#[test]
fn where_a_package_was_written_is_known_until_it_is_gone_or_another() {
    let on_disk = signed();
    let (out, moved) = (on_disk.desk.path("result.zip"), on_disk.desk.path("moved.zip"));
    let open = || Shelf::open(&assay_here(), &on_disk.library).expect("opens");
    let shelf = open();
    let id = find(&shelf.library, "2041").expect("is there");
    let record = newest_result(&shelf.library, &id).expect("is signed").record.sha256;
    assert_eq!(written(&shelf.library, &record), None, "before it is written");
    export_result(&shelf.library, &id, None, &out).expect("is written");
    remember(&shelf, &record, &out);
    drop(shelf);
    let shelf = open();
    let size = fs::metadata(&out).expect("a file").len();
    let known = Some(Written {
        path: out.clone(),
        size,
    });
    assert_eq!(written(&shelf.library, &record), known, "after the window was closed");
    fs::rename(&out, &moved).expect("moves");
    assert_eq!(written(&shelf.library, &record), None, "moved away");
    fs::write(&out, b"something else").expect("writes");
    assert_eq!(written(&shelf.library, &record), None, "another file in its place");
}

#[test]
fn nothing_is_known_of_what_nobody_signed() {
    let on_disk = OnDisk::new();
    let shelf = Shelf::open(&assay_here(), &on_disk.library).expect("opens");
    let id = find(&shelf.library, "2041").expect("is there");
    assert_eq!(
        report(&shelf.library, &id).expect_err("unsigned").code,
        codes::NOT_SIGNED
    );
    assert_eq!(
        newest_result(&shelf.library, &id).expect_err("unsigned").code,
        codes::NOT_SIGNED
    );
}
