//! What a place looks like: the box and nothing beside it, the page, the lines in which words stand; or nothing.

use crate::harness::{decoder, file, probe, probe_bytes, text};
use crate::paper::{Paper, lines};
use crate::picture_help::{Scene, pixels};
use assay_evidence::place::{Likeness, likeness};
use assay_evidence::{DecodeError, DocumentName, OnPage, Refusal};
use assay_model::MediaTime;
use assay_model::place::{PagePart, Place, Position, Quote, Region, TextPlace, TimeSpan};
use std::io::Cursor;

const LONG_EDGE: u32 = 400;

fn drawn(bytes: &[u8], name: &str, wanted: Likeness) -> Result<Scene, DecodeError> {
    let document = DocumentName {
        name: name.to_owned(),
        key: None,
    };
    let (size, jpeg) = decoder().likeness(Cursor::new(bytes), &document, wanted, LONG_EDGE, &mut ())?;
    let scene = pixels(&jpeg);
    assert_eq!((size.width as usize, size.height as usize), (scene.width, scene.height));
    Ok(scene)
}

fn region(x: u32, y: u32, width: u32, height: u32) -> Region {
    Region::new(x, y, width, height).expect("a box")
}

fn words(exact: &str, position: Option<[u32; 2]>) -> TextPlace {
    TextPlace {
        quote: Quote {
            exact: exact.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        },
        position: position.map(|[start, end]| Position {
            start,
            end,
            extractor: "assay-pdf-text/1".to_owned(),
        }),
    }
}

fn on_page(page: u32, part: PagePart) -> Place {
    Place::Page { page, part }
}

/// Each sample, of an upright row of pixels.
fn is_all(scene: &Scene, colour: [u8; 3]) -> bool {
    scene
        .rgb
        .chunks(3)
        .all(|pixel| pixel.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 24))
}

/// A page of A4 with a red box, from its left bottom corner 100 points to the right and 200 up, 150 wide and 60 high.
fn red_box(more: &str) -> Vec<u8> {
    Paper::new().page("1 0 0 rg 100 200 150 60 re f", more).written()
}

#[test]
fn a_box_on_a_page_is_drawn_and_nothing_beside_it() {
    let ppm = |count: u32, of: u32| (count * 1_000_000 + of / 2) / of;
    let upright = region(ppm(100, 595), ppm(582, 842), ppm(150, 595), ppm(60, 842));
    // Turned clockwise by a quarter, what was 200 up from the bottom is 200 from the left.
    let turned = region(ppm(200, 842), ppm(100, 595), ppm(60, 842), ppm(150, 595));
    for (paper, region, size) in [
        (red_box(""), upright, (400, 160)),
        (red_box("/Rotate 90"), turned, (160, 400)),
    ] {
        let seen = drawn(
            &paper,
            "plan.pdf",
            Likeness::Page {
                page: 1,
                part: OnPage::Region(region),
            },
        )
        .expect("draws");
        assert!(
            seen.width.abs_diff(size.0) <= 1 && seen.height.abs_diff(size.1) <= 1,
            "{}×{}",
            seen.width,
            seen.height
        );
        let inner = seen.part(2, 2, seen.width - 4, seen.height - 4);
        assert!(is_all(&inner, [255, 0, 0]));
    }
    let white = Likeness::Page {
        page: 1,
        part: OnPage::Region(region(0, 0, 1_000_000, 600_000)),
    };
    assert!(is_all(
        &drawn(&red_box(""), "plan.pdf", white).expect("draws"),
        [255; 3]
    ));
}

#[test]
fn a_small_box_is_not_blown_up_and_a_page_is_no_larger_than_is_wanted() {
    let paper = red_box("");
    let page = |part| Likeness::Page { page: 1, part };
    let whole = drawn(&paper, "plan.pdf", page(OnPage::Whole)).expect("draws");
    assert_eq!((whole.width, whole.height), (283, 400));
    let small = drawn(&paper, "plan.pdf", page(OnPage::Region(region(0, 0, 1_000, 1_000)))).expect("draws");
    assert_eq!((small.width, small.height), (2, 3));
}

#[test]
fn words_are_drawn_as_the_lines_around_them() {
    let paper = Paper::new()
        .page(
            &lines(&[
                (60.0, 780.0, 12.0, "The title stands far above"),
                (60.0, 500.0, 12.0, "Show me with your fingers how many."),
                (60.0, 484.0, 12.0, "Hold them up until I have seen them."),
                (60.0, 100.0, 12.0, "The end stands far below"),
            ]),
            "",
        )
        .written();
    let read = text(&paper, "plan.pdf").expect("words").pages.remove(0);
    let start = u32::try_from(read.find("fingers").expect("there")).expect("small");
    let strip = |start, end| {
        drawn(
            &paper,
            "plan.pdf",
            Likeness::Page {
                page: 1,
                part: OnPage::Words { start, end },
            },
        )
        .expect("draws")
    };
    let one_line = strip(start, start + 7);
    assert!((398..=400).contains(&one_line.width), "the whole width of the page");
    assert!((30..60).contains(&one_line.height), "{}", one_line.height);
    let dark = |scene: &Scene| scene.brightness().iter().filter(|grey| **grey < 120).count();
    assert!(dark(&one_line) > 50);
    let two_lines = strip(start, start + 30);
    assert!(two_lines.height > one_line.height && two_lines.height < 80);
    let nowhere = strip(5_000, 5_001);
    assert_eq!(
        (nowhere.width, nowhere.height),
        (283, 400),
        "the page, where the words stand nowhere"
    );
}

#[test]
fn a_box_in_a_picture_is_that_part_of_the_picture_as_shown() {
    let scene = Scene::new(320, 240);
    let place = Place::Picture {
        region: region(250_000, 500_000, 500_000, 250_000),
    };
    for (bytes, name) in [(scene.png(), "board.png"), (scene.jpeg(|_| {}), "board.jpg")] {
        let wanted = likeness(&place, &probe_bytes(&bytes, name)).expect("is drawn");
        let seen = drawn(&bytes, name, wanted).expect("draws");
        let close = crate::picture_help::likeness(&seen, &scene.part(80, 120, 160, 60));
        assert!(close > 28.0, "{name}: {close:.1} dB");
    }
}

#[test]
fn a_page_of_a_scan_is_drawn_and_one_that_it_has_not_is_refused() {
    let (scan, probe) = (file("scan.tif"), probe("scan.tif"));
    let of = |page| likeness(&on_page(page, PagePart::Whole), &probe).expect("is drawn");
    for page in [1, 2] {
        let seen = drawn(&scan, "scan.tif", of(page)).expect("draws");
        assert_eq!((seen.width, seen.height), (40, 24));
    }
    let beyond = drawn(&scan, "scan.tif", of(99));
    assert!(
        matches!(beyond, Err(DecodeError::Refused(Refusal::NoSuchPage { .. }))),
        "{beyond:?}"
    );
}

#[test]
fn slides_and_word_files_have_pictures_of_their_places_too() {
    for name in ["plan.docx", "talk.pptx"] {
        let bytes = file(name);
        let part = PagePart::Region(region(0, 0, 1_000_000, 500_000));
        let wanted = likeness(&on_page(1, part), &probe(name)).expect("is drawn");
        let seen = drawn(&bytes, name, wanted).expect("draws");
        assert!(seen.brightness().iter().any(|grey| *grey < 128), "{name}");
    }
}

#[test]
fn what_has_no_picture_is_not_drawn() {
    let (pdf, odt, film) = (probe("plan.pdf"), probe("plan.odt"), probe("film.webm"));
    let span = TimeSpan::new(MediaTime(1), MediaTime(2)).expect("a span");
    let located = PagePart::Text(words("a", Some([0, 1])));
    let moment = Place::Time { span, region: None };
    let read = Place::Text(words("a", Some([0, 1])));
    let unknown = on_page(1, PagePart::Text(words("a", None)));
    for (place, probe) in [
        (&Place::Whole, &pdf),
        (&moment, &film),
        (&read, &odt),
        (&unknown, &pdf),
        (&on_page(1, located.clone()), &odt),
        (
            &Place::Picture {
                region: region(0, 0, 1, 1),
            },
            &pdf,
        ),
    ] {
        assert_eq!(likeness(place, probe), None, "{place:?}");
    }
    assert!(likeness(&on_page(1, located), &pdf).is_some(), "the twin is drawn");
}

#[test]
fn a_page_that_cannot_be_drawn_is_a_refusal() {
    let page = |page| Likeness::Page {
        page,
        part: OnPage::Whole,
    };
    let refused = |bytes: &[u8], name: &str, wanted| match drawn(bytes, name, wanted) {
        Err(DecodeError::Refused(refusal)) => refusal,
        other => panic!("{name}: {other:?}"),
    };
    assert!(matches!(
        refused(&file("locked.pdf"), "locked.pdf", page(1)),
        Refusal::Encrypted { .. }
    ));
    assert!(matches!(
        refused(&file("plan.pdf"), "plan.pdf", page(99)),
        Refusal::NoSuchPage { .. }
    ));
    assert!(matches!(
        refused(&file("plan.odt"), "plan.odt", page(1)),
        Refusal::NoPages { .. }
    ));
    assert!(matches!(
        refused(b"%PDF-1.7\n", "torn.pdf", page(1)),
        Refusal::Damaged { .. }
    ));
}
