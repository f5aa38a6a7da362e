//! Real files of every kind that teachers hand in.

use crate::harness::{file, probe, probe_bytes, text};
use assay_evidence::{Format, Kind, NotShown, Remark, Tells, TrackKind, count_words};

#[track_caller]
fn check_media(name: &str, format: Format, ms: u32, codecs: &[&str]) {
    let probe = probe(name);
    assert_eq!(probe.format, format, "{name}");
    let found = probe.duration_ms.unwrap_or(0);
    assert!(found.abs_diff(ms) <= 30, "{name}: {found} ms, not {ms}");
    assert_eq!(
        probe
            .tracks
            .iter()
            .map(|track| track.codec.as_str())
            .collect::<Vec<_>>(),
        codecs,
        "{name}"
    );
}

#[test]
fn recordings_have_their_length_and_tracks() {
    use Format as F;
    for (name, format, ms, codecs) in [
        ("plain.mp4", F::Mp4, 2000, ["h264", "aac"].as_slice()),
        ("start.mp4", F::Mp4, 2000, &["h264", "aac"]),
        ("frag.mp4", F::Mp4, 2200, &["h264", "aac"]),
        ("turned.mov", F::Mov, 2000, &["h264", "aac"]),
        ("prores.mov", F::Mov, 400, &["prores"]),
        ("sound.mp4", F::M4a, 2000, &["aac"]),
        ("sound.m4a", F::M4a, 2000, &["alac"]),
        ("film.mkv", F::Mkv, 2046, &["h264", "aac"]),
        ("film.webm", F::Webm, 2008, &["vp8", "opus"]),
        ("live.webm", F::Webm, 2008, &["vp8", "opus"]),
        ("sound.ogg", F::Ogg, 2000, &["vorbis"]),
        ("sound.opus", F::Ogg, 2000, &["opus"]),
        ("film.ogv", F::OggVideo, 2000, &["theora"]),
        ("sound.mp3", F::Mp3, 2000, &["mp3"]),
        ("cbr.mp3", F::Mp3, 2064, &["mp3"]),
        ("vbr.mp3", F::Mp3, 2064, &["mp3"]),
        ("sound.flac", F::Flac, 2000, &["flac"]),
        ("sound.wav", F::Wav, 2000, &["pcm"]),
        ("sound.aiff", F::Aiff, 2000, &["pcm"]),
        ("sound.caf", F::Caf, 2000, &["pcm"]),
        ("sound.aac", F::Aac, 2089, &["aac"]),
        ("film.avi", F::Avi, 2000, &["mpeg4"]),
        ("film.wmv", F::Wmv, 2050, &["wmv", "wma"]),
    ] {
        check_media(name, format, ms, codecs);
    }
}

#[test]
fn a_codec_that_nothing_here_plays_is_named() {
    let mut film = file("prores.mov");
    let name = film
        .windows(4)
        .position(|word| word == b"apco")
        .expect("a name of ProRes");
    assert!(probe_bytes(&film, "film.mov").shown);
    film[name..name + 4].copy_from_slice(b"vvc1");
    let probe = probe_bytes(&film, "film.mov");
    let json = serde_json::to_value(&probe.findings).expect("writes");
    assert_eq!(json[0]["code"], "media-undecodable");
    assert_eq!(json[0]["codec"], "H.266");
    assert!(!probe.shown);
}

#[test]
fn a_film_held_sideways_is_measured_upright() {
    let upright = probe("plain.mp4");
    assert_eq!(
        (upright.width_px, upright.height_px, upright.rotation_degrees),
        (Some(64), Some(36), Some(0))
    );
    let turned = probe("turned.mov");
    assert_eq!((turned.width_px, turned.height_px), (Some(36), Some(64)));
    assert!(matches!(turned.rotation_degrees, Some(90 | 270)));
    let sound = probe("sound.mp4");
    assert_eq!(
        (sound.kind, sound.tracks[0].kind, sound.width_px),
        (Kind::Audio, TrackKind::Audio, None)
    );
    assert!(sound.findings.is_empty(), "{:?}", sound.findings);
}

#[test]
fn pictures_are_measured_after_orientation() {
    for (name, size, turn) in [
        ("photo.jpg", (24, 40), 90),
        ("photo.webp", (24, 40), 90),
        ("drawing.png", (40, 24), 0),
        ("drawing.gif", (40, 24), 0),
        ("drawing.bmp", (40, 24), 0),
        ("scan.tif", (40, 24), 0),
    ] {
        let probe = probe(name);
        assert_eq!(
            (probe.width_px, probe.height_px),
            (Some(size.0), Some(size.1)),
            "{name}"
        );
        assert_eq!(probe.rotation_degrees, Some(turn), "{name}");
        assert!(probe.shown && probe.findings.is_empty(), "{name}: {:?}", probe.findings);
    }
    assert_eq!(probe("scan.tif").pages, Some(3));
    assert_eq!(probe("moving.gif").remarks, [Remark::Animated]);
    let heic = probe("photo.heic");
    assert_eq!((heic.format, heic.shown), (Format::Heic, true));
    assert_eq!(heic.width_px.zip(heic.height_px).map(|(w, h)| w * h), Some(40 * 24));
}

#[track_caller]
fn check_tells(name: &str, what: Tells, value: &str) {
    let found = probe(name).identifying;
    assert!(
        found.iter().any(|one| one.what == what && one.value.contains(value)),
        "{name}: {found:?}"
    );
}

#[test]
fn what_identifies_people_and_places_is_told() {
    for name in ["photo.jpg", "photo.webp", "photo.heic"] {
        check_tells(name, Tells::Location, "+48.85833-2.29444");
        check_tells(name, Tells::Device, "Phone 9");
        check_tells(name, Tells::Author, "A. Teacher");
        check_tells(name, Tells::Date, "2026:03:04");
        check_tells(name, Tells::Thumbnail, "bytes");
    }
    for name in [
        "drawing.png",
        "plan.docx",
        "talk.pptx",
        "plan.odt",
        "plan.pdf",
        "plain.mp4",
        "sound.ogg",
        "sound.flac",
    ] {
        check_tells(name, Tells::Author, "A. Teacher");
    }
    check_tells("plan.docx", Tells::Author, "B. Mentor");
    check_tells("plan.pdf", Tells::Software, "Planner 3");
    check_tells("plain.mp4", Tells::Location, "+48.8577+2.2950");
    assert!(probe("drawing.gif").identifying.is_empty());
}

#[test]
fn a_pdf_has_pages_words_and_form_values() {
    let plan = probe("plan.pdf");
    assert_eq!(
        (plan.pages, plan.pages_as_stated, plan.words),
        (Some(2), false, Some(17))
    );
    let text = text(&file("plan.pdf"), "plan.pdf").expect("has text");
    assert_eq!(text.extractor, "assay-pdf-text/3");
    assert_eq!(
        text.pages[0],
        "Lesson plan: fractions on a line\nShow me with your fingers."
    );
    assert_eq!(text.pages[1], "Second page has\nthree short\nlines.");
    for name in ["form.pdf", "form-bare.pdf"] {
        let text = crate::harness::text(&file(name), name).expect("has text");
        assert!(
            text.pages[0].starts_with("Goal:") && text.pages[0].contains("hear everyone"),
            "{name}: {text:?}"
        );
    }
    assert!(
        probe("form-bare.pdf")
            .remarks
            .contains(&Remark::FieldsWithoutAppearance { count: 1 })
    );
}

#[test]
fn office_files_have_words_slides_rows_and_cells() {
    let plan = probe("plan.docx");
    assert_eq!(
        (plan.format, plan.words, plan.pages_as_stated),
        (Format::Docx, Some(18), true)
    );
    let talk = probe("talk.pptx");
    assert_eq!(
        (talk.pages, talk.words, talk.pages_as_stated),
        (Some(3), Some(7), false)
    );
    assert_eq!(talk.remarks, [Remark::HiddenSlides { count: 1 }]);
    assert_eq!(
        text(&file("talk.pptx"), "talk.pptx").expect("has text").pages[1],
        "Second\nslide\nhidden"
    );
    let log = probe("log.xlsx");
    assert_eq!((log.kind, log.rows, log.cells), (Kind::Table, Some(4), Some(7)));
    let odt = probe("plan.odt");
    assert_eq!((odt.format, odt.words), (Format::Odt, Some(5)));
    assert_eq!(
        text(&file("plan.odt"), "plan.odt").expect("has text").pages,
        ["Lesson plan\nWait three seconds."]
    );
    let ods = probe("log.ods");
    assert_eq!((ods.rows, ods.cells), (Some(2), Some(3)));
}

#[test]
fn text_files_are_counted_and_captions_read() {
    let prose = "The bell rings. Show me with your fingers, one to five: who is sure?\n".repeat(40);
    let words = u32::try_from(prose.split_ascii_whitespace().count()).expect("few");
    assert_eq!(probe_bytes(prose.as_bytes(), "notes.txt").words, Some(words));
    assert_eq!(count_words(&prose), words);
    let captions = b"WEBVTT\n\n00:01.000 --> 00:02.000\nShow me\n\nbroken\n";
    let probe = probe_bytes(captions, "lesson.vtt");
    assert_eq!(
        (probe.cues, probe.words, probe.duration_ms),
        (Some(1), Some(2), Some(2000))
    );
    assert_eq!(
        probe.remarks,
        [Remark::BrokenCues {
            lines: vec![6],
            count: 1
        }]
    );
    assert_eq!(probe_bytes(b"a,b\n1,2\n", "log.csv").rows, Some(2));
    assert_eq!(probe_bytes(b"# One\n\n*two* three", "r.md").words, Some(3));
}

#[test]
fn a_locked_pdf_is_named_and_has_no_text() {
    let locked = probe("locked.pdf");
    let json = serde_json::to_value(&locked.findings).expect("writes");
    assert_eq!(
        (json[0]["code"].as_str(), json[0]["why"].as_str()),
        (Some("cannot-be-shown"), Some("encrypted"))
    );
    assert!(text(&file("locked.pdf"), "locked.pdf").is_err());
    assert!(text(&file("photo.jpg"), "photo.jpg").is_err());
}

#[test]
fn a_report_crosses_as_json_with_units_in_its_names() {
    let json = serde_json::to_value(probe("plain.mp4")).expect("writes");
    for name in [
        "durationMs",
        "widthPx",
        "heightPx",
        "sizeBytes",
        "rotationDegrees",
        "mediaType",
        "kind",
        "tracks",
    ] {
        assert!(json.get(name).is_some(), "{name} in {json}");
    }
    let back: assay_evidence::Probe = serde_json::from_value(json).expect("reads");
    assert_eq!(back, probe("plain.mp4"));
    assert!(back.findings.iter().all(|finding| !matches!(
        finding,
        assay_evidence::Finding::CannotBeShown {
            why: NotShown::Damaged,
            ..
        }
    )));
}
