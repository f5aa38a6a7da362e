//! did:key: one text for one key, and no key under which a signature means nothing.

use crate::samples::{Hand, read};
use assay_credential::{NotAKey, PublicKey, SAMPLE_KEYS};
use assay_model::Sha256;
use ed25519_dalek::SigningKey;

const KEY: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

fn name(bytes: &[u8]) -> String {
    format!("did:key:z{}", bs58::encode(bytes).into_string())
}

#[test]
fn a_verification_method_is_the_did_alone_or_followed_by_itself() {
    let key: PublicKey = read(&format!("did:key:{KEY}"));
    assert_eq!(key.to_string(), format!("did:key:{KEY}"));
    assert_eq!(key.verification_method(), format!("did:key:{KEY}#{KEY}"));
    for method in [key.to_string(), key.verification_method()] {
        assert_eq!(PublicKey::of_verification_method(&method), Ok(key));
    }
}

#[test]
fn a_verification_method_that_names_two_keys_or_half_a_key_is_refused() {
    let other = Hand::of("other").key().verification_method();
    let fragment = other.split_once('#').expect("a fragment").1;
    for bad in [
        format!("did:key:{KEY}#"),
        format!("did:key:{KEY}#{fragment}"),
        format!("did:key:{KEY}#{KEY}#{KEY}"),
        format!("did:key:{KEY}#key-1"),
        format!("#{KEY}"),
        format!("{KEY}#{KEY}"),
    ] {
        assert_eq!(PublicKey::of_verification_method(&bad), Err(NotAKey(bad.clone())));
    }
}

#[test]
fn a_did_key_is_read_strictly() {
    let bytes = bs58::decode(&KEY[1..]).into_vec().expect("base58");
    assert_eq!(name(&bytes), format!("did:key:{KEY}"));
    let longer = [bytes.as_slice(), &[0]].concat();
    let leading = [&[0], bytes.as_slice()].concat();
    let x25519 = [&[0xec, 0x01], &bytes[2..]].concat();
    let secret = [&[0x80, 0x26], &bytes[2..]].concat();
    for bad in [
        name(&longer),
        name(&leading),
        name(&bytes[..33]),
        name(&bytes[2..]),
        name(&x25519),
        name(&secret),
        format!("did:key:{}", &KEY[1..]),
        format!("did:key:u{}", &KEY[1..]),
        format!("did:key:{KEY} "),
        format!("did:key:{}", KEY.replace('6', "0")),
        format!("did:key:{}", KEY.replace('M', "l")),
        format!("did:web:{KEY}"),
        format!("DID:key:{KEY}"),
        KEY.to_owned(),
        "did:key:z".to_owned(),
        String::new(),
    ] {
        assert_eq!(bad.parse::<PublicKey>(), Err(NotAKey(bad.clone())));
    }
}

/// The eight points of small order and the encodings whose y is not reduced (RFC 8032, 5.1.3; IACR 2020/1244, table 1).
#[test]
fn small_order_keys_and_second_encodings_are_refused() {
    let high = |first: u8, last: u8| {
        let mut bytes = [0xff; 32];
        (bytes[0], bytes[31]) = (first, last);
        bytes
    };
    let low = |first: u8, last: u8| {
        let mut bytes = [0; 32];
        (bytes[0], bytes[31]) = (first, last);
        bytes
    };
    let order_8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";
    let order_8_other = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05";
    let hex = |text: &str, sign: u8| {
        let mut bytes = *read::<Sha256>(text).as_bytes();
        bytes[31] |= sign;
        bytes
    };
    let points = [
        low(0x01, 0x00),
        low(0x01, 0x80),
        low(0x00, 0x00),
        low(0x00, 0x80),
        high(0xec, 0x7f),
        high(0xec, 0xff),
        high(0xed, 0x7f),
        high(0xed, 0xff),
        high(0xee, 0x7f),
        high(0xee, 0xff),
        hex(order_8, 0),
        hex(order_8, 0x80),
        hex(order_8_other, 0),
        hex(order_8_other, 0x80),
        // y = 3 + p: a point of large order, written a second way.
        high(0xf0, 0x7f),
    ];
    for bytes in points {
        let name = name(&[&[0xed, 0x01], bytes.as_slice()].concat());
        assert_eq!(PublicKey::from_bytes(bytes), Err(NotAKey(name.clone())));
        assert_eq!(name.parse::<PublicKey>(), Err(NotAKey(name)));
    }
    assert!(
        PublicKey::from_bytes(low(0x03, 0x00)).is_ok(),
        "its first encoding is a key"
    );
}

#[test]
fn the_sample_keys_are_those_of_the_sample_seeds() {
    for (number, expected) in (1..).zip(SAMPLE_KEYS) {
        let seed = Sha256::of(format!("assay sample identity {number}").as_bytes());
        let mut secret = [0; 32];
        let hkdf = hkdf::Hkdf::<sha2::Sha256>::new(None, seed.as_bytes());
        hkdf.expand(b"assay/ed25519/1", &mut secret).expect("32 bytes");
        let key = Hand(SigningKey::from_bytes(&secret)).key();
        assert_eq!(key.to_string(), expected);
        assert!(key.is_sample());
    }
    assert!(!Hand::of("assessor").key().is_sample());
}
