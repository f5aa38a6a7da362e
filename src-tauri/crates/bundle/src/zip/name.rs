//! An entry's name, decoded once: UTF-8 where the flag says so, else code page 437 (APPNOTE, appendix D). macOS writes
//! UTF-8 and leaves the flag away; where the maker is Unix or macOS and the bytes are UTF-8, that is what they are.

use crate::error::ReadError;

/// A name as text.
pub(super) struct Name {
    pub(super) name: String,
    /// The bytes were not UTF-8.
    pub(super) foreign: bool,
}

const UNIX: u8 = 3;
const MACOS: u8 = 19;

pub(super) fn read(raw: &[u8], utf8: bool, host: u8) -> Result<Name, ReadError> {
    match std::str::from_utf8(raw) {
        Ok(name) if utf8 || raw.is_ascii() || matches!(host, UNIX | MACOS) => Ok(Name {
            name: name.to_owned(),
            foreign: false,
        }),
        Err(_) if utf8 => Err(ReadError::escapes(&String::from_utf8_lossy(raw))),
        _ => Ok(Name {
            name: raw.iter().map(|byte| code_page_437(*byte)).collect(),
            foreign: true,
        }),
    }
}

const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

fn code_page_437(byte: u8) -> char {
    match byte.checked_sub(128) {
        None => byte.into(),
        Some(at) => UPPER.chars().nth(at.into()).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_half_of_code_page_437_has_128_characters() {
        assert_eq!(UPPER.chars().count(), 128);
        assert_eq!(code_page_437(0x82), 'é');
        assert_eq!(code_page_437(0xe1), 'ß');
        assert_eq!(code_page_437(0xff), '\u{a0}');
        assert_eq!(code_page_437(b'a'), 'a');
    }

    #[track_caller]
    fn check(raw: &[u8], utf8: bool, host: u8, expected: &str) {
        assert_eq!(
            read(raw, utf8, host).map(|name| name.name).ok().as_deref(),
            Some(expected)
        );
    }

    #[test]
    fn a_name_is_decoded_once() {
        check("é".as_bytes(), true, 0, "é");
        check("é".as_bytes(), false, UNIX, "é");
        check("é".as_bytes(), false, 0, "├⌐");
        check(b"caf\x82.txt", false, 0, "café.txt");
        check(b"caf\x82.txt", false, UNIX, "café.txt");
        assert!(read(b"caf\x82.txt", true, UNIX).is_err());
    }
}
