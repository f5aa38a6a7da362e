//! Header fields that make other programs leave a file out, or read it in another way, are not passed over.

use crate::samples::{evidence, packed};
use assay_bundle::memory::MemoryArchive;
use assay_bundle::{Container, Limits, Source};
use std::sync::Arc;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";

fn opened(zip: Vec<u8>) -> Result<(), &'static str> {
    let source = Source::Zip(Arc::new(MemoryArchive::new(zip)));
    Container::open(source, &Limits::VERIFY)
        .map(drop)
        .map_err(|error| error.code())
}

/// The first header of that sort with the field at `at` as `value`.
#[track_caller]
fn check(signature: &[u8], at: usize, value: u16, expected: Result<(), &'static str>) {
    let (mut zip, _) = packed(&evidence(), None);
    assert_eq!(opened(zip.clone()), Ok(()), "the unbroken twin");
    let header = zip.windows(4).position(|window| window == signature).expect("a header");
    zip[header + at..header + at + 2].copy_from_slice(&value.to_le_bytes());
    assert_eq!(opened(zip), expected, "{value:#06x} at {at} of {signature:?}");
}

#[test]
fn a_file_that_asks_for_more_than_programs_know_is_refused() {
    for version in [10, 20, 45] {
        check(CENTRAL, 6, version, Ok(()));
        check(LOCAL, 4, version, Ok(()));
    }
    for version in [46, 52, 84, 148, 0x0214] {
        check(CENTRAL, 6, version, Err("zip-ambiguous"));
        check(LOCAL, 4, version, Err("zip-ambiguous"));
    }
}

#[test]
fn a_flag_that_is_not_known_or_stands_in_one_header_only_is_refused() {
    for bit in [4, 5, 7, 8, 9, 10, 12, 14, 15] {
        check(CENTRAL, 8, 1 << bit, Err("zip-ambiguous"));
        check(LOCAL, 6, 1 << bit, Err("zip-ambiguous"));
    }
    check(LOCAL, 6, 1 << 11, Err("zip-ambiguous"));
}
