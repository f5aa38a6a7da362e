//! Places as a person marks them: every selector there is, and what the place looks like.

use crate::support::{Desk, Ran, assay, fixtures, import};
use assay_app::Assay;
use assay_app::library::{Shelf, find};
use assay_app::marking::{AtHand, Located, PixelBox, PixelSize, Selection};
use assay_app::reviewing::held;
use assay_app::watching::Unwatched;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn sample(name: &str) -> PathBuf {
    fixtures().join("../src-tauri/crates/evidence/tests/files").join(name)
}

fn short(path: &str) -> PathBuf {
    fixtures().join("submissions/2041-short").join(path)
}

fn mark(file: &Path, more: &[&str]) -> Ran {
    let mut args: Vec<&std::ffi::OsStr> = ["--json", "evidence", "place"].map(AsRef::as_ref).to_vec();
    args.push(file.as_ref());
    args.extend(more.iter().map(|arg| std::ffi::OsStr::new(*arg)));
    assay(args)
}

#[track_caller]
fn value(file: &Path, more: &[&str]) -> String {
    let ran = mark(file, more).done();
    let selector = ran.json()["data"]["selector"].clone();
    let first = &selector[0];
    let mut value = first["value"].as_str().unwrap_or("quote").to_owned();
    if let Some(inner) = first["refinedBy"]["value"].as_str() {
        value = format!("{value} › {inner}");
    }
    value
}

#[test]
fn every_kind_of_place_has_its_selector() {
    let (plan, film, photo) = (
        short("plan/lesson-plan.pdf"),
        short("video/classroom.mp4"),
        sample("photo.jpg"),
    );
    assert_eq!(value(&film, &["--ms", "1000-2500"]), "t=1,2.5");
    assert_eq!(
        value(&film, &["--ms", "1000-2500", "--box", "0,0,320,180", "--of", "640,360"]),
        "t=1,2.5&xywh=percent:0.0000,0.0000,50.0000,50.0000"
    );
    assert_eq!(value(&plan, &["--page", "1"]), "page=1");
    assert_eq!(
        value(&plan, &["--page", "1", "--box", "100,50,200,100", "--of", "400,200"]),
        "page=1 › xywh=percent:25.0000,25.0000,50.0000,50.0000"
    );
    let size = mark(&photo, &["--box", "0,0,1,1"]).done();
    assert!(size.out.contains("xywh=percent:0.0000,0.0000,"), "{size:?}");
    let words = mark(&short("reflection/reflection.md"), &["--chars", "0-10"])
        .done()
        .json();
    assert_eq!(words["data"]["selector"][0]["type"], "TextQuoteSelector");
    let on_page = mark(&plan, &["--page", "1", "--chars", "0-11"]).done().json();
    assert_eq!(
        on_page["data"]["selector"][0]["refinedBy"][0]["type"],
        "TextQuoteSelector"
    );
    let cell = mark(&sample("log.xlsx"), &["--cell", "1,1"]).done().json();
    assert!(cell["data"]["selector"].to_string().contains("exact"), "{cell}");
    let whole = mark(&photo, &[]).done().json();
    assert_eq!(whole["data"]["selector"], json!([]), "the file as a whole needs none");
}

/// A frame's time is the centre of the frame (FORMATS 1): at 25 frames a second, 20 ms behind its beginning.
#[test]
fn a_still_frame_is_cited_by_its_centre_to_the_millisecond() {
    let film = short("video/classroom.mp4");
    let frames = |more: &str| value(&film, &["--frame", more]);
    assert_eq!(frames("0"), "t=0.02,0.021");
    assert_eq!(frames("25"), "t=1.02,1.021");
    assert_eq!(frames("25-50"), "t=1.02,2.02");
}

#[test]
fn a_place_is_drawn_and_the_file_is_new() {
    let desk = Desk::new();
    for (file, more) in [
        (
            short("plan/lesson-plan.pdf"),
            ["--page", "1", "--chars", "0-11"].as_slice(),
        ),
        (
            sample("plan.docx"),
            &["--page", "1", "--box", "0,0,100,50", "--of", "100,100"],
        ),
        (short("student-work/sample-1.jpg"), &["--box", "100,100,300,200"]),
    ] {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let out = desk.path(&format!("{name}.jpg"));
        let text = out.to_string_lossy().into_owned();
        let more: Vec<&str> = more.iter().copied().chain(["--out", &text]).collect();
        let made = mark(&file, &more).done().json();
        let picture = &made["data"]["picture"];
        assert!(picture["widthPx"].as_u64().expect("a width") >= 300, "{made}");
        assert!(fs::read(&out).expect("written").starts_with(&[0xff, 0xd8, 0xff]));
        mark(&file, &more).refused(1, "file-exists");
    }
}

#[test]
fn what_is_no_place_is_refused_with_its_reason() {
    let desk = Desk::new();
    let (plan, film) = (short("plan/lesson-plan.pdf"), short("video/classroom.mp4"));
    let out = desk.path("none.jpg").to_string_lossy().into_owned();
    for (file, more, why) in [
        (&plan, ["--page", "99"].as_slice(), "outside"),
        (&plan, &["--page", "1", "--box", "0,0,9,9"], "how large it was shown"),
        (
            &plan,
            &["--page", "1", "--box", "0,0,0,9", "--of", "9,9"],
            "nothing is marked",
        ),
        (&plan, &["--ms", "0-1000"], "none like it"),
        (&film, &["--ms", "0-99000000"], "outside"),
        (&film, &["--frame", "99999"], "outside"),
        (&film, &["--chars", "0-5"], "no words"),
        (&film, &["--ms", "0-1000", "--out", &out], "nothing can be drawn"),
        (&plan, &["--out", &out], "nothing can be drawn"),
    ] {
        let ran = mark(file, more);
        ran.refused(1, "place-does-not-fit");
        let sentence = ran.sentence("place-does-not-fit");
        assert!(sentence.contains(why), "{more:?}: {sentence}");
    }
    assert!(!Path::new(&out).exists());
    assert!(mark(&sample("film.webm"), &["--frame", "0"]).found("no-frame-times"));
    assert_eq!(
        mark(&film, &["--ms", "1-2", "--page", "1"]).code,
        2,
        "one place at a time"
    );
}

#[test]
fn an_artifact_of_a_library_is_marked_found_again_and_shown() {
    let desk = Desk::new();
    let (bundle, library) = (desk.pack_short(), desk.path("library"));
    import(&bundle, &library).done();
    let assay = Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into());
    let reading = Shelf::open_reading(&library).expect("opens");
    let submission = find(&reading, "2041").expect("is there");
    let held = held(&reading, &submission).expect("is held");
    let artifact = |end: &str| {
        let mut all = held.subject.submission.artifacts.iter();
        let found = all.find(|artifact| artifact.path.as_str().ends_with(end)).expect(end);
        found.id.clone()
    };
    let drawn = |x, y, width, height| PixelBox { x, y, width, height };
    let thousand = PixelSize {
        width: 1_000,
        height: 1_000,
    };
    for (end, selection, picture) in [
        (
            "plan.pdf",
            Selection::Words {
                page: 1,
                start: 0,
                end: 11,
            },
            true,
        ),
        (
            "reflection.md",
            Selection::Words {
                page: 1,
                start: 0,
                end: 11,
            },
            false,
        ),
        (
            "classroom.mp4",
            Selection::Frames {
                first: 3,
                last: 3,
                region: None,
            },
            false,
        ),
    ] {
        let id = artifact(end);
        let at_hand = AtHand::in_library(&assay, &reading, &held, &id, &Unwatched).expect("opens");
        let place = at_hand.describe(&selection).expect("a place");
        assert_eq!(at_hand.locate(&place, true).expect("looks"), Located::Exactly);
        assert_eq!(at_hand.picture(&place, 200).expect("draws").is_some(), picture, "{end}");
    }
    let id = artifact("sample-1.jpg");
    let at_hand = AtHand::in_library(&assay, &reading, &held, &id, &Unwatched).expect("opens");
    let boxed = at_hand.drawn(drawn(100, 200, 300, 400), Some(thousand)).expect("a box");
    let place = at_hand.describe(&Selection::Picture(boxed)).expect("a place");
    assert_eq!(at_hand.locate(&place, true).expect("looks"), Located::Exactly);
    assert!(matches!(
        at_hand.locate(&place, false).expect("looks"),
        Located::Lost(_)
    ));
    let (size, jpeg) = at_hand.picture(&place, 200).expect("draws").expect("a picture");
    assert!(size.width.max(size.height) == 200 && jpeg.starts_with(&[0xff, 0xd8]));
    let _: Value = serde_json::to_value(at_hand.probe()).expect("it is told");
}
