//! A passphrase as it is typed on any keyboard: in NFC, so that é is é whether it came as one character or as two.

use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A passphrase, wiped when it is dropped and never printed.
pub struct Passphrase(Zeroizing<String>);

/// Nothing was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is empty")]
pub struct PassphraseEmpty;

impl Passphrase {
    /// The passphrase in NFC. White space counts; the line end of a passphrase file is the reader's to strip.
    pub fn new(text: &str) -> Result<Self, PassphraseEmpty> {
        if text.is_empty() {
            return Err(PassphraseEmpty);
        }
        // Canonical composition never makes text longer than three times its UTF-8 (UAX #15); so no copy is left behind.
        let mut composed = Zeroizing::new(String::with_capacity(text.len() * 3));
        composed.extend(text.nfc());
        Ok(Self(composed))
    }

    pub(crate) fn secret(&self) -> age::secrecy::SecretString {
        age::secrecy::SecretString::from(self.0.as_str())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::secrecy::ExposeSecret;

    #[test]
    fn two_ways_to_type_it_are_one_passphrase() {
        let one = Passphrase::new("caf\u{e9} \u{1ed7}").expect("a passphrase");
        let two = Passphrase::new("cafe\u{301} o\u{302}\u{303}").expect("a passphrase");
        assert_eq!(one.secret().expose_secret(), two.secret().expose_secret());
        assert_ne!(one.secret().expose_secret(), "cafe \u{1ed7}");
    }

    #[test]
    fn a_passphrase_is_never_empty_and_never_printed() {
        assert_eq!(Passphrase::new("").err(), Some(PassphraseEmpty));
        let shown = format!("{:?}", Passphrase::new("open sesame").expect("a passphrase"));
        assert!(!shown.contains("sesame"), "{shown}");
    }
}
