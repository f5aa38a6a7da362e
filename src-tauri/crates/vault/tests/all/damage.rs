//! One changed, missing or added byte anywhere, and the file does not open.

use crate::{passphrase, sealed};
use assay_vault::{Damage, Identity, OpenError};
use std::collections::BTreeMap;

/// Quick, and one digit: no change of one bit turns it into a number that takes long.
const WORK: u8 = 9;

#[test]
fn a_file_with_one_bit_changed_never_opens() {
    let good = sealed(WORK);
    let right = passphrase("open sesame");
    assert!(Identity::open(&good, &right).is_ok());
    let mut refusals = BTreeMap::<&str, usize>::new();
    for at in 0..good.len() {
        for mask in [1 << (at % 8), 0x20, 0xff] {
            let mut bad = good.clone();
            bad[at] ^= mask;
            match Identity::open(&bad, &right) {
                Ok(_) => panic!("byte {at} changed by {mask:#04x} opens"),
                Err(refusal) => *refusals.entry(name(&refusal)).or_default() += 1,
            }
        }
    }
    println!("{} bytes, three changes each: {refusals:?}", good.len());
    assert_eq!(refusals.values().sum::<usize>(), good.len() * 3);
    let payload = good
        .windows(5)
        .position(|bytes| bytes == b"\n--- ")
        .expect("the header's end")
        + 5
        + 43
        + 1;
    assert_eq!(
        refusals["content"],
        (good.len() - payload) * 3,
        "after the header, content is what was changed"
    );
    assert!(
        refusals["passphrase"] > 60,
        "salt and wrapped key look like a wrong passphrase"
    );
    assert!(!refusals.contains_key("lines"), "no changed content is ever read");
}

#[test]
fn a_file_cut_anywhere_never_opens() {
    let good = sealed(WORK);
    for length in 0..good.len() {
        let refused = Identity::open(&good[..length], &passphrase("open sesame")).err();
        let is_damage = matches!(
            refused,
            Some(OpenError::Damaged(Damage::NotAnAgeFile | Damage::Content))
        );
        assert!(is_damage, "{length} bytes: {refused:?}");
    }
}

#[test]
fn a_file_with_something_added_never_opens() {
    let good = sealed(WORK);
    for added in [&b"\n"[..], b"\0", b"age-encryption.org/v1\n", &good] {
        let bad = [&good, added].concat();
        let refused = Identity::open(&bad, &passphrase("open sesame")).err();
        assert_eq!(refused, Some(OpenError::Damaged(Damage::Content)));
    }
    let before = [b"\n", good.as_slice()].concat();
    assert_eq!(
        Identity::open(&before, &passphrase("open sesame")).err(),
        Some(OpenError::Damaged(Damage::NotAnAgeFile))
    );
}

#[test]
fn what_is_no_age_file_is_called_damaged() {
    let long = [sealed(WORK), vec![b' '; 64 * 1024]].concat();
    let stanzas = format!(
        "age-encryption.org/v1\n{}--- x\n",
        "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\n".repeat(900)
    );
    for bytes in [
        &b""[..],
        b"AGE-SECRET-KEY-1",
        b"age-encryption.org/v2\n-> x\n",
        &[0; 512],
        &long,
        stanzas.as_bytes(),
    ] {
        let refused = Identity::open(bytes, &passphrase("open sesame")).err();
        assert_eq!(refused, Some(OpenError::Damaged(Damage::NotAnAgeFile)));
    }
}

fn name(refusal: &OpenError) -> &'static str {
    match refusal {
        OpenError::PassphraseWrong => "passphrase",
        OpenError::KdfTooCostly { .. } => "cost",
        OpenError::Damaged(Damage::Content) => "content",
        OpenError::Damaged(Damage::Header | Damage::NotAnAgeFile | Damage::NotByPassphrase) => "header",
        OpenError::Damaged(Damage::Lines | Damage::KeyDiffers) => "lines",
    }
}
