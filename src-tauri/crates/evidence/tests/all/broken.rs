//! Broken files: cut short and garbled. The parent never panics; whatever happens is typed, and the decoder goes on.

use crate::harness::{Random, decoder, file, probe_bytes};
use assay_evidence::{DecodeError, Finding};
use std::io::Cursor;

const FILES: [&str; 34] = [
    "plain.mp4",
    "frag.mp4",
    "turned.mov",
    "prores.mov",
    "sound.m4a",
    "film.mkv",
    "film.webm",
    "live.webm",
    "sound.ogg",
    "sound.opus",
    "film.ogv",
    "sound.mp3",
    "cbr.mp3",
    "vbr.mp3",
    "sound.flac",
    "sound.wav",
    "sound.aiff",
    "sound.caf",
    "sound.aac",
    "film.avi",
    "film.wmv",
    "photo.jpg",
    "photo.webp",
    "photo.heic",
    "drawing.png",
    "moving.gif",
    "scan.tif",
    "plan.pdf",
    "form.pdf",
    "plan.docx",
    "talk.pptx",
    "log.xlsx",
    "plan.odt",
    "log.ods",
];

#[test]
fn a_file_that_is_cut_or_garbled_is_a_finding_or_a_typed_failure() {
    let seed = 20_261_124;
    let (mut random, decoder) = (Random(seed), decoder());
    let (mut answered, mut refused, mut died) = (0, 0, 0);
    for name in FILES {
        let good = file(name);
        for _ in 0..12 {
            let bad = mutant(&good, &mut random);
            for outcome in [
                decoder.probe(Cursor::new(&bad), name, &mut ()).map(drop),
                decoder.text(Cursor::new(&bad), name, &mut ()).map(drop),
            ] {
                match outcome {
                    Ok(()) => answered += 1,
                    Err(DecodeError::Refused(_)) => refused += 1,
                    Err(DecodeError::Died { .. } | DecodeError::Silent { .. } | DecodeError::TooLong { .. }) => {
                        died += 1
                    }
                    Err(other) => panic!("{name}: {other}"),
                }
            }
        }
        let probe = decoder
            .probe(Cursor::new(&good), name, &mut ())
            .expect("the unbroken twin is read");
        assert!(probe.size_bytes > 0);
    }
    println!("seed {seed}: {answered} answered, {refused} refused, {died} decoders lost");
    assert_eq!(answered + refused + died, 34 * 24);
    assert!(died <= 8, "{died} decoders lost");
}

/// Cut at a random place, or with up to twenty bytes changed, or with a number somewhere set to its largest value.
fn mutant(good: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bad = good.to_vec();
    match random.below(3) {
        0 => bad.truncate(random.below(good.len())),
        1 => {
            for _ in 0..=random.below(20) {
                let at = random.below(bad.len());
                bad[at] = u8::try_from(random.below(256)).expect("a byte");
            }
        }
        _ => {
            let at = random.below(bad.len().saturating_sub(4));
            bad[at..at + 4].copy_from_slice(&[0xff; 4]);
        }
    }
    bad
}

/// What stands before the first frame of `sound.flac`, most of it padding.
const FLAC_HEAD: usize = 8309;

/// What a recording is worth when only `part` thousandths of its sound are there.
#[track_caller]
fn check_cut(name: &str, part: usize, whole_ms: u32) {
    let good = file(name);
    let head = if name == "sound.flac" { FLAC_HEAD } else { 0 };
    let cut = &good[..head + (good.len() - head) * part / 1000];
    let probe = probe_bytes(cut, name);
    let codes: Vec<&str> = probe.findings.iter().map(Finding::code).collect();
    assert_eq!(
        (codes.as_slice(), probe.shown),
        (["cut-short"].as_slice(), true),
        "{name}"
    );
    let found = probe.duration_ms.unwrap_or(0);
    let about = whole_ms * u32::try_from(part).expect("small") / 1000;
    assert!(
        found.abs_diff(about) <= whole_ms / 4,
        "{name}: {found} ms of {whole_ms}, cut to {part}"
    );
    let longest = probe.tracks.iter().filter_map(|track| track.duration_ms).max();
    assert!(longest.unwrap_or(0) <= found, "{name}: {:?}", probe.tracks);
    let whole = probe_bytes(&good, name);
    assert!(whole.findings.is_empty(), "{name}: {:?}", whole.findings);
    assert!(
        whole.duration_ms.unwrap_or(0).abs_diff(whole_ms) <= 60,
        "{name}: {whole:?}"
    );
}

#[test]
fn a_recording_that_was_cut_lasts_as_long_as_what_is_there() {
    for part in [500, 700] {
        for name in [
            "sound.mp3",
            "vbr.mp3",
            "sound.flac",
            "sound.wav",
            "sound.aiff",
            "sound.caf",
            "start.mp4",
            "film.mkv",
        ] {
            let whole = probe_bytes(&file(name), name).duration_ms.expect("a length");
            check_cut(name, part, whole);
        }
    }
    for name in ["sound.aac", "film.webm", "frag.mp4", "sound.ogg", "sound.opus"] {
        let good = file(name);
        let whole = probe_bytes(&good, name).duration_ms.expect("a length");
        let cut = probe_bytes(&good[..good.len() * 6 / 10], name);
        assert!(cut.duration_ms.unwrap_or(0) < whole * 8 / 10, "{name}: {cut:?}");
        assert!(!cut.findings.is_empty(), "{name}");
    }
}

#[test]
fn a_header_that_promises_more_than_there_is_is_told_with_what_it_promises() {
    let good = file("sound.wav");
    let cut = probe_bytes(&good[..good.len() / 2], "sound.wav");
    assert_eq!(cut.findings, [Finding::CutShort { stated_ms: Some(2000) }]);
}

#[test]
fn a_pdf_that_was_cut_is_damaged_or_cut_short_and_a_repaired_one_is_fine() {
    let good = file("plan.pdf");
    let codes = |bytes: &[u8]| -> Vec<&'static str> {
        probe_bytes(bytes, "plan.pdf")
            .findings
            .iter()
            .map(Finding::code)
            .collect()
    };
    assert!(codes(&good).is_empty());
    for part in 1..=9 {
        let probe = probe_bytes(&good[..good.len() * part / 10], "plan.pdf");
        assert!(!probe.findings.is_empty(), "{part}/10: {probe:?}");
    }
    let table = good.windows(9).rposition(|word| word == b"startxref").expect("a table");
    let repaired = [&good[..table], b"startxref\n1\n%%EOF"].concat();
    assert!(codes(&repaired).is_empty(), "its pages have content");
    assert_eq!(probe_bytes(&repaired, "plan.pdf").words, Some(17));
}

#[test]
fn a_pdf_whose_pages_can_all_be_read_is_cut_short_all_the_same_where_its_end_is_missing() {
    let good = file("plan.pdf");
    let codes = |bytes: &[u8]| -> Vec<&'static str> {
        let probe = probe_bytes(bytes, "plan.pdf");
        assert_eq!(probe.words, Some(17), "every word is there");
        probe.findings.iter().map(Finding::code).collect()
    };
    let table = good.windows(9).rposition(|word| word == b"startxref").expect("a table");
    assert_eq!(codes(&good[..table]), ["cut-short"]);
    let added = b"\n20 0 obj\n<< /Type /Annot /V (the answer that was typed";
    assert_eq!(
        codes(&[good.as_slice(), added].concat()),
        ["cut-short"],
        "what was added last was cut"
    );
    for after in [b"".as_slice(), b"\r\n\0\0\0", b"<p>1 object of 2 obj</p>"] {
        assert_eq!(
            codes(&[good.as_slice(), after].concat()),
            Vec::<&str>::new(),
            "{after:?}"
        );
    }
    let end = good.windows(5).rposition(|word| word == b"%%EOF").expect("an end");
    assert_eq!(codes(&good[..end]), Vec::<&str>::new(), "its table is there");
}
