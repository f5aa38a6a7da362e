//! The built-in fonts: how wide their letters are, which letters they have, and where a line breaks.

/// The built-in fonts, as resources of the page name them.
#[derive(Clone, Copy)]
pub(super) enum Face {
    Sans,
    Serif,
    Mono,
}

impl Face {
    pub(super) fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if has(&["cour", "mono", "consol"]) {
            Self::Mono
        } else if has(&["time", "tiro", "serif", "roman", "georgia"]) && !name.contains("sans") {
            Self::Serif
        } else {
            Self::Sans
        }
    }

    /// Its name among the resources.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Sans => "S",
            Self::Serif => "T",
            Self::Mono => "M",
        }
    }

    /// How wide the line is in type sizes: of Helvetica by its metrics, of Times a tenth less.
    pub(super) fn width(self, line: &str) -> f64 {
        let sum: u32 = line.chars().map(helvetica).sum();
        match self {
            Self::Sans => f64::from(sum) / 1000.0,
            Self::Serif => f64::from(sum) / 1000.0 * 0.9,
            Self::Mono => line.chars().count() as f64 * 0.6,
        }
    }
}

/// Advance widths of Helvetica (Adobe core font metrics), thousandths of the type size.
fn helvetica(c: char) -> u32 {
    match c {
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | '[' | '\\' | ']' | 'f' | 't' => 278,
        'i' | 'j' | 'l' | '\'' => 222,
        '(' | ')' | '-' | 'r' | '`' => 333,
        '"' => 355,
        '*' => 389,
        'J' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 500,
        '<' | '=' | '>' | '+' | '~' => 584,
        'F' | 'T' | 'Z' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' => 778,
        'M' | 'm' => 833,
        '%' => 889,
        'W' => 944,
        '@' => 1015,
        _ => 556,
    }
}

/// Lines that fit, broken at blanks.
pub(super) fn wrapped(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if line.is_empty() || fits(&longer) {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
        }
        lines.push(line);
    }
    lines
}

/// The letter in the encoding of the built-in fonts.
pub(super) fn windows_1252(c: char) -> Option<u8> {
    let text = c.encode_utf8(&mut [0; 4]).to_owned();
    let (bytes, _, unmapped) = encoding_rs::WINDOWS_1252.encode(&text);
    bytes.first().copied().filter(|_| !unmapped && bytes.len() == 1)
}
