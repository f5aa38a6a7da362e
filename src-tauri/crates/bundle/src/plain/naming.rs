//! Names for files that will be packed: every one of them can be held by every system, and is there once. Nothing is
//! dropped that a person would look for; characters that some system refuses become hyphens.

use crate::intake::name_fault;
use crate::names::{fold, hidden, reserved};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of one component; leaves room for a number.
const LONGEST: usize = 120;
/// Components below `data/`.
const DEEPEST: usize = 12;
/// Names that mean something in a bundle.
const CONTROL: [&str; 3] = ["submission.json", "micro-credential.json", "ro-crate-metadata.json"];

/// Gives out names within one submission.
pub(super) struct Namer<'a> {
    person: &'a [String],
    participant: Option<&'a str>,
    /// Folders as they were first spelled, by what they are on a disk that knows no case.
    folders: BTreeMap<String, String>,
    files: BTreeSet<String>,
}

impl<'a> Namer<'a> {
    pub(super) const fn new(person: &'a [String], participant: Option<&'a str>) -> Self {
        Self {
            person,
            participant,
            folders: BTreeMap::new(),
            files: BTreeSet::new(),
        }
    }

    /// The name for the file that is called `wanted`.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let wanted = self.replaced(wanted, self.participant.unwrap_or_default());
        let mut parts: Vec<String> = wanted.split('/').map(safe).collect();
        let file = parts.pop().unwrap_or_default();
        parts.truncate(DEEPEST);
        let mut place = String::new();
        for part in parts {
            place = self.folder(&format!("{place}{part}")) + "/";
        }
        self.file(&place, &file)
    }

    /// The name with the words of the person's name blanked, for a note.
    pub(super) fn masked(&self, name: &str) -> String {
        self.replaced(name, "…")
    }

    fn replaced(&self, name: &str, with: &str) -> String {
        if self.person.is_empty() {
            return name.to_owned();
        }
        let mut out = String::with_capacity(name.len());
        let mut word = String::new();
        for c in name.chars().chain(['\0']) {
            if c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            let is_name = self.person.contains(&word.to_lowercase());
            out.push_str(if is_name { with } else { &word });
            word.clear();
            out.push(c);
        }
        out.pop();
        out
    }

    fn folder(&mut self, path: &str) -> String {
        let key = fold(path);
        if self.files.contains(&key) {
            return self.folder(&format!("{path}-2"));
        }
        self.folders.entry(key).or_insert_with(|| path.to_owned()).clone()
    }

    fn file(&mut self, place: &str, file: &str) -> String {
        let (stem, end) = match file.rsplit_once('.') {
            Some((stem, end)) if !stem.is_empty() => (stem, format!(".{end}")),
            _ => (file, String::new()),
        };
        let mut path = format!("{place}{file}");
        let mut number = 2u32;
        while !self.is_free(&path) {
            path = format!("{place}{stem}-{number}{end}");
            number = number.saturating_add(1);
        }
        self.files.insert(fold(&path));
        path
    }

    fn is_free(&self, path: &str) -> bool {
        let key = fold(path);
        !self.files.contains(&key) && !self.folders.contains_key(&key) && !CONTROL.contains(&key.as_str())
    }
}

/// One component with nothing in it that some system refuses.
fn safe(part: &str) -> String {
    let seen = |c: &char| hidden(c.encode_utf8(&mut [0; 4])).is_none();
    let plain: String = part.chars().filter(seen).map(letter).collect();
    let plain = plain.trim().trim_end_matches(['.', ' ']);
    let plain = shortened(if plain.is_empty() { "file" } else { plain });
    if reserved(&plain) || name_fault(&plain).is_some() || plain.starts_with('~') {
        format!("_{plain}")
    } else {
        plain
    }
}

fn letter(c: char) -> char {
    // bagit.py writes `%` as it stands and reads `%25` as three characters: no name with one is read alike everywhere.
    if c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '%') {
        '-'
    } else {
        c
    }
}

/// At most [`LONGEST`] bytes, with the extension kept.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let end = name.rsplit_once('.').map(|(_, end)| end).filter(|end| end.len() <= 10);
    let end = end.map_or_else(String::new, |end| format!(".{end}"));
    let room = LONGEST - end.len();
    let fits = |(at, c): &(usize, char)| at + c.len_utf8() <= room;
    let stem: String = name.char_indices().take_while(fits).map(|(_, c)| c).collect();
    stem.trim_end().to_owned() + &end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, expected: &str) {
        assert_eq!(Namer::new(&[], None).name(wanted), expected);
    }

    #[test]
    fn awkward_names_become_names_that_every_system_can_hold() {
        check("video/lesson 1.mp4", "video/lesson 1.mp4");
        check("What?.pdf", "What-.pdf");
        check("a:b|c.txt", "a-b-c.txt");
        check("back\\slash.txt", "back-slash.txt");
        check("two\nlines\tand a tab.txt", "two-lines-and a tab.txt");
        check("100%.txt", "100-.txt");
        check("%41.txt", "-41.txt");
        check("CON/aux.txt", "_CON/_aux.txt");
        check("draft. ", "draft");
        check("x\u{202e}fdp.exe", "xfdp.exe");
        check("\u{200b}", "file");
        check("~root/x", "_~root/x");
        check("submission.json", "submission-2.json");
        check("sub/submission.json", "sub/submission.json");
        let long = format!("{}.pdf", "é".repeat(200));
        let short = Namer::new(&[], None).name(&long);
        assert!(short.len() <= 120 && short.ends_with(".pdf"), "{short}");
        let deep = format!("{}x.txt", "d/".repeat(40));
        assert!(name_fault(&format!("data/{}", Namer::new(&[], None).name(&deep))).is_none());
    }

    #[test]
    fn no_two_files_get_one_name_and_folders_keep_one_spelling() {
        let mut namer = Namer::new(&[], None);
        assert_eq!(namer.name("Plan.pdf"), "Plan.pdf");
        assert_eq!(namer.name("plan.PDF"), "plan-2.PDF");
        assert_eq!(namer.name("plan?.pdf"), "plan-.pdf");
        assert_eq!(namer.name("plan*.pdf"), "plan--2.pdf");
        assert_eq!(namer.name("Video/a.mp4"), "Video/a.mp4");
        assert_eq!(namer.name("video/b.mp4"), "Video/b.mp4");
        assert_eq!(namer.name("plan-.pdf/x"), "plan-.pdf-2/x");
    }

    #[test]
    fn the_name_of_a_person_goes_into_no_name_and_no_note() {
        let person = ["ana".to_owned(), "silva".to_owned()];
        let mut namer = Namer::new(&person, Some("1207"));
        assert_eq!(namer.name("Silva_Ana plan.pdf"), "1207_1207 plan.pdf");
        assert_eq!(namer.masked("Silva_Ana plan.pdf"), "…_… plan.pdf");
        assert_eq!(namer.name("analysis.pdf"), "analysis.pdf");
    }
}
