//! Text without pages: from bytes to characters ([`decode`]), from characters to the words a reader sees
//! ([`markdown`], [`html`], [`rtf`], [`captions`]) and what of the file they leave out ([`markup`]), and how words are
//! counted ([`words`]).

pub(crate) mod captions;
pub(crate) mod decode;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod markup;
pub(crate) mod rtf;
pub(crate) mod words;

use unicode_normalization::UnicodeNormalization;

/// The form in which all citable text stands: Unicode NFC, line ends as `\n`, no control characters but tabs and line
/// ends, no byte order mark, no-break spaces as spaces, no blanks at the end of lines, and not more than one empty line
/// at a time.
pub(crate) fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{c}', '\u{2028}', '\u{2029}'], "\n")
        .split('\n')
    {
        let letters = line.chars().filter_map(kept);
        // ASCII is composed as it is, and most text is ASCII.
        let line: String = if line.is_ascii() {
            letters.collect()
        } else {
            letters.nfc().collect()
        };
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim_matches('\n').to_owned()
}

fn kept(c: char) -> Option<char> {
    match c {
        '\t' => Some(c),
        '\u{a0}' | '\u{202f}' => Some(' '),
        '\u{feff}' | '\u{ad}' => None,
        _ if c.is_control() => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citable_text_has_one_form() {
        for (given, expected) in [
            ("a\r\nb\rc", "a\nb\nc"),
            ("\u{feff}e\u{301}", "\u{e9}"),
            ("a  \n\n\n\nb\n", "a\n\nb"),
            ("a\u{a0}b\0c", "a bc"),
        ] {
            assert_eq!(normalised(given), expected);
        }
    }
}
