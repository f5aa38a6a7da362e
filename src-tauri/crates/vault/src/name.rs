//! The name of who signs, as it is printed on records and reports: one line that can be read aloud.

use unicode_normalization::UnicodeNormalization;

const MOST: usize = 120;

/// Why a name cannot stand on a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameUnusable {
    /// Nothing but white space.
    #[error("the name is empty")]
    Empty,
    /// More than so many characters.
    #[error("the name is longer than {most} characters")]
    TooLong {
        /// The most there may be.
        most: usize,
    },
    /// A line break, a control character, or one that turns the reading direction or joins without being seen.
    #[error("the name holds U+{:04X}, which cannot be seen", u32::from(*character))]
    Character {
        /// The first of them.
        character: char,
    },
}

/// The name as it is kept: trimmed, in NFC.
pub(crate) fn tidy(name: &str) -> Result<String, NameUnusable> {
    let name: String = name.trim().nfc().collect();
    if name.is_empty() {
        return Err(NameUnusable::Empty);
    }
    if name.chars().count() > MOST {
        return Err(NameUnusable::TooLong { most: MOST });
    }
    match name.chars().find(|&character| is_unseen(character)) {
        Some(character) => Err(NameUnusable::Character { character }),
        None => Ok(name),
    }
}

/// Controls, line separators, and what UAX #9 and default-ignorables let stand unseen. The zero-width joiners stay: names in
/// Indic and Persian writing need them.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_trimmed_and_composed() {
        for (given, kept) in [
            (" R. Okafor\n", "R. Okafor"),
            ("Zoe\u{308}", "Zoë"),
            ("مریم", "مریم"),
            ("李 老师", "李 老师"),
            ("क्\u{200D}ष", "क्\u{200D}ष"),
        ] {
            assert_eq!(tidy(given).as_deref(), Ok(kept));
        }
    }

    #[test]
    fn a_name_with_something_unseen_or_nothing_to_see_is_refused() {
        for (given, why) in [
            ("", NameUnusable::Empty),
            (" \t\u{A0} ", NameUnusable::Empty),
            ("A\nassay-role: panel", NameUnusable::Character { character: '\n' }),
            ("A\rB", NameUnusable::Character { character: '\r' }),
            ("A\0", NameUnusable::Character { character: '\0' }),
            ("A\u{85}B", NameUnusable::Character { character: '\u{85}' }),
            ("A\u{2028}B", NameUnusable::Character { character: '\u{2028}' }),
            ("A\u{202E}B", NameUnusable::Character { character: '\u{202E}' }),
            ("A\u{2066}B", NameUnusable::Character { character: '\u{2066}' }),
            ("A\u{200B}B", NameUnusable::Character { character: '\u{200B}' }),
            (&"x".repeat(121), NameUnusable::TooLong { most: 120 }),
        ] {
            assert_eq!(tidy(given), Err(why), "{given:?}");
        }
        assert!(tidy(&"x".repeat(120)).is_ok());
    }
}
