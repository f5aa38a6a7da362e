//! An identity in a file, and the same identity out of it.

use crate::{identity, passphrase, sealed};
use assay_model::score::Role;
use assay_vault::{Damage, Fingerprint, Identity, NameUnusable, OpenError, WorkFactor};
use ed25519_dalek::{Signature, VerifyingKey};

#[test]
fn an_identity_opens_as_it_was_sealed() {
    for role in [Role::Assessor, Role::Mentor, Role::Panel, Role::Authority] {
        let made = Identity::create([9; 32], " مریم Zoe\u{308} ", role).expect("an identity");
        let work = WorkFactor::new(10).expect("a work factor");
        let file = made.seal(&passphrase("a b"), work).expect("a file");
        let opened = Identity::open(&file, &passphrase("a b")).expect("opens");
        assert_eq!(opened.name(), "مریم Zoë");
        assert_eq!(opened.role(), role);
        assert_eq!(opened.public_key(), made.public_key());
        assert_eq!(opened.age_recipient(), made.age_recipient());
        assert_eq!(opened.fingerprint(), made.fingerprint());
    }
}

#[test]
fn the_longest_name_fits_into_the_file() {
    let name = "\u{10FFFD}".repeat(120);
    let made = Identity::create([9; 32], &name, Role::Authority).expect("an identity");
    let file = made.seal(&passphrase("a b"), WorkFactor::new(8).expect("a work factor"));
    assert_eq!(
        Identity::open(&file.expect("a file"), &passphrase("a b"))
            .expect("opens")
            .name(),
        name
    );
}

#[test]
fn a_name_on_two_lines_makes_no_identity() {
    let made = Identity::create([9; 32], "A\n# assay-role: panel", Role::Assessor);
    assert_eq!(made.err(), Some(NameUnusable::Character { character: '\n' }));
}

#[test]
fn another_passphrase_is_called_wrong() {
    let file = sealed(10);
    assert!(Identity::open(&file, &passphrase("open sesame")).is_ok());
    for other in ["Open sesame", "open sesame ", "open  sesame", "open sesam", "x"] {
        let refused = Identity::open(&file, &passphrase(other)).err();
        assert_eq!(refused, Some(OpenError::PassphraseWrong), "{other}");
    }
}

#[test]
fn an_accent_opens_however_the_keyboard_composes_it() {
    let work = WorkFactor::new(10).expect("a work factor");
    let file = identity().seal(&passphrase("caf\u{e9}"), work).expect("a file");
    assert!(Identity::open(&file, &passphrase("cafe\u{301}")).is_ok());
    assert!(Identity::open(&file, &passphrase("cafe")).is_err());
}

#[test]
fn the_file_asks_for_the_work_it_was_sealed_with() {
    let file = sealed(11);
    let header = String::from_utf8_lossy(&file).into_owned();
    assert!(
        header.lines().nth(1).is_some_and(|stanza| stanza.ends_with(" 11")),
        "{header}"
    );
    assert_eq!(WorkFactor::STANDARD.log_n(), 18);
}

#[test]
fn an_age_file_for_a_key_is_no_identity() {
    let recipient: age::x25519::Recipient = identity().age_recipient().parse().expect("a recipient");
    let file = age::encrypt(&recipient, b"# assay-name: A\n").expect("a file");
    let refused = Identity::open(&file, &passphrase("open sesame")).err();
    assert_eq!(refused, Some(OpenError::Damaged(Damage::NotByPassphrase)));
}

#[test]
fn an_age_file_that_holds_something_else_is_no_identity() {
    for text in [
        String::new(),
        "hello".to_owned(),
        "x".repeat(5000),
        "\u{0}".repeat(200_000),
    ] {
        let mut recipient = age::scrypt::Recipient::new("open sesame".to_owned().into());
        recipient.set_work_factor(10);
        let refused = match age::encrypt(&recipient, text.as_bytes()) {
            Ok(file) => Identity::open(&file, &passphrase("open sesame")).err(),
            Err(error) => panic!("{error}"),
        };
        let is_damage = matches!(refused, Some(OpenError::Damaged(Damage::Lines | Damage::NotAnAgeFile)));
        assert!(is_damage, "{refused:?} for {} bytes", text.len());
    }
}

#[test]
fn a_signature_holds_for_its_message_alone() {
    let identity = identity();
    let signature = identity.sign(b"4 of 5 criteria");
    assert_eq!(signature, identity.sign(b"4 of 5 criteria"));
    let key = VerifyingKey::from_bytes(&identity.public_key()).expect("a key");
    let holds = |message: &[u8]| key.verify_strict(message, &Signature::from_bytes(&signature)).is_ok();
    assert!(holds(b"4 of 5 criteria"));
    assert!(!holds(b"5 of 5 criteria"));
    assert_eq!(Fingerprint::of(&identity.public_key()), identity.fingerprint());
}
