//! `evidence thumbnail`: a small JPEG of a picture, upright and without what identifies; refusals leave nothing behind.

use crate::support::{Desk, Ran, args, assay, submission};
use std::path::Path;

fn thumbnail(file: &Path, out: &Path, more: &[&str]) -> Ran {
    let mut all = args([&"--json", &"evidence", &"thumbnail", &file, &"--out", &out]);
    all.extend(more.iter().map(Into::into));
    assay(all)
}

fn probed(desk: &Desk, name: &str) -> serde_json::Value {
    let ran = assay(args([&"--json", &"evidence", &"probe", &desk.path(name)])).done();
    ran.json()["data"].clone()
}

#[test]
fn a_photograph_becomes_320_pixels_upright_and_carries_nothing_that_identifies() {
    let desk = Desk::new();
    let out = desk.path("small.jpg");
    let photo = submission("2041").join("student-work/sample-1.jpg");
    let data = thumbnail(&photo, &out, &[]).done().json()["data"].clone();
    let small = probed(&desk, "small.jpg");
    assert_eq!(small["format"], "jpeg");
    assert_eq!(small["widthPx"].as_u64().max(small["heightPx"].as_u64()), Some(320));
    assert_eq!(
        (&small["widthPx"], &small["heightPx"]),
        (&data["widthPx"], &data["heightPx"])
    );
    assert_eq!(small["rotationDegrees"], 0, "{small}");
    assert_eq!(small.get("identifying"), None, "{small}");
    let before = assay(args([&"--json", &"evidence", &"probe", &photo])).done();
    assert!(
        before.json()["data"]["identifying"].is_array(),
        "the photograph itself tells"
    );
}

#[test]
fn the_longest_edge_is_as_asked_and_nothing_is_made_larger() {
    let desk = Desk::new();
    let photo = submission("2041").join("student-work/sample-1.jpg");
    let small = desk.path("small.jpg");
    let _ = thumbnail(&photo, &small, &["--size", "100"]).done();
    let data = thumbnail(&small, &desk.path("same.jpg"), &["--size", "4000"])
        .done()
        .json()["data"]
        .clone();
    assert_eq!(data["widthPx"].as_u64().max(data["heightPx"].as_u64()), Some(100));
}

#[test]
fn what_is_no_picture_or_broken_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    let out = desk.path("out.jpg");
    let photo = submission("2041").join("student-work/sample-1.jpg");
    let bytes = std::fs::read(&photo).expect("read");
    let head = desk.write("head.jpg", &bytes[..100]);
    let words = desk.write("words.jpg", "only words");
    let drawing = desk.write("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9'");
    thumbnail(&words, &out, &[]).refused(1, "no-picture");
    thumbnail(&head, &out, &[]).refused(1, "cannot-be-shown");
    thumbnail(&drawing, &out, &[]).refused(1, "cannot-be-shown");
    thumbnail(&photo, &out, &["--page", "2"]).refused(1, "page-missing");
    thumbnail(&desk.path("nowhere.jpg"), &out, &[]).refused(3, "file-missing");
    assert!(!out.exists());
    let kept = desk.write("kept.jpg", "mine");
    thumbnail(&photo, &kept, &[]).refused(1, "file-exists");
    assert_eq!(std::fs::read(&kept).expect("read"), b"mine");
}
