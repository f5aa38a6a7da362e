//! The seed on paper: 24 English words with a checksum (BIP-39 of 256 bits of entropy).

use crate::name::NameUnusable;
use crate::seed::Seed;
use crate::words;
use bip39::{Language, Mnemonic};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// Words on a recovery sheet.
const WORDS: usize = 24;
/// The longest word of the list, and a space.
const LONGEST: usize = 9;

/// The 24 words of an identity: whoever reads them can sign as its owner. Wiped when dropped, never printed by `Debug`.
pub struct RecoveryWords(Zeroizing<String>);

/// Why words give no identity back. None of the words is repeated in what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoverError {
    /// There are not 24 of them.
    #[error("{count} words instead of 24")]
    WordCount {
        /// How many there are.
        count: usize,
    },
    /// One of them is not in the list.
    #[error("word {position} is not in the list")]
    UnknownWord {
        /// Which, from 1.
        position: usize,
    },
    /// All are in the list, but they are not the words of any one sheet: one is another word, or two changed places.
    #[error("the checksum of the words is wrong")]
    Checksum,
    /// The words are right and the name is not.
    #[error(transparent)]
    Name(#[from] NameUnusable),
}

impl RecoveryWords {
    pub(crate) fn of(seed: &Seed) -> Self {
        let checksum = Sha256::digest(seed.bytes());
        let bytes = seed.bytes().iter().chain(checksum.iter().take(1));
        let mut text = Zeroizing::new(String::with_capacity(WORDS * LONGEST));
        for word in words::of(bytes) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        Self(text)
    }

    /// The 24 words with one space between them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWords(hidden)")
    }
}

/// The words as a person copies them from a sheet: any white space between them, and its number before each, if they like
/// (`7. nuclear`, `7) nuclear`, `7 nuclear`).
fn words_in(text: &str) -> impl Iterator<Item = &str> {
    let mut words = 0usize;
    text.split_whitespace().filter_map(move |part| {
        let number = (words + 1).to_string();
        let bare = part.strip_prefix(&number).unwrap_or(part);
        let bare = bare.trim_start_matches(['.', ')', ':', '-']);
        let is_word = !bare.is_empty();
        words += usize::from(is_word);
        is_word.then_some(bare)
    })
}

/// How many words there are, without the numbers before them.
pub fn count_words(text: &str) -> usize {
    words_in(text).count()
}

/// The seed that the words stand for, in any case of letters.
pub(crate) fn seed(text: &str) -> Result<Seed, RecoverError> {
    let count = count_words(text);
    if count != WORDS {
        return Err(RecoverError::WordCount { count });
    }
    let mut tidy = Zeroizing::new(String::with_capacity(WORDS * LONGEST));
    for (word, position) in words_in(text).zip(1..) {
        tidy.push_str(words::known(word).ok_or(RecoverError::UnknownWord { position })?);
        tidy.push(' ');
    }
    let mnemonic = Mnemonic::parse_in_normalized(Language::English, &tidy).map_err(|_| RecoverError::Checksum)?;
    let (mut padded, length) = mnemonic.to_entropy_array();
    let entropy = padded.get(..length).and_then(|bytes| bytes.try_into().ok());
    padded.zeroize();
    entropy.map(Seed::new).ok_or(RecoverError::Checksum)
}
