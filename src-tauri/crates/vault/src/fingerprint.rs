//! A key as eight words that two people can compare over the telephone: the first eight BIP-39 words of the SHA-256 of
//! the public key, which is its first 88 bits (FORMATS 6). It also names the identity's file.

use crate::words;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Words in a fingerprint.
const WORDS: usize = 8;
const EXTENSION: &str = ".age";

/// The eight words of a public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([&'static str; WORDS]);

/// The text is not eight words of the BIP-39 English list, joined by hyphens or spaces.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the eight words of a key: {0:?}")]
pub struct NotAFingerprint(pub String);

impl Fingerprint {
    /// The fingerprint of an Ed25519 public key, one's own or another's.
    pub fn of(public_key: &[u8; 32]) -> Self {
        let digest = Sha256::digest(public_key);
        let mut words = words::of(digest.iter());
        // 256 bits hold 23 words.
        Self(std::array::from_fn(|_| words.next().unwrap_or_default()))
    }

    /// The eight words, in order.
    pub const fn words(&self) -> [&'static str; WORDS] {
        self.0
    }

    /// The name of the identity's file: the words joined by hyphens, and `.age`.
    pub fn file_name(&self) -> String {
        format!("{self}{EXTENSION}")
    }

    /// The fingerprint that a file name states; what is in the file may be another's.
    pub fn from_file_name(name: &str) -> Option<Self> {
        name.strip_suffix(EXTENSION)?
            .parse()
            .ok()
            .filter(|words: &Self| words.file_name() == name)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("-"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = NotAFingerprint;

    fn from_str(text: &str) -> Result<Self, NotAFingerprint> {
        let refuse = || NotAFingerprint(text.to_owned());
        let words: Vec<_> = text
            .split(|c: char| c == '-' || c.is_whitespace())
            .filter(|part| !part.is_empty())
            .map(words::known)
            .collect::<Option<_>>()
            .ok_or_else(refuse)?;
        words.try_into().map(Self).map_err(|_| refuse())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_first_eight_words_of_the_digest() {
        // SHA-256 of 32 zero bytes begins 66687aadf862bd776c8fc1; the words were looked up apart from this code.
        assert_eq!(
            Fingerprint::of(&[0; 32]).to_string(),
            "grid-duck-problem-valid-cloth-roof-rate-wealth"
        );
    }

    #[test]
    fn it_names_the_file_and_is_read_back_from_the_name() {
        let fingerprint = Fingerprint::of(&[7; 32]);
        assert_eq!(Fingerprint::from_file_name(&fingerprint.file_name()), Some(fingerprint));
        assert_eq!(
            fingerprint.to_string().to_uppercase().replace('-', " ").parse(),
            Ok(fingerprint)
        );
    }

    #[test]
    fn other_names_are_no_fingerprints() {
        let fingerprint = Fingerprint::of(&[7; 32]).to_string();
        let spaced = fingerprint.replace('-', " ") + ".age";
        let seven = fingerprint.rsplit_once('-').map_or("", |(seven, _)| seven).to_owned() + ".age";
        for other in [
            "",
            ".age",
            "readme.age",
            "abandon-ability.age",
            &fingerprint,
            &spaced,
            &seven,
        ] {
            assert_eq!(Fingerprint::from_file_name(other), None, "{other}");
        }
        let nine = format!("{fingerprint}-zoo");
        assert_eq!(nine.parse::<Fingerprint>(), Err(NotAFingerprint(nine)));
    }
}
