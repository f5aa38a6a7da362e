//! One changed bit in a record is found, whichever it is.

use crate::samples::{Hand, record};
use assay_credential::{FileFault, RecordError, read_record};
use std::collections::BTreeMap;
use std::thread;

#[test]
fn of_all_records_that_differ_in_one_bit_none_is_accepted() {
    let bytes = record().sign(&Hand::of("assessor")).expect("signed");
    assert!(read_record(&bytes).is_ok());
    let half = bytes.len() / 2;
    let refusals = thread::scope(|scope| {
        let first = scope.spawn(|| flip(&bytes, 0..half));
        let mut refusals = flip(&bytes, half..bytes.len());
        for (reason, count) in first.join().expect("the other half") {
            *refusals.entry(reason).or_default() += count;
        }
        refusals
    });
    println!("bits flipped in {} bytes: {refusals:?}, 0 accepted", bytes.len());
    assert_eq!(refusals.values().sum::<usize>(), bytes.len() * 8);
    assert!(refusals.contains_key("signature"), "some reach the signature");
}

fn flip(bytes: &[u8], range: std::ops::Range<usize>) -> BTreeMap<&'static str, usize> {
    let mut bytes = bytes.to_vec();
    let mut refusals = BTreeMap::new();
    for at in range {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            let answer = read_record(&bytes);
            let error = answer.expect_err(&format!("bit {bit} of byte {at} changed and accepted"));
            *refusals.entry(reason(&error)).or_default() += 1;
            bytes[at] ^= 1 << bit;
        }
    }
    refusals
}

fn reason(error: &RecordError) -> &'static str {
    match error {
        RecordError::ContextUnknown => "context",
        RecordError::File(FileFault::Json(_)) => "json",
        RecordError::File(FileFault::Shape { .. } | FileFault::Misshapen(_)) => "shape",
        RecordError::File(FileFault::Proof(_)) => "signature",
        RecordError::File(FileFault::KeyNotIssuer { .. }) => "issuer",
        RecordError::File(_) => "format",
    }
}
