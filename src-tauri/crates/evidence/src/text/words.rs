//! How words are counted: like the word processors that teachers write in, and for prose like `wc -w`.
//!
//! A word is what stands between white space (Unicode `White_Space`); so `well-known`, `3.5` and a dash with spaces
//! around it are one word each. In scripts that put no spaces between words (Han, Hiragana, Katakana) every character
//! counts, as in Word. Characters without width (marks, joiners) make no word of their own.

/// How many words there are in `text`.
pub fn count_words(text: &str) -> u32 {
    let words: usize = text.split_whitespace().map(words_in).sum();
    u32::try_from(words).unwrap_or(u32::MAX)
}

fn words_in(token: &str) -> usize {
    let (mut words, mut inside) = (0, false);
    for c in token.chars().filter(|c| !is_invisible(*c)) {
        let alone = stands_alone(c);
        words += usize::from(alone || !inside);
        inside = !alone;
    }
    words
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

/// Hiragana, Katakana, CJK ideographs (Unicode blocks 3040–30FF, 3400–4DBF, 4E00–9FFF, F900–FAFF, 20000–3FFFF).
const fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_word_processors_count_them() {
        for (text, expected) in [
            ("", 0),
            ("  \n\t ", 0),
            ("One two  three\nfour", 4),
            ("a well-known 3.5 % rise", 5),
            ("wait \u{2013} what?", 3),
            ("don't\u{a0}stop", 2),
            ("\u{4f60}\u{597d} world", 3),
            ("\u{6211}\u{5728}Assay\u{91cc}", 4),
            ("\u{200b} \u{feff}", 0),
        ] {
            assert_eq!(count_words(text), expected, "{text:?}");
        }
    }
}
