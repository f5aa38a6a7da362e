//! Words that say nothing.

/// Characters that are no white space and have no width either (Unicode 16, `Default_Ignorable_Code_Point`): the soft
/// hyphen, zero-width spaces and joiners, marks of direction, the byte order mark.
const INVISIBLE: [(char, char); 5] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{feff}', '\u{feff}'),
];

/// Whether nobody who looks at `text` sees anything.
pub fn is_blank(text: &str) -> bool {
    let invisible = |letter: char| INVISIBLE.iter().any(|(from, to)| (*from..=*to).contains(&letter));
    text.chars().all(|letter| letter.is_whitespace() || invisible(letter))
}

#[cfg(test)]
mod tests {
    use super::is_blank;

    #[test]
    fn what_nobody_sees_is_blank_and_a_full_stop_is_not() {
        for blank in [
            "",
            " ",
            "\n\t",
            "\u{200b}",
            " \u{feff}\u{200d} ",
            "\u{ad}",
            "\u{a0}\u{3000}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for said in [".", "a\u{200b}", "是", "👍\u{200d}"] {
            assert!(!is_blank(said), "{said:?}");
        }
    }
}
