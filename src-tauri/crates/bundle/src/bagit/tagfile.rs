//! Tag files are text in the encoding that `bagit.txt` names; lines end in LF, CR or CRLF (RFC 8493, 2.1.1, 2.1.3, 2.2.2).

use encoding_rs::UTF_16BE;

/// How a bag's tag files are written. `bagit.txt` itself is always UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// One byte, one character: what the web calls by this name is Windows-1252.
    Latin1,
    Ascii,
    /// By its byte order mark, big-endian without (RFC 2781, 4.3).
    Utf16,
    Other(&'static encoding_rs::Encoding),
}

impl Encoding {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.to_ascii_uppercase().as_str() {
            "ISO-8859-1" | "LATIN1" | "ISO_8859-1" => Some(Self::Latin1),
            "US-ASCII" | "ASCII" => Some(Self::Ascii),
            "UTF-16" => Some(Self::Utf16),
            _ => encoding_rs::Encoding::for_label_no_replacement(name.as_bytes()).map(Self::Other),
        }
    }

    /// The text, without a byte order mark; nothing where the bytes are not of this encoding.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Latin1 => Some(encoding_rs::mem::decode_latin1(bytes).into_owned()),
            Self::Ascii => String::from_utf8(bytes.to_vec()).ok().filter(|text| text.is_ascii()),
            Self::Utf16 => strictly(UTF_16BE, bytes),
            Self::Other(encoding) => strictly(encoding, bytes),
        }
    }
}

fn strictly(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    let (text, _, wrong) = encoding.decode(bytes);
    (!wrong).then(|| text.into_owned())
}

/// The lines of `text` with their numbers, counted from 1; no empty one after the last line end.
pub(super) fn lines(text: &str) -> Vec<(usize, String)> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if text.is_empty() {
        return Vec::new();
    }
    text.split('\n')
        .enumerate()
        .map(|(at, line)| (at + 1, line.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_file_is_read_in_the_encoding_of_its_bag() {
        let utf16: Vec<u8> = "\u{feff}é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (name, bytes) in [
            ("UTF-8", "é".as_bytes()),
            ("utf-8", "\u{feff}é".as_bytes()),
            ("ISO-8859-1", b"\xe9".as_slice()),
            ("windows-1252", b"\xe9"),
            ("UTF-16", &utf16),
            ("UTF-16", b"\0\xe9"),
        ] {
            let encoding = Encoding::named(name).expect("an encoding");
            assert_eq!(encoding.decode(bytes).as_deref(), Some("é"), "{name}");
        }
        assert_eq!(Encoding::Latin1.decode(b"\x80").as_deref(), Some("\u{80}"));
        assert_eq!(Encoding::named("UTF-8").and_then(|utf8| utf8.decode(b"\xff")), None);
        assert_eq!(Encoding::Ascii.decode("é".as_bytes()), None);
        assert_eq!(Encoding::named("Klingon"), None);
    }

    #[test]
    fn lines_end_in_lf_cr_or_crlf() {
        let numbered = |text: &str| lines(text).into_iter().map(|(_, line)| line).collect::<Vec<_>>();
        assert_eq!(numbered("a\nb\rc\r\nd"), ["a", "b", "c", "d"]);
        assert_eq!(numbered("a\n\nb\n"), ["a", "", "b"]);
        assert!(numbered("").is_empty());
    }
}
