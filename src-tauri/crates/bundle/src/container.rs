//! A folder or a zip, as a list of files that can be read. Nothing is ever extracted by name, no link followed; what a
//! container holds is known and allowed before the first byte of it is given out.

use crate::error::{NotABundle, ReadError};
use crate::limits::{Limit, Limits};
use crate::listing::{At, Entry, Listing, Root};
use crate::package::Package;
use crate::ports::{Archive, Folder, ReadSeek};
use crate::seekable::{Again, Window};
use crate::zip::{EntryReader, Method};
use std::io::{self, Read};
use std::sync::Arc;

/// Where a container is read from.
#[derive(Clone)]
pub enum Source {
    /// A folder.
    Folder(Arc<dyn Folder>),
    /// A file that has to be a zip.
    Zip(Arc<dyn Archive>),
}

/// A folder or zip that may be read.
pub struct Container {
    source: Source,
    root: Root,
    limits: Limits,
}

impl Container {
    /// Lists `source` and checks all of it. Reads no content.
    pub fn open(source: Source, limits: &Limits) -> Result<Self, ReadError> {
        let listing = match &source {
            Source::Folder(folder) => Listing::of_folder(&**folder, limits)?,
            Source::Zip(archive) => Listing::of_zip(archive, limits)?,
        };
        let root = listing.checked()?.rooted()?;
        Ok(Self {
            source,
            root,
            limits: *limits,
        })
    }

    /// Whether `bagit.txt` is at the root, or in the single top folder, which then is the root.
    pub const fn is_bag(&self) -> bool {
        self.root.is_bag
    }

    /// Whether it is a bag that has lost its `bagit.txt`: lists of checksums lie beside a folder `data`. Such a one is
    /// damaged, and no folder of loose files.
    pub fn was_a_bag(&self) -> bool {
        !self.root.is_bag && self.root.entries.iter().any(|entry| self.lists_payload(&entry.path))
    }

    fn lists_payload(&self, path: &str) -> bool {
        let (folder, name) = path
            .rsplit_once('/')
            .map_or(("", path), |(folder, name)| (folder, name));
        let manifest = name.starts_with("manifest-") && name.ends_with(".txt");
        let data = format!("{folder}/data");
        let declaration = format!("{folder}/bagit.txt");
        let declared = self.entry(declaration.trim_start_matches('/')).is_some();
        manifest && !declared && !folder.contains('/') && self.has_folder(data.trim_start_matches('/'))
    }

    /// Where it is no bag because something lies beside the one top folder that is: that folder, and the first such thing.
    pub fn bag_not_alone(&self) -> Option<(&str, &str)> {
        self.root.bag_not_alone().filter(|_| !self.root.is_bag)
    }

    /// The name of the top folder that was taken as the root.
    pub fn top(&self) -> Option<&str> {
        self.root.top.as_deref()
    }

    /// All files, sorted by the bytes of their paths.
    pub fn entries(&self) -> &[Entry] {
        &self.root.entries
    }

    /// What an operating system left beside the bag's folder (`__MACOSX/…`, `.DS_Store`); not read.
    pub fn left_out(&self) -> &[String] {
        &self.root.left_out
    }

    /// The bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.root
            .entries
            .iter()
            .fold(0, |sum, entry| sum.saturating_add(entry.size))
    }

    /// Whether it is a folder on a disk, and no zip.
    pub const fn is_folder(&self) -> bool {
        matches!(self.source, Source::Folder(_))
    }

    /// The limits that it was opened under.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The file at `path`.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.root.find(path)
    }

    /// Whether there is a folder at `path`, empty or not.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        self.root.has_folder(path)
    }

    /// Reads a file of at most `at_most` bytes whole.
    pub fn read(&self, path: &str, at_most: u64) -> Result<Vec<u8>, ReadError> {
        let entry = self
            .entry(path)
            .ok_or_else(|| ReadError::unreadable(path)(io::ErrorKind::NotFound.into()))?;
        if entry.size > at_most {
            return Err(ReadError::limit(Limit::FileBytes, entry.size, at_most, path));
        }
        let mut reader = self.access().open(entry)?;
        let mut bytes = vec![0; usize::try_from(entry.size).unwrap_or_default()];
        let mut rest = bytes.as_mut_slice();
        loop {
            let count = reader.fill(rest)?;
            if count == 0 {
                return Ok(bytes);
            }
            rest = rest.get_mut(count..).unwrap_or_default();
        }
    }

    /// Reads a file from its beginning. The last read fails where its checksum or size is wrong.
    pub fn stream(&self, path: &str) -> Result<Box<dyn Read + Send>, ReadError> {
        let entry = self
            .entry(path)
            .ok_or_else(|| ReadError::unreadable(path)(io::ErrorKind::NotFound.into()))?;
        Ok(Box::new(self.access().open(entry)?))
    }

    /// A file to be read from any place. Sizes and checksums are not looked at here: the bundle was verified before.
    pub fn seekable(&self, path: &str) -> Result<Box<dyn ReadSeek>, ReadError> {
        let entry = self
            .entry(path)
            .ok_or_else(|| ReadError::unreadable(path)(io::ErrorKind::NotFound.into()))?;
        seekable(&self.source, entry)
    }

    /// What the file at `path` is, where it is a zip that holds a bag, or did before it was cut off; and whether it is whole.
    pub(crate) fn package_at(&self, path: &str) -> Option<(Package, bool)> {
        let archive = Within {
            source: self.source.clone(),
            entry: self.entry(path)?.clone(),
        };
        package_in(Arc::new(archive))
    }

    /// Whether a folder above `path` is a bag.
    pub(crate) fn lies_in_bag(&self, path: &str) -> bool {
        let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        let mut declarations = above.map(|folder| format!("{folder}/bagit.txt"));
        declarations.any(|declaration| self.entry(&declaration).is_some())
    }

    /// A way in that keeps its handle from one entry to the next.
    pub(crate) const fn access(&self) -> Access<'_> {
        Access {
            source: &self.source,
            handle: None,
        }
    }

    /// An error unless there is a bag.
    pub(crate) fn require_bag(&self) -> Result<(), ReadError> {
        if self.root.is_bag {
            return Ok(());
        }
        Err(match self.bag_not_alone() {
            Some((folder, path)) => ReadError::BagNotAlone {
                folder: folder.to_owned(),
                path: path.to_owned(),
            },
            None => ReadError::not_a_bundle(NotABundle::NoBag),
        })
    }
}

/// What the zip `archive` is, where it holds a bag, or did before it was cut off; and whether it is whole.
pub(crate) fn package_in(archive: Arc<dyn Archive>) -> Option<(Package, bool)> {
    match Container::open(Source::Zip(archive), &Limits::LOOK) {
        Ok(container) => {
            let names = container.entries().iter().map(|entry| entry.path.as_str());
            container.is_bag().then(|| (Package::of(names), true))
        }
        Err(ReadError::ZipTruncated { was }) if was != Package::Zip => Some((was, false)),
        Err(_) => None,
    }
}

fn seekable(source: &Source, entry: &Entry) -> Result<Box<dyn ReadSeek>, ReadError> {
    let unreadable = ReadError::unreadable(&entry.path);
    match (source, &entry.at) {
        (Source::Folder(folder), At::Folder(place)) => folder.open(place).map_err(unreadable),
        (Source::Zip(archive), At::Zip(packed)) if packed.method == Method::Stored => {
            let file = archive.open().map_err(unreadable)?;
            Ok(Box::new(Window::new(file, packed.start, entry.size)))
        }
        _ => {
            let (source, again) = (source.clone(), entry.clone());
            let open = move || -> Result<Box<dyn Read + Send>, ReadError> {
                let mut access = Access {
                    source: &source,
                    handle: None,
                };
                Ok(Box::new(access.open(&again)?))
            };
            Ok(Box::new(Again::new(entry.size, Box::new(open))))
        }
    }
}

/// A zip in a container.
struct Within {
    source: Source,
    entry: Entry,
}

impl Archive for Within {
    fn size(&self) -> io::Result<u64> {
        Ok(self.entry.size)
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        seekable(&self.source, &self.entry).map_err(io::Error::other)
    }
}

/// Opens entries one after the other.
pub(crate) struct Access<'a> {
    source: &'a Source,
    handle: Option<Box<dyn ReadSeek>>,
}

impl Access<'_> {
    pub(crate) fn open(&mut self, entry: &Entry) -> Result<EntryReader, ReadError> {
        match (self.source, &entry.at) {
            (Source::Folder(folder), At::Folder(path)) => {
                let file = folder.open(path).map_err(ReadError::unreadable(&entry.path))?;
                Ok(EntryReader::plain(&entry.path, entry.size, file))
            }
            (Source::Zip(archive), At::Zip(packed)) => {
                let handle = self.handle.take().map_or_else(|| archive.open(), Ok);
                let handle = handle.map_err(ReadError::unreadable(&entry.path))?;
                EntryReader::packed(&entry.path, entry.size, packed, handle)
            }
            _ => Err(ReadError::unreadable(&entry.path)(io::ErrorKind::NotFound.into())),
        }
    }

    /// Takes the handle of an entry that was read, for the next.
    pub(crate) fn give_back(&mut self, reader: EntryReader) {
        if matches!(self.source, Source::Zip(_)) {
            self.handle = Some(reader.into_handle());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::MemoryFolder;
    use crate::ports::ItemKind;

    fn open(folder: MemoryFolder) -> Result<Container, ReadError> {
        Container::open(Source::Folder(Arc::new(folder)), &Limits::INTAKE)
    }

    #[track_caller]
    fn refused(folder: MemoryFolder, code: &str) {
        assert_eq!(open(folder).map(|_| ()).map_err(|error| error.code()), Err(code));
    }

    fn bag() -> MemoryFolder {
        MemoryFolder::default()
            .with("top/bagit.txt", *b"x")
            .with("top/data/a.txt", *b"hello")
    }

    #[test]
    fn a_bag_is_found_at_the_root_or_in_the_single_top_folder() {
        let container = open(bag()).expect("a container");
        assert!(container.is_bag());
        assert_eq!(container.top(), Some("top"));
        assert_eq!(container.read("data/a.txt", 5).expect("bytes"), b"hello");
        assert!(container.has_folder("data"));
        let root = open(MemoryFolder::default().with("bagit.txt", *b"x")).expect("a container");
        assert!(root.is_bag() && root.top().is_none());
        assert!(!open(bag().with("other/b.txt", *b"x")).expect("a container").is_bag());
        assert!(!open(bag().with("b.txt", *b"x")).expect("a container").is_bag());
    }

    #[test]
    fn a_bag_that_is_not_alone_in_its_container_names_what_lies_beside_it() {
        let open = |folder: MemoryFolder| open(folder).expect("a container");
        let beside = |folder: MemoryFolder| {
            let container = open(folder);
            container.bag_not_alone().map(|(top, path)| format!("{top} {path}"))
        };
        assert_eq!(beside(bag()), None);
        assert_eq!(beside(bag().with(".DS_Store", *b"x")), None);
        assert_eq!(beside(bag().with("bagit.txt", *b"x")), None, "that is the bag");
        assert_eq!(beside(bag().with("stray.txt", *b"x")).as_deref(), Some("top stray.txt"));
        assert_eq!(
            beside(bag().with("topmost/a.txt", *b"x")).as_deref(),
            Some("top topmost/a.txt")
        );
        assert_eq!(
            beside(bag().with_item("empty", ItemKind::Folder)).as_deref(),
            Some("top empty")
        );
        assert_eq!(
            beside(bag().with("other/bagit.txt", *b"x")),
            None,
            "two bags are another matter"
        );
        assert_eq!(beside(MemoryFolder::default().with("a.txt", *b"x")), None);
        let refused = open(bag().with("stray.txt", *b"x")).require_bag();
        assert!(matches!(refused, Err(ReadError::BagNotAlone { .. })), "{refused:?}");
    }

    #[test]
    fn links_and_devices_are_named_all_at_once() {
        let folder = bag()
            .with_item("top/data/pipe", ItemKind::Special)
            .with_item("top/data/a", ItemKind::Link)
            .with_item("top/data/socket", ItemKind::Special);
        let Err(refused) = open(folder) else {
            panic!("a link is no file");
        };
        let args: std::collections::BTreeMap<_, _> = refused.args().into_iter().collect();
        assert_eq!(refused.code(), "link-entry");
        assert_eq!(args["paths"], "\"top/data/a\", \"top/data/pipe\", \"top/data/socket\"");
        assert_eq!(
            (args["path"].as_str(), args["count"].as_str(), args["more"].as_str()),
            ("top/data/a", "3", "0")
        );
        let many = (0..25).fold(bag(), |folder, n| {
            folder.with_item(&format!("top/data/{n:02}"), ItemKind::Link)
        });
        let Err(refused) = open(many) else {
            panic!("a link is no file");
        };
        let args: std::collections::BTreeMap<_, _> = refused.args().into_iter().collect();
        assert_eq!((args["count"].as_str(), args["more"].as_str()), ("25", "5"));
    }

    #[test]
    fn a_bag_without_its_declaration_is_told_from_loose_files() {
        let was = |folder: MemoryFolder| open(folder).expect("a container").was_a_bag();
        let lost = || MemoryFolder::default().with("top/manifest-sha256.txt", *b"x");
        assert!(was(lost().with("top/data/a.txt", *b"x")));
        assert!(was(MemoryFolder::default()
            .with("manifest-md5.txt", *b"x")
            .with("data/a.txt", *b"x")));
        assert!(!was(bag().with("top/manifest-sha256.txt", *b"x")), "it has one");
        assert!(!was(lost()));
        assert!(!was(lost().with("data/a.txt", *b"x")));
        assert!(!was(MemoryFolder::default().with("data/a.txt", *b"x")));
    }

    #[test]
    fn what_a_mac_leaves_beside_the_bag_is_left_out_and_said() {
        let container = open(bag().with("__MACOSX/top/._a.txt", *b"x").with(".DS_Store", *b"x")).expect("a container");
        assert!(container.is_bag());
        assert_eq!(container.left_out(), [".DS_Store", "__MACOSX/top/._a.txt"]);
    }

    #[test]
    fn links_special_files_and_names_that_lead_elsewhere_are_refused() {
        assert!(open(bag()).is_ok());
        refused(bag().with_item("top/data/l", ItemKind::Link), "link-entry");
        refused(
            bag().with_item("top/data/.hidden-pipe", ItemKind::Special),
            "link-entry",
        );
        refused(bag().with("top/data/a\\b", *b"x"), "path-escapes");
        refused(bag().with("top/data/a\nb", *b"x"), "path-escapes");
        refused(bag().with("top/data/a.txt/b", *b"x"), "name-collision");
        refused(bag().with_item("top/data/a:b\\c", ItemKind::Folder), "path-escapes");
    }

    #[test]
    fn loose_files_may_be_called_as_their_system_lets_them_and_stay_below() {
        let loose = ["a\\b", "a\nb", "c:x", " /y"];
        let folder = || {
            loose
                .iter()
                .fold(MemoryFolder::default(), |folder, path| folder.with(path, *b"x"))
        };
        let container = open(folder()).expect("a container");
        for path in loose {
            assert_eq!(container.read(path, 1).expect("bytes"), b"x", "{path:?}");
        }
        refused(folder().with("../x", *b"x"), "path-escapes");
        refused(folder().with("/etc/x", *b"x"), "path-escapes");
        refused(folder().with("bagit.txt", *b"x"), "path-escapes");
    }

    #[test]
    fn a_file_that_is_another_size_than_listed_is_refused() {
        for (size, found) in [(4, 5), (6, 5)] {
            let container = open(bag().with_lie("top/data/b.txt", *b"hello", size)).expect("a container");
            let read = container.read("data/b.txt", 100);
            assert!(
                matches!(read, Err(ReadError::SizeMismatch { declared, found: f, .. }) if declared == size && f == found)
            );
        }
    }

    #[test]
    fn limits_are_looked_at_before_content() {
        refused(bag().with_lie("top/data/b", *b"", 9 << 30), "limit-exceeded");
        refused(
            bag().with_lie("b", *b"", 8 << 30).with_lie("c", *b"", 8 << 30),
            "limit-exceeded",
        );
        let many = (0..5_001).fold(MemoryFolder::default(), |folder, n| folder.with(&format!("{n}"), *b""));
        refused(many, "limit-exceeded");
    }
}
