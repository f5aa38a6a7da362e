//! The words of a Rich Text file (RTF 1.9.1): control words, groups whose content is not text, `\'hh` in Windows-1252,
//! `\uN` with its substitutes skipped. Nothing embedded is read.

use encoding_rs::WINDOWS_1252;

/// Groups deeper than this are not followed.
const DEEPEST: usize = 256;
/// Destinations that hold no text of the document (1.9.1, "Contents of an RTF file").
const SILENT: [&str; 22] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "objdata",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "filetbl",
    "revtbl",
    "fldinst",
    "header",
    "footer",
    "annotation",
];

#[derive(Clone, Copy)]
struct Group {
    silent: bool,
    substitutes: usize,
}

struct Reader<'a> {
    rest: &'a [u8],
    groups: Vec<Group>,
    group: Group,
    skip: usize,
    out: String,
}

/// What a control word says about embedded things that may run.
pub(crate) struct Rtf {
    /// The text that a reader sees.
    pub(crate) text: String,
    /// Whether objects are embedded.
    pub(crate) objects: bool,
    /// The author, as the file says.
    pub(crate) author: Option<String>,
}

/// Reads the text of an RTF file.
pub(crate) fn read(bytes: &[u8]) -> Rtf {
    let group = Group {
        silent: false,
        substitutes: 1,
    };
    let mut reader = Reader {
        rest: bytes,
        groups: Vec::new(),
        group,
        skip: 0,
        out: String::new(),
    };
    while let Some((byte, rest)) = reader.rest.split_first() {
        reader.rest = rest;
        reader.take(*byte);
    }
    let whole = String::from_utf8_lossy(bytes);
    let objects = whole.contains("\\objdata") || whole.contains("\\objocx");
    Rtf {
        text: reader.out,
        objects,
        author: author(&whole),
    }
}

fn author(source: &str) -> Option<String> {
    let after = source.split_once("{\\author ")?.1;
    after
        .split_once('}')
        .map(|(name, _)| name.to_owned())
        .filter(|name| !name.contains(['\\', '{']))
}

impl Reader<'_> {
    fn take(&mut self, byte: u8) {
        match byte {
            b'{' if self.groups.len() < DEEPEST => self.groups.push(self.group),
            b'{' => self.group.silent = true,
            b'}' => self.group = self.groups.pop().unwrap_or(self.group),
            b'\\' => self.control(),
            b'\r' | b'\n' => {}
            _ => self.byte(byte),
        }
    }

    fn control(&mut self) {
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol();
        }
        let (word, rest) = self.rest.split_at(letters);
        let digits = rest
            .iter()
            .enumerate()
            .take_while(|(at, byte)| byte.is_ascii_digit() || (*at == 0 && **byte == b'-'))
            .count();
        let (number, rest) = rest.split_at(digits);
        let number = std::str::from_utf8(number)
            .ok()
            .and_then(|text| text.parse::<i32>().ok());
        let word = String::from_utf8_lossy(word).into_owned();
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        self.word(&word, number);
    }

    fn symbol(&mut self) {
        let Some((symbol, rest)) = self.rest.split_first() else {
            return;
        };
        self.rest = rest;
        match symbol {
            b'\'' => self.hex(),
            b'*' => self.group.silent = true,
            b'~' => self.push(' '),
            b'_' => self.push('-'),
            b'\\' | b'{' | b'}' => self.byte(*symbol),
            b'\n' | b'\r' => self.push('\n'),
            _ => {}
        }
    }

    fn hex(&mut self) {
        let digits = self.rest.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = digits.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            self.rest = self.rest.get(2..).unwrap_or_default();
            self.byte(byte);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "line" | "row" | "sect" | "page" => self.push('\n'),
            "tab" | "cell" => self.push('\t'),
            "emdash" => self.push('\u{2014}'),
            "endash" => self.push('\u{2013}'),
            "lquote" => self.push('\u{2018}'),
            "rquote" => self.push('\u{2019}'),
            "ldblquote" => self.push('\u{201c}'),
            "rdblquote" => self.push('\u{201d}'),
            "bullet" => self.push('\u{2022}'),
            "uc" => self.group.substitutes = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "u" => self.unicode(number),
            "bin" => self.binary(number),
            _ if SILENT.contains(&word) => self.group.silent = true,
            _ => {}
        }
    }

    /// A signed 16-bit number; characters beyond come as two surrogates, of which the text keeps a mark.
    fn unicode(&mut self, number: Option<i32>) {
        let code = number
            .map(|n| if n < 0 { n + 65_536 } else { n })
            .and_then(|n| u32::try_from(n).ok());
        self.push(code.and_then(char::from_u32).unwrap_or('\u{fffd}'));
        self.skip = self.group.substitutes;
    }

    fn binary(&mut self, number: Option<i32>) {
        let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
        text.chars().for_each(|c| self.push(c));
    }

    fn push(&mut self, c: char) {
        if !self.group.silent {
            self.out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_come_out_and_the_rest_does_not() {
        let rtf = br"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\author A. Teacher}}\f0 One \b two\b0\par caf\'e9 \u8212? x\{y\}{\*\generator G}}";
        let read = read(rtf);
        assert_eq!(read.text, "One two\ncaf\u{e9} \u{2014} x{y}");
        assert_eq!(read.author.as_deref(), Some("A. Teacher"));
        assert!(!read.objects);
    }

    #[test]
    fn broken_groups_neither_stop_nor_overflow_it() {
        let deep = [b"{\\rtf1 a".as_slice(), &b"{".repeat(100_000), b" b"].concat();
        assert_eq!(read(&deep).text, "a");
        assert_eq!(read(b"{\\rtf1 a}}}} b\\bin99999 c\\").text, "a b");
    }
}
