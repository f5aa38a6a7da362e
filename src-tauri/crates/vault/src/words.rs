//! Bits as words: eleven bits choose one of the 2 048 words of BIP-39's English list.

use bip39::Language;

/// Bits that choose one word.
const BITS: usize = 11;

/// The words of `bytes`, most significant bit first; bits that fill no word are left out.
pub(crate) fn of<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> impl Iterator<Item = &'static str> {
    let mut bits = bytes
        .into_iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    std::iter::from_fn(move || {
        let mut next = || bits.next().map(usize::from);
        let index = (1..BITS).try_fold(next()?, |index, _| Some(index << 1 | next()?))?;
        Language::English.word_list().get(index).copied()
    })
}

/// The word as it stands in the list, whatever its case.
pub(crate) fn known(word: &str) -> Option<&'static str> {
    let index = Language::English.find_word(&word.to_lowercase())?;
    Language::English.word_list().get(usize::from(index)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_bits_choose_a_word_and_fewer_choose_none() {
        assert_eq!(of(&[0x00, 0x00]).collect::<Vec<_>>(), ["abandon"]);
        assert_eq!(of(&[0xff, 0xff, 0xff]).collect::<Vec<_>>(), ["zoo", "zoo"]);
        assert_eq!(of(&[0x00, 0x3f, 0xff]).collect::<Vec<_>>(), ["ability", "zoo"]);
        assert_eq!(of(&[0xff]).count(), 0);
    }

    #[test]
    fn a_word_is_known_in_any_case() {
        assert_eq!(known("ZOO"), Some("zoo"));
        assert_eq!(known("zoos"), None);
        assert_eq!(known(""), None);
    }
}
