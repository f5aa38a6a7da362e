//! Hostile bundles, made anew from a seed: every row ZP, ZN, ZB and BM of the shared list that needs no foreign corpus,
//! each with its unbroken twin. Bytes are laid by hand, so that nothing here depends on what the product would write.
//!
//! [`cases`] gives them in memory; [`Case::write`] puts one on a disk, for tests that go through a program.

mod bombs;
mod bundle;
mod manifests;
mod names;
mod paths;
mod raw;
mod rows;
mod structure;

pub use bundle::Bundle;
pub use paths::CANARY;
pub use raw::{Descriptor, RawEntry, RawZip};
pub use rows::{Row, rows};

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What has to come of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Refused with the code of the case.
    Refuse,
    /// Taken in.
    Accept,
    /// Taken in; one file of it is listed and cannot be shown.
    Quarantine,
}

/// What a case is made of.
pub enum Made {
    /// The bytes of a file.
    Zip(Vec<u8>),
    /// A folder of files.
    Folder(BTreeMap<String, Vec<u8>>),
    /// Something that only a disk has: gives the path, made below the folder.
    Disk(fn(&Path) -> io::Result<PathBuf>),
}

/// One hostile input.
pub struct Case {
    /// The row of the shared list.
    pub id: &'static str,
    /// Which of several inputs of that row.
    pub part: String,
    /// What has to come of it.
    pub kind: Kind,
    /// The code that refuses it; empty where it is accepted.
    pub code: &'static str,
    /// Which entry it is about, as a sentence that is safe to read writes it; empty where it is about the whole.
    pub about: String,
    /// Refused by `bundle verify` too; else only intake is stricter.
    pub breaks_zip_level: bool,
    make: Box<dyn Fn() -> Made + Send + Sync>,
    twin: Box<dyn Fn() -> Vec<u8> + Send + Sync>,
}

/// Rows that need files of other people, which are not at hand.
pub const NEEDS_CORPORA: [&str; 2] = ["ZN-023", "ZB-039"];
/// Rows that only a program and a disk can be tried on, in part or as a whole.
pub const NEEDS_DISK: [&str; 2] = ["ZB-005", "ZB-038"];

/// All cases. The same seed gives the same bytes.
pub fn cases(seed: u64) -> Vec<Case> {
    let mut all = paths::cases();
    all.extend(names::cases());
    all.extend(structure::cases(seed));
    all.extend(bombs::cases());
    all.extend(manifests::cases(seed));
    all
}

impl Case {
    fn new(
        id: &'static str,
        part: impl Into<String>,
        kind: Kind,
        make: impl Fn() -> Made + Send + Sync + 'static,
    ) -> Self {
        let twin = Box::new(|| Bundle::sample().zip().bytes());
        Self {
            id,
            part: part.into(),
            kind,
            code: "",
            about: String::new(),
            breaks_zip_level: false,
            make: Box::new(make),
            twin,
        }
    }

    fn refuse(
        id: &'static str,
        part: impl Into<String>,
        code: &'static str,
        make: impl Fn() -> Made + Send + Sync + 'static,
    ) -> Self {
        Self {
            code,
            ..Self::new(id, part, Kind::Refuse, make)
        }
    }

    fn about(self, entry: impl Into<String>) -> Self {
        Self {
            about: entry.into(),
            ..self
        }
    }

    fn zip_level(self) -> Self {
        Self {
            breaks_zip_level: true,
            ..self
        }
    }

    fn twin(self, twin: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self {
            twin: Box::new(twin),
            ..self
        }
    }

    /// `ZP-001`, or `ZP-007 a//b` where the row has several inputs.
    pub fn name(&self) -> String {
        format!("{} {}", self.id, self.part).trim_end().to_owned()
    }

    /// The input.
    pub fn made(&self) -> Made {
        (self.make)()
    }

    /// The same without what is wrong with it: a zip that has to be accepted.
    pub fn twin_bytes(&self) -> Vec<u8> {
        (self.twin)()
    }

    /// Puts the input into `folder`; gives the path to be opened.
    #[expect(clippy::disallowed_methods, reason = "tests of programs need files")]
    pub fn write(&self, folder: &Path) -> io::Result<PathBuf> {
        match self.made() {
            Made::Zip(bytes) => {
                let path = folder.join(format!("{}.zip", self.id));
                fs::write(&path, bytes)?;
                Ok(path)
            }
            Made::Folder(files) => {
                let root = folder.join(self.id);
                for (path, bytes) in files {
                    let path = root.join(path);
                    fs::create_dir_all(path.parent().unwrap_or(&root))?;
                    fs::write(path, bytes)?;
                }
                Ok(root)
            }
            Made::Disk(write) => write(folder),
        }
    }
}

/// A name as it has to be written out: nothing in it moves a cursor, turns a line around or is not seen.
pub(crate) fn written_out(name: &str) -> String {
    let led_astray = |c: char| c.is_control() || "\u{202e}\u{200b}\u{200c}\u{200d}\u{feff}\u{ad}".contains(c);
    let mut out = String::new();
    for c in name.chars() {
        if led_astray(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// Bytes that do not shrink, from a seed (splitmix64, Steele, Lea and Flood 2014).
pub(crate) fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bytes.extend((word ^ (word >> 31)).to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}
