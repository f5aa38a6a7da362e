//! From bytes to characters: byte order marks, UTF-8, UTF-16 without a mark, and Windows-1252 for the rest, as the
//! WHATWG Encoding Standard has it (it contains ISO-8859-1).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a whole file; `None` when it is no text.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    text_of_head(bytes, true)
}

/// The text of the first bytes of a file. Where they are not the whole file, a character cut at the end is dropped.
pub(crate) fn text_of_head(bytes: &[u8], whole: bool) -> Option<String> {
    let encoding = encoding_of(bytes, whole)?;
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let text = if whole {
        text.as_ref()
    } else {
        text.trim_end_matches('\u{fffd}')
    };
    let strange =
        |c: char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}')) || c == '\u{fffe}';
    let odd = text.chars().filter(|c| strange(*c)).count();
    (odd == 0).then(|| text.to_owned())
}

fn encoding_of(bytes: &[u8], whole: bool) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    if is_utf8(bytes, whole) {
        return Some(UTF_8);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Some(encoding);
    }
    (!bytes.contains(&0)).then_some(WINDOWS_1252)
}

fn is_utf8(bytes: &[u8], whole: bool) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(text) => !text.contains('\0'),
        Err(error) => !whole && error.error_len().is_none() && !bytes.contains(&0),
    }
}

/// Latin text in UTF-16 has a zero in every second byte, all on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match pairs {
        0..4 => None,
        _ if second * 10 > pairs * 6 && first == 0 => Some(UTF_16LE),
        _ if first * 10 > pairs * 6 && second == 0 => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(text_of(bytes).as_deref(), expected);
    }

    #[test]
    fn the_encodings_of_teachers_editors_are_read() {
        check("caf\u{e9}".as_bytes(), Some("caf\u{e9}"));
        check(b"\xef\xbb\xbfplan", Some("plan"));
        check(b"caf\xe9 \x93quoted\x94", Some("caf\u{e9} \u{201c}quoted\u{201d}"));
        check(b"\xff\xfep\0l\0a\0n\0", Some("plan"));
        check(b"\xfe\xff\0p\0l\0a\0n", Some("plan"));
        check(b"p\0l\0a\0n\0s\0", Some("plans"));
    }

    #[test]
    fn binary_is_no_text() {
        check(b"\x00\x01\x02\x03", None);
        check(b"plan\x00\x07\x01", None);
        check(b"\x01plan", None);
    }

    #[test]
    fn a_character_cut_at_the_end_of_the_head_does_not_matter() {
        assert_eq!(text_of_head(b"caf\xc3", false).as_deref(), Some("caf"));
        assert_eq!(text_of_head(b"caf\xc3", true).as_deref(), Some("caf\u{c3}"));
    }
}
