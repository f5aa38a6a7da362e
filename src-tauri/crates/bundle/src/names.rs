//! Names: which paths stay inside, which two are one name on somebody's disk, and how a name is shown.
//!
//! Everything that is read has canonical paths ([`is_canonical`]); a bundle that is taken in also has names that
//! every system can hold and every person can read ([`reserved`], [`hidden`], [`fold`]).

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

/// Whether `path` names one place below a folder of this machine: no empty, `.` or `..` component, no NUL. How it is
/// spelled is another matter ([`is_canonical`]).
pub(crate) fn stays_below(path: &str) -> bool {
    !path.contains('\0') && !path.split('/').any(|part| matches!(part, "" | "." | ".."))
}

/// Whether `path` is relative, with `/` between components, and can be read in one way only: no empty, blank, `.` or
/// `..` component, no backslash, no control character, no drive.
pub(crate) fn is_canonical(path: &str) -> bool {
    let blank = |part: &str| part.trim().is_empty() || matches!(part, "." | "..");
    !path.chars().any(|c| c.is_control() || c == '\\') && !has_drive(path) && !path.split('/').any(blank)
}

/// A letter and a colon at the beginning, which Windows reads as a drive.
fn has_drive(path: &str) -> bool {
    let mut start = path.chars();
    start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(':')
}

/// One key for all names that are one name on some disk: full case folding, NFC, dotted and dotless i alike, and
/// without the dots and spaces that Windows drops from the end of a component.
pub(crate) fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path
            .split('/')
            .map(|part| part.trim_end_matches(['.', ' ']).to_ascii_lowercase())
            .collect::<Vec<_>>()
            .join("/");
    }
    let upper: String = path.nfd().flat_map(char::to_uppercase).collect();
    let folded: String = upper.nfd().default_case_fold().nfd().collect();
    let folded: String = folded.replace("i\u{307}", "i").nfc().collect();
    folded
        .split('/')
        .map(|part| part.trim_end_matches(['.', ' ']))
        .collect::<Vec<_>>()
        .join("/")
}

/// A name that Windows gives to a device, whatever stands after its first dot.
pub(crate) fn reserved(component: &str) -> bool {
    let stem = component
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_uppercase();
    if matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$"
    ) {
        return true;
    }
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    port.is_some_and(|number| {
        let mut digits = number.chars();
        let digit = digits.next();
        digits.next().is_none() && digit.is_some_and(|c| matches!(c, '0'..='9' | '¹' | '²' | '³'))
    })
}

/// The first character that is not seen, or that turns the direction of what follows.
pub(crate) fn hidden(text: &str) -> Option<char> {
    text.chars().find(|c| {
        matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
    })
}

/// What operating systems leave behind, in any case of letters.
pub(crate) fn is_system_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let known = [".ds_store", "thumbs.db", "desktop.ini"];
    path.split('/').any(|part| part == "__MACOSX")
        || name.starts_with("._")
        || known.iter().any(|system| name.eq_ignore_ascii_case(system))
}

/// The file by which a Mac gives a folder a picture of its own: the one name with a control character in it that a person
/// never chose.
pub(crate) const FOLDER_ICON: &str = "Icon\r";

/// What is no evidence in a folder of loose files: what operating systems leave behind, and the files by which Word
/// (`~$plan.docx`) and LibreOffice (`.~lock.plan.odt#`) tell that a document is open.
pub fn is_left_behind(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    is_system_file(path)
        || name == FOLDER_ICON
        || name.starts_with("~$")
        || (name.starts_with(".~lock.") && name.ends_with('#'))
}

/// The name with control characters, direction marks and invisible characters written out, so that no terminal and no
/// reader is led astray by it.
pub fn shown(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let long = name.chars().count() > 200;
    for c in name.chars().take(200) {
        if c.is_control() || hidden(c.encode_utf8(&mut [0; 4])).is_some() {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    if long {
        out.push('…');
    }
    out
}

/// What a name looks like at a glance: compatibility forms and the letters of other alphabets that look Latin.
pub(crate) fn skeleton(name: &str) -> String {
    name.nfkc()
        .filter(|c| hidden(c.encode_utf8(&mut [0; 4])).is_none())
        .map(latin)
        .collect::<String>()
        .to_lowercase()
}

/// The Latin letter that a Cyrillic or Greek letter is drawn like (the common part of Unicode's confusables table).
fn latin(c: char) -> char {
    match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'с' | 'С' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'Ε' => 'e',
        'ɡ' => 'g',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' | 'ı' => 'i',
        'ј' | 'Ј' => 'j',
        'К' | 'к' | 'κ' | 'Κ' => 'k',
        'М' | 'Μ' => 'm',
        'п' | 'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' | 'օ' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ѕ' | 'Ѕ' => 's',
        'т' | 'Т' | 'τ' | 'Τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' => 'v',
        'ѡ' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'Υ' => 'y',
        'Ζ' => 'z',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside_and_can_be_read_in_one_way() {
        for good in [
            "a",
            "a/b c.txt",
            "-rf",
            "%2e%2e/x",
            "\u{ff0e}\u{ff0e}\u{ff0f}x",
            "<img>.png",
            "~x",
            "ab:c",
        ] {
            assert!(is_canonical(good), "{good}");
        }
        for bad in [
            "",
            "/a",
            "a/",
            "a//b",
            "./a",
            "a/.",
            "../a",
            "a/../b",
            "a\\b",
            "a\0b",
            "a\u{1b}[2J",
            "C:/x",
            "C:",
            "c:x",
            " ",
            "a/ /b",
            "a\u{85}b",
        ] {
            assert!(!is_canonical(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_place_on_a_disk_may_be_spelled_awkwardly_and_stays_below() {
        for good in ["a", "a\\b", "a:b", "a\nb/ /c\t", "...", "~x"] {
            assert!(stays_below(good), "{good:?}");
        }
        for bad in ["", "/a", "a//b", "a/", ".", "a/../b", "..", "a\0b"] {
            assert!(!stays_below(bad), "{bad:?}");
        }
    }

    #[test]
    fn what_programs_leave_beside_open_documents_is_told_from_evidence() {
        for left in ["~$plan.docx", "a/~$plan.docx", ".~lock.plan.odt#", ".DS_Store"] {
            assert!(is_left_behind(left), "{left}");
        }
        for evidence in ["~plan.docx", "plan~$.docx", "$plan.docx", ".~lock.odt", "~$/plan.docx"] {
            assert!(!is_left_behind(evidence), "{evidence}");
        }
    }

    #[test]
    fn names_that_are_one_on_some_disk_fold_to_one_key() {
        for (one, other) in [
            ("Lesson.txt", "lesson.TXT"),
            ("straße", "STRASSE"),
            ("\u{212a}elvin", "kelvin"),
            ("D\u{131}l", "DIL"),
            ("İstanbul", "istanbul"),
            ("e\u{301}", "é"),
            ("ﬁle", "FILE"),
            ("a.", "A"),
            ("video /x", "video/x"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("\u{ff0e}a"), fold(".a"));
        assert_ne!(fold("a"), fold("b"));
    }

    #[test]
    fn windows_devices_are_reserved_with_any_extension() {
        for bad in [
            "CON",
            "aux.txt",
            "nul",
            "com1.pdf",
            "LPT9",
            "COM¹",
            "conin$",
            "CON .txt",
            "PRN.tar.gz",
        ] {
            assert!(reserved(bad), "{bad}");
        }
        for good in ["console", "COM", "com10", "auxiliary.txt", "plan.con"] {
            assert!(!reserved(good), "{good}");
        }
    }

    #[test]
    fn hostile_names_are_shown_written_out() {
        assert_eq!(shown("a\u{1b}[2J\u{7}"), "a\\u{1b}[2J\\u{7}");
        assert_eq!(shown("lesson\u{202e}fdp.exe"), "lesson\\u{202e}fdp.exe");
        assert_eq!(shown("plan é.pdf"), "plan é.pdf");
    }

    #[test]
    fn a_name_of_other_alphabets_has_the_skeleton_that_it_looks_like() {
        assert_eq!(skeleton("submissiоn.json"), "submission.json");
        assert_eq!(skeleton("ｂａｇｉｔ.txt"), "bagit.txt");
    }
}
