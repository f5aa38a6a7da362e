//! Broken files: cut short and garbled. The parent never panics; whatever happens is typed, and the decoder goes on.

use crate::harness::{Random, decoder, file};
use assay_evidence::DecodeError;
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
