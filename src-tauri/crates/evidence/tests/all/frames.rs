//! When the pictures of a film are shown, through a real child.

use crate::harness::{decoder, file};
use assay_evidence::{DecodeError, FrameTimes, Refusal};
use std::io::Cursor;

fn frames(name: &str) -> Result<FrameTimes, DecodeError> {
    decoder().frames(Cursor::new(file(name)), name, &mut ())
}

#[test]
fn a_film_of_ten_pictures_a_second_shows_one_every_tenth_of_it() {
    // In fragments there is no edit that takes off the two frames by which the decoder is behind.
    for (name, first) in [("plain.mp4", 0), ("start.mp4", 0), ("turned.mov", 0), ("frag.mp4", 2)] {
        let found = frames(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let times: Vec<_> = (0..found.frames.len()).map(|frame| found.micros(frame)).collect();
        let expected: Vec<_> = (first..first + 20).map(|tenth| Some(tenth * 100_000)).collect();
        assert_eq!(times, expected, "{name}");
        assert!(found.frames[0].sync, "{name}");
    }
}

#[test]
fn what_has_no_table_of_pictures_is_refused() {
    for name in ["sound.m4a", "film.avi", "photo.jpg", "plan.pdf"] {
        let refused = frames(name);
        assert!(
            matches!(refused, Err(DecodeError::Refused(Refusal::NoFrameTimes { .. }))),
            "{name}: {refused:?}"
        );
    }
}

#[test]
fn uneven_and_drop_frame_times_are_exact() {
    let micros = |name: &str| -> Vec<u64> {
        let found = frames(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        (0..found.frames.len())
            .filter_map(|frame| found.micros(frame))
            .collect()
    };
    // Every tenth of a second, but the second of three 30 and the third 60 ms late.
    let late: Vec<u64> = (0..20).map(|n| n * 100_000 + n % 3 * 30_000).collect();
    assert_eq!(micros("uneven.mp4"), late);
    let ntsc: Vec<u64> = (0..30).map(|n| n * 1_001_000_000 / 30_000).collect();
    assert_eq!(micros("drop.mov"), ntsc);
}

#[test]
fn a_frame_count_that_lies_costs_nothing() {
    let bytes = file("uneven.mp4");
    for table in [b"stts", b"stsz", b"stco", b"ctts"] {
        let mut lie = bytes.clone();
        let at = lie.windows(4).position(|name| name == table).expect("there") + 8;
        let count = if table == b"stsz" { at + 4 } else { at };
        lie[count..count + 4].fill(0xff);
        if let Ok(found) = decoder().frames(Cursor::new(lie), "lie.mp4", &mut ()) {
            assert!(found.frames.len() <= 20, "{}", found.frames.len());
        }
    }
}
