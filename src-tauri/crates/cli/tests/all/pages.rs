//! Pages of documents at the command line: pictures of them, and the words on them with their places.

use crate::support::{Desk, Ran, args, assay, submission};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn plan() -> PathBuf {
    submission("2041").join("plan/lesson-plan.pdf")
}

fn draw(file: &Path, out: &Path, more: &[&str]) -> Ran {
    let mut all: Vec<PathBuf> = args([&"--json", &"evidence", &"page", &file, &"--out", &out]);
    all.extend(more.iter().map(Into::into));
    assay(all)
}

fn words(file: &Path, more: &[&str]) -> Ran {
    let mut all: Vec<PathBuf> = args([&"--json", &"evidence", &"words", &file]);
    all.extend(more.iter().map(Into::into));
    assay(all)
}

/// Width and height in the header of a PNG.
fn size_of_png(path: &Path) -> (u64, u64) {
    let bytes = fs::read(path).expect("a picture");
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| {
        bytes[at..at + 4]
            .iter()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    };
    (number(16), number(20))
}

fn number(value: &Value, name: &str) -> u64 {
    value[name].as_u64().unwrap_or_else(|| panic!("{name} in {value}"))
}

#[test]
fn a_page_is_drawn_at_a_scale_a_width_a_long_edge_or_as_a_tile() {
    let desk = Desk::new();
    let sizes: [(&str, &[&str]); 3] = [
        ("scale.png", &["--scale", "72"]),
        ("width.png", &["--width", "300"]),
        ("edge.png", &["--long-edge", "320", "--page", "2"]),
    ];
    for (name, more) in sizes {
        let out = desk.path(name);
        let told = draw(&plan(), &out, more).done().json()["data"]["pages"][0].clone();
        let picture = &told["picture"];
        let size = (number(picture, "widthPx"), number(picture, "heightPx"));
        assert_eq!(size_of_png(&out), size, "{told}");
        assert_eq!(
            (picture["format"].as_str(), picture["approximate"].as_bool()),
            (Some("pdf"), Some(false))
        );
        match name {
            "width.png" => assert_eq!(size.0, 300),
            "edge.png" => assert_eq!((size.0.max(size.1), number(picture, "page")), (320, 2)),
            _ => assert!((590..620).contains(&size.0), "{size:?}"),
        }
    }
    let out = desk.path("tile.png");
    let told = draw(&plan(), &out, &["--width", "2400", "--tile", "100,200,256,128"])
        .done()
        .json();
    let picture = &told["data"]["pages"][0]["picture"];
    assert_eq!(size_of_png(&out), (256, 128));
    assert_eq!(
        ["pageWidthPx", "xPx", "yPx"].map(|name| number(picture, name)),
        [2400, 100, 200]
    );
}

#[test]
fn several_pages_are_drawn_with_their_numbers_in_the_names() {
    let desk = Desk::new();
    let told = draw(
        &plan(),
        &desk.path("page-%d.jpg"),
        &["--page", "1-2", "--long-edge", "320"],
    )
    .done()
    .json();
    for (index, name) in ["page-1.jpg", "page-2.jpg"].iter().enumerate() {
        let bytes = fs::read(desk.path(name)).expect("a picture");
        assert_eq!(&bytes[..3], [0xff, 0xd8, 0xff]);
        let picture = &told["data"]["pages"][index]["picture"];
        assert_eq!(picture["mediaType"], "image/jpeg");
    }
    let said = assay(args([&"evidence", &"page", &plan(), &"--out", &desk.path("one.jpg")]))
        .done()
        .out;
    assert!(said.contains("one.jpg") && said.contains(" × "), "{said}");
}

#[test]
fn words_stand_where_the_picture_shows_them_and_are_the_citable_text() {
    let told = words(&plan(), &["--page", "2"]).done().json()["data"].clone();
    let text = told["text"].as_str().expect("a text");
    let all = assay(args([&"--json", &"evidence", &"text", &plan()])).done().json()["data"].clone();
    assert_eq!(
        (&all["pages"][1], &all["extractor"]),
        (&told["text"], &told["extractor"])
    );
    let letters: Vec<char> = text.chars().collect();
    let spans = told["spans"].as_array().expect("spans");
    assert!(spans.len() > 20, "{} spans", spans.len());
    let mut end = 0;
    for span in spans {
        let (from, to) = (number(span, "start"), number(span, "end"));
        assert!(from >= end && to > from, "{span}");
        let word = &letters[usize::try_from(from).expect("small")..usize::try_from(to).expect("small")];
        assert!(word.iter().all(|letter| !letter.is_whitespace()), "{word:?}");
        let corners = span["quad"].as_array().expect("corners");
        assert!(
            corners.iter().all(|corner| corner[0].as_u64() <= Some(1_000_000)),
            "{span}"
        );
        end = to;
    }
    let plain = assay(args([&"evidence", &"words", &plan(), &"--page", &"2"]))
        .done()
        .out;
    assert_eq!(plain.trim_end(), text.trim_end());
}

#[test]
fn what_cannot_be_drawn_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    let picture = submission("2041").join("student-work/sample-1.jpg");
    let broken = desk.write("broken.pdf", b"%PDF-1.7\nnothing of it is left");
    let whole = fs::read(plan()).expect("a plan");
    let locked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../evidence/tests/files/locked.pdf");
    let cut = desk.write("cut.pdf", &whole[..whole.len() / 64]);
    let out = desk.path("page.png");
    for (file, code) in [
        (&picture, "no-pages"),
        (&broken, "document-damaged"),
        (&cut, "document-damaged"),
        (&locked, "document-encrypted"),
    ] {
        draw(file, &out, &[]).refused(1, code);
        words(file, &[]).refused(1, code);
    }
    draw(&plan(), &out, &["--page", "40"]).refused(1, "page-missing");
    words(&plan(), &["--page", "40"]).refused(1, "page-missing");
    draw(&plan(), &out, &["--tile", "5000,0,10,10", "--scale", "72"]).refused(1, "cannot-be-shown");
    draw(&plan(), &desk.path("page.gif"), &[]).refused(2, "picture-form-unknown");
    draw(&plan(), &out, &["--page", "1-2"]).refused(2, "picture-name-alike");
    assert!(!out.exists() && !desk.path("page.gif").exists());
    for wrong in [
        ["--page", "0"],
        ["--page", "3-2"],
        ["--tile", "1,2,3"],
        ["--scale", "x"],
    ] {
        assert_eq!(draw(&plan(), &out, &wrong).code, 2, "{wrong:?}");
    }
    draw(&plan(), &out, &["--page", "1"]).done();
}

#[test]
fn what_a_document_carries_beside_its_pages_is_a_finding_of_each_kind() {
    let desk = Desk::new();
    let whole = fs::read(plan()).expect("a plan");
    let again = desk.write("again.pdf", [whole.as_slice(), b"\n% changed\n%%EOF\n"].concat());
    let told = assay(args([&"--json", &"evidence", &"probe", &again])).done();
    assert!(told.sentence("earlier-revisions").contains("Earlier content"));
    let first = assay(args([&"--json", &"evidence", &"probe", &plan()])).done();
    for code in ["earlier-revisions", "text-covered", "files-inside", "remote-content"] {
        assert!(!first.found(code), "{code}");
    }
}
