//! Text into HTML: nothing that a person wrote can become markup, style or another reading direction around it.

use std::borrow::Cow;

/// Text as it stands between tags and in quoted attributes. Characters that HTML forbids (controls, non-characters) show
/// as U+FFFD, and those that turn the direction of letters by their numbers, so that they can be seen.
pub(crate) fn escaped(text: &str) -> String {
    literal(&seen(text))
}

/// A sentence of ours, in which [`isolated`] has set apart what people wrote.
pub(crate) fn sentence(text: &str) -> String {
    literal(text)
}

/// What would turn letters around, invisibly, and is neither needed nor meant where each line has its own direction
/// (UAX #9: embeddings, overrides, isolates).
fn seen(text: &str) -> Cow<'_, str> {
    let turns = |character: char| matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !text.contains(turns) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if turns(character) {
            out.push_str(&format!("[U+{:04X}]", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            _ if is_forbidden(character) => out.push('\u{FFFD}'),
            _ => out.push(character),
        }
    }
    out
}

/// A short text of a person's, set apart from the direction of the sentence it stands in.
pub(crate) fn aside(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

/// A text of a person's as an argument of a sentence, set apart by U+2068 and U+2069 (UAX #9).
pub(crate) fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", seen(text))
}

/// Words as they stand somewhere else: a paragraph for each block, a line break for each line, each in its own direction.
pub(crate) fn paragraphs(text: &str, language: &str) -> String {
    blocks(text)
        .map(|block| paragraph(&block.lines().map(escaped).collect::<Vec<_>>(), language))
        .collect()
}

/// Text whose lines end as they do here.
pub(crate) fn lines_of(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn blocks(text: &str) -> impl Iterator<Item = String> {
    let text = lines_of(text);
    let blocks: Vec<String> = text.split("\n\n").map(|block| block.trim().to_owned()).collect();
    blocks.into_iter().filter(|block| !block.is_empty())
}

pub(crate) fn paragraph(lines: &[String], language: &str) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("<p dir=\"auto\"{language}>{}</p>", lines.join("<br>"))
}

/// A text inside a CSS string: whatever is no letter, digit or space is written by its number (CSS Syntax 3, 4.3.7).
pub(crate) fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for character in seen(text).chars() {
        if character.is_alphanumeric() || character == ' ' {
            out.push(character);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(character)));
        }
    }
    out.push('"');
    out
}

fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(u32::from(character), 0xFDD0..=0xFDEF) || u32::from(character) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_of_a_text_is_markup() {
        assert_eq!(
            escaped("<b title=\"a\" id='b'>&amp;</b>"),
            "&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt;&amp;amp;&lt;/b&gt;"
        );
        assert_eq!(
            escaped("a\0b\u{7f}c\u{85}d\u{FFFE}e\u{1FFFF}f\r"),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}"
        );
        assert_eq!(escaped("é 李 😀 \u{200D}\n\t"), "é 李 😀 \u{200D}\n\t");
    }

    #[test]
    fn what_turns_letters_around_is_seen_and_what_sets_a_text_apart_is_not() {
        assert_eq!(escaped("a\u{202E}b\u{2066}c"), "a[U+202E]b[U+2066]c");
        assert_eq!(
            sentence(&isolated("a\u{2069}\u{202D}b")),
            "\u{2068}a[U+2069][U+202D]b\u{2069}"
        );
        assert_eq!(escaped("\u{200F}שלום"), "\u{200F}שלום");
    }

    #[test]
    fn blocks_are_paragraphs_and_lines_stay_lines() {
        assert_eq!(
            paragraphs("one\r\ntwo\n\n\n<three>\n\n ", ""),
            "<p dir=\"auto\">one<br>two</p><p dir=\"auto\">&lt;three&gt;</p>"
        );
        assert_eq!(paragraphs(" \n\n ", ""), "");
    }

    #[test]
    fn a_css_string_cannot_be_closed() {
        assert_eq!(css_string("No. 7"), "\"No\\2e  7\"");
        let hostile = css_string("\"}</style><script>\\");
        assert!(!hostile.contains('<') && !hostile.contains('}'), "{hostile}");
        assert_eq!(hostile.matches('"').count(), 2);
    }
}
