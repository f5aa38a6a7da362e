//! The identity from paper.

use crate::identity;
use assay_model::score::Role;
use assay_vault::{Identity, RecoverError};

/// BIP-39's own vectors of 256 bits (trezor/python-mnemonic, vectors.json).
const VECTORS: [([u8; 32], &str); 3] = [
    (
        [0x00; 32],
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon \
         abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon art",
    ),
    (
        [0x7f; 32],
        "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful \
         legal winner thank year wave sausage worth title",
    ),
    (
        [0xff; 32],
        "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo vote",
    ),
];

#[test]
fn the_sheet_holds_the_words_that_bip_39_gives_the_seed() {
    for (seed, words) in VECTORS {
        let made = Identity::create(seed, "A", Role::Panel).expect("an identity");
        assert_eq!(made.recovery_words().as_str(), words);
        assert_eq!(made.recovery_words().iter().count(), 24);
        let again = Identity::recover(words, "B", Role::Mentor).expect("recovers");
        assert_eq!(again.public_key(), made.public_key());
        assert_eq!(again.age_recipient(), made.age_recipient());
        assert_eq!((again.name(), again.role()), ("B", Role::Mentor));
    }
}

#[test]
fn words_may_stand_in_columns_and_capitals() {
    let typed: String = identity()
        .recovery_words()
        .iter()
        .map(|word| format!("  {}\r\n", word.to_uppercase()))
        .collect();
    let again = Identity::recover(&typed, "A", Role::Assessor).expect("recovers");
    assert_eq!(again.public_key(), identity().public_key());
}

#[test]
fn words_may_be_numbered_as_on_a_sheet() {
    let sheet = identity().recovery_words();
    let numbered = |between: &str| -> String {
        let words = sheet.iter().zip(1..);
        words.map(|(word, at)| format!("{at}{between}{word}\n")).collect()
    };
    for between in [". ", ".", ") ", ": ", " ", " - "] {
        let again = Identity::recover(&numbered(between), "A", Role::Assessor).expect(between);
        assert_eq!(again.public_key(), identity().public_key());
    }
    let refused = Identity::recover("1. zoo 2. zoo", "A", Role::Assessor).err();
    assert_eq!(refused, Some(RecoverError::WordCount { count: 2 }));
}

#[track_caller]
fn check(change: impl FnOnce(&mut Vec<&str>), refusal: RecoverError) {
    let sheet = identity().recovery_words();
    let mut words: Vec<&str> = sheet.iter().collect();
    assert!(Identity::recover(&words.join(" "), "A", Role::Assessor).is_ok());
    change(&mut words);
    assert_eq!(
        Identity::recover(&words.join(" "), "A", Role::Assessor).err(),
        Some(refusal)
    );
}

#[test]
fn a_word_that_is_not_in_the_list_is_named_by_its_place() {
    check(|words| words[0] = "harbour", RecoverError::UnknownWord { position: 1 });
    check(|words| words[12] = "1234", RecoverError::UnknownWord { position: 13 });
    check(
        |words| words[23] = "abandonn",
        RecoverError::UnknownWord { position: 24 },
    );
}

#[test]
fn another_number_of_words_is_counted() {
    check(|words| words.clear(), RecoverError::WordCount { count: 0 });
    check(|words| words.truncate(23), RecoverError::WordCount { count: 23 });
    check(|words| words.push("zoo"), RecoverError::WordCount { count: 25 });
    check(|words| words.truncate(12), RecoverError::WordCount { count: 12 });
}

#[test]
fn known_words_of_no_sheet_fail_their_checksum() {
    check(
        |words| words[3] = if words[3] == "zoo" { "zone" } else { "zoo" },
        RecoverError::Checksum,
    );
    check(|words| words.swap(0, 1), RecoverError::Checksum);
    check(|words| words.reverse(), RecoverError::Checksum);
}

#[test]
fn a_name_that_cannot_be_used_is_said_after_the_words_are_right() {
    let sheet = identity().recovery_words();
    let refused = Identity::recover(sheet.as_str(), " ", Role::Assessor).err();
    assert!(matches!(refused, Some(RecoverError::Name(_))));
    let refused = Identity::recover("zoo", " ", Role::Assessor).err();
    assert_eq!(refused, Some(RecoverError::WordCount { count: 1 }));
}
