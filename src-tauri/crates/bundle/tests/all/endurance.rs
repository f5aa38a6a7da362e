//! Many entries, deep folders, flipped bits: nothing is quadratic, nothing panics, and no changed byte gets through.

use crate::samples::{evidence, packed, unpacked};
use crate::{folder, work, zip};
use assay_bundle::memory::{MemoryFolder, MemorySink};
use assay_bundle::{Discard, Limits, intake, verify};
use assay_hostile::{Bundle, RawEntry, RawZip};
use std::time::{Duration, Instant};

/// Every 97th bit of a package is flipped: it is refused, or every file in it is what it was.
#[test]
fn a_flipped_bit_is_found_or_changes_no_file() {
    let (bytes, _) = packed(&evidence()[..2], None);
    let whole = unpacked(&bytes);
    let (mut refused, mut same) = (0, 0);
    for bit in (0..bytes.len() * 8).step_by(97) {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let sink = MemorySink::default();
        let taken = zip(&flipped, &Limits::INTAKE).map(|container| intake(&container, false, &sink, &work()));
        if let Ok(Ok(_)) = taken {
            for (path, bytes) in sink.stored() {
                assert_eq!(whole[&path], bytes, "bit {bit}: {path}");
            }
            same += 1;
        } else {
            refused += 1;
        }
    }
    println!(
        "bits flipped {}, refused {refused}, files the same {same}",
        refused + same
    );
    assert!(refused > 100 && same > 0, "{refused} {same}");
    assert_eq!(refused + same, (bytes.len() * 8).div_ceil(97));
}

#[track_caller]
fn quickly<T>(most: Duration, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = work();
    assert!(began.elapsed() < most, "{:?}", began.elapsed());
    result
}

fn many(count: usize, depth: usize) -> Bundle {
    let deep = "folder/".repeat(depth);
    let add = |bundle: Bundle, number: usize| bundle.with(&format!("{deep}{number}.txt"), b"x", "text/plain");
    (0..count).fold(Bundle::sample(), add)
}

#[test]
fn three_thousand_files_are_taken_in_time() {
    // More would not fit into the 1 MiB of submission.json.
    for depth in [0, 13] {
        let bytes = many(3_000, depth).zip().bytes();
        quickly(Duration::from_secs(20), || {
            let container = zip(&bytes, &Limits::INTAKE).expect("a container");
            let intake = intake(&container, false, &Discard, &work()).expect("a bundle");
            assert_eq!(intake.submission.artifacts.len(), 3_002);
            assert!(verify(&container, &work()).expect("a verdict").is_valid());
        });
    }
}

#[test]
fn folders_as_deep_as_a_path_can_be_are_looked_at_in_time() {
    let deep = |number: usize| format!("{}{number:04}", "d/".repeat(2_000));
    let entries = (0..3_000).map(|number| RawEntry::stored(&deep(number), b"")).collect();
    let bytes = RawZip {
        entries,
        ..RawZip::default()
    }
    .bytes();
    quickly(Duration::from_secs(120), || {
        assert!(!zip(&bytes, &Limits::INTAKE).expect("a container").is_bag())
    });
    let files = (0..3_000).fold(MemoryFolder::default(), |folder, number| {
        folder.with(&deep(number), *b"")
    });
    quickly(Duration::from_secs(120), || {
        assert!(folder(files, &Limits::INTAKE).is_ok())
    });
}
