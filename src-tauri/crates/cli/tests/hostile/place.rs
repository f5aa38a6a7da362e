//! A folder for one input: the program runs inside it, with everything that could name another place pointing into it,
//! and nothing in it may change except the library.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Files up to this size are compared by their bytes, larger ones by size and times.
const READ_WHOLE: u64 = 1 << 20;
const CANARY: &str = "Nobody touches this.";

/// The folder of one input.
pub(crate) struct Place {
    folder: PathBuf,
    /// The input, somewhere in it.
    pub(crate) input: PathBuf,
    /// Where the program runs.
    pub(crate) home: PathBuf,
}

/// What lies in a place, the library apart.
pub(crate) type Traces = BTreeMap<PathBuf, Trace>;

/// Enough to see that a file was touched.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    size: u64,
    mode: u32,
    changed: (i64, i64),
    bytes: Option<Vec<u8>>,
}

impl Place {
    /// Makes the place `folder`, and in it what `write` writes.
    pub(crate) fn new(folder: PathBuf, write: impl FnOnce(&Path) -> io::Result<PathBuf>) -> io::Result<Self> {
        let (inputs, home) = (folder.join("in"), folder.join("above/home"));
        fs::create_dir_all(&inputs)?;
        fs::create_dir_all(home.join("tmp"))?;
        for above in [&folder, &folder.join("above")] {
            fs::write(above.join("canary.txt"), CANARY)?;
        }
        let input = write(&inputs)?;
        Ok(Self { folder, input, home })
    }

    /// The library that may be made here.
    pub(crate) fn library(&self) -> PathBuf {
        self.folder.join("library")
    }

    /// Everything here but the library.
    pub(crate) fn traces(&self) -> io::Result<Traces> {
        let mut found = Traces::new();
        let mut waiting = vec![self.folder.clone()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                let about = path.symlink_metadata()?;
                if path == self.library() {
                    continue;
                }
                if about.is_dir() {
                    waiting.push(path.clone());
                }
                found.insert(path.clone(), Trace::of(&path, &about));
            }
        }
        Ok(found)
    }

    /// Everything here belongs to this user from now on.
    pub(crate) fn give_to(&self, user: u32) -> io::Result<()> {
        let mut paths: Vec<PathBuf> = self.traces()?.into_keys().collect();
        paths.push(self.folder.clone());
        paths
            .iter()
            .try_for_each(|path| std::os::unix::fs::chown(path, Some(user), Some(user)))
    }
}

impl Trace {
    fn of(path: &Path, about: &fs::Metadata) -> Self {
        let whole = about.is_file() && about.len() <= READ_WHOLE;
        Self {
            size: about.len(),
            mode: about.mode(),
            changed: (about.mtime(), about.mtime_nsec()),
            bytes: if whole { fs::read(path).ok() } else { None },
        }
    }
}

#[test]
fn a_planted_file_and_a_changed_one_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place::new(folder.path().join("one"), |inputs| {
        let path = inputs.join("input.zip");
        fs::write(&path, "input").map(|()| path)
    })
    .expect("a place");
    let before = place.traces().expect("traces");
    fs::create_dir(place.library()).expect("a library");
    assert_eq!(place.traces().expect("traces"), before);
    let planted = place.home.join("tmp/x");
    fs::write(&planted, "").expect("planted");
    assert_ne!(place.traces().expect("traces"), before);
    fs::remove_file(&planted).expect("removed");
    fs::write(&place.input, "other").expect("changed");
    assert_ne!(place.traces().expect("traces"), before);
}
