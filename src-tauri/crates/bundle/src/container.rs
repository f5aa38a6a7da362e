//! A folder or a zip, as a list of files that can be read. Nothing is ever extracted by name, no link followed; what a
//! container holds is known and allowed before the first byte of it is given out.

use crate::error::{NotABundle, ReadError};
use crate::limits::{Limit, Limits, MAX_PATH};
use crate::names::{is_canonical, is_system_file};
use crate::ports::{Archive, Folder, Item, ItemKind, ReadSeek};
use crate::seekable::{Again, Window};
use crate::zip::{self, EntryReader, Method, Packed};
use std::collections::BTreeSet;
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

/// One file in a container.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Relative to the bag, or to the container where there is none.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// The bytes of its name in the zip where they were not UTF-8.
    pub raw_name: Option<Vec<u8>>,
    at: At,
}

#[derive(Clone, Debug)]
enum At {
    /// The path in the folder.
    Folder(String),
    Zip(Packed),
}

/// A folder or zip that may be read.
pub struct Container {
    source: Source,
    top: Option<String>,
    is_bag: bool,
    entries: Vec<Entry>,
    folders: Vec<String>,
    left_out: Vec<String>,
    limits: Limits,
}

/// Files and the folders that were listed by themselves, with their full paths.
#[derive(Default)]
struct Listing {
    files: Vec<Entry>,
    folders: Vec<String>,
}

impl Container {
    /// Lists `source` and checks all of it. Reads no content.
    pub fn open(source: Source, limits: &Limits) -> Result<Self, ReadError> {
        let mut listing = match &source {
            Source::Folder(folder) => list_folder(&**folder, limits)?,
            Source::Zip(archive) => list_zip(archive, limits)?,
        };
        no_name_stands_twice(&listing)?;
        listing.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self::rooted(source, listing, *limits))
    }

    /// Takes the single top folder as the root where the bag is in it.
    fn rooted(source: Source, listing: Listing, limits: Limits) -> Self {
        let has = |path: &str| find(&listing.files, path).is_some();
        let (top, is_bag) = match top_folder(&listing) {
            _ if has("bagit.txt") => (None, true),
            Some(top) if has(&format!("{top}/bagit.txt")) => (Some(top), true),
            _ => (None, false),
        };
        let Some(name) = top else {
            let Listing { files, folders } = listing;
            return Self {
                source,
                top: None,
                is_bag,
                entries: files,
                folders,
                left_out: Vec::new(),
                limits,
            };
        };
        let prefix = format!("{name}/");
        let folders = listing
            .folders
            .iter()
            .filter_map(|path| path.strip_prefix(&prefix))
            .map(str::to_owned)
            .collect();
        let (mut entries, mut left_out) = (Vec::new(), Vec::new());
        for mut entry in listing.files {
            match entry.path.strip_prefix(&prefix) {
                Some(path) => {
                    entry.path = path.to_owned();
                    entries.push(entry);
                }
                None => left_out.push(entry.path),
            }
        }
        Self {
            source,
            top: Some(name),
            is_bag,
            entries,
            folders,
            left_out,
            limits,
        }
    }

    /// Whether `bagit.txt` is at the root, or in the single top folder, which then is the root.
    pub const fn is_bag(&self) -> bool {
        self.is_bag
    }

    /// The name of the top folder that was taken as the root.
    pub fn top(&self) -> Option<&str> {
        self.top.as_deref()
    }

    /// All files, sorted by the bytes of their paths.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What an operating system left beside the bag's folder (`__MACOSX/…`, `.DS_Store`); not read.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// The bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.entries.iter().fold(0, |sum, entry| sum.saturating_add(entry.size))
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
        find(&self.entries, path)
    }

    /// Whether there is a folder at `path`, empty or not.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        self.folders
            .iter()
            .any(|folder| folder == path || folder.starts_with(&inside))
            || self.entries.iter().any(|entry| entry.path.starts_with(&inside))
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
        let unreadable = ReadError::unreadable(path);
        match (&self.source, &entry.at) {
            (Source::Folder(folder), At::Folder(place)) => folder.open(place).map_err(unreadable),
            (Source::Zip(archive), At::Zip(packed)) if packed.method == Method::Stored => {
                let file = archive.open().map_err(unreadable)?;
                Ok(Box::new(Window::new(file, packed.start, entry.size)))
            }
            _ => {
                let (source, again) = (self.source.clone(), entry.clone());
                let open = move || -> Result<Box<dyn Read + Send>, ReadError> {
                    Ok(Box::new(
                        Access {
                            source: &source,
                            handle: None,
                        }
                        .open(&again)?,
                    ))
                };
                Ok(Box::new(Again::new(entry.size, Box::new(open))))
            }
        }
    }

    /// A way in that keeps its handle from one entry to the next.
    pub(crate) const fn access(&self) -> Access<'_> {
        Access {
            source: &self.source,
            handle: None,
        }
    }

    /// An error unless there is a bag.
    pub(crate) const fn require_bag(&self) -> Result<(), ReadError> {
        if self.is_bag {
            Ok(())
        } else {
            Err(ReadError::not_a_bundle(NotABundle::NoBag))
        }
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

fn list_zip(archive: &Arc<dyn Archive>, limits: &Limits) -> Result<Listing, ReadError> {
    let mut listing = Listing::default();
    for entry in zip::open(archive, limits)? {
        if entry.is_folder {
            listing.folders.push(entry.path);
        } else {
            let at = At::Zip(entry.packed);
            listing.files.push(Entry {
                path: entry.path,
                size: entry.size,
                raw_name: entry.raw_name,
                at,
            });
        }
    }
    Ok(listing)
}

fn list_folder(folder: &dyn Folder, limits: &Limits) -> Result<Listing, ReadError> {
    let items = folder.list(limits.folder_items).map_err(ReadError::unreadable(""))?;
    if items.len() > limits.folder_items {
        return Err(ReadError::limit(
            Limit::Entries,
            items.len() as u64,
            limits.folder_items as u64,
            "",
        ));
    }
    let mut listing = Listing::default();
    let mut sum = 0u64;
    for item in items {
        sum = sum.saturating_add(item.size);
        add_item(&mut listing, item, limits)?;
    }
    if sum > limits.bundle_bytes {
        return Err(ReadError::limit(Limit::BundleBytes, sum, limits.bundle_bytes, ""));
    }
    Ok(listing)
}

fn add_item(listing: &mut Listing, item: Item, limits: &Limits) -> Result<(), ReadError> {
    let Item { path, kind, size } = item;
    if path.len() > MAX_PATH {
        return Err(ReadError::limit(
            Limit::PathBytes,
            path.len() as u64,
            MAX_PATH as u64,
            &path,
        ));
    }
    if kind == ItemKind::Unnamed || !is_canonical(&path) {
        return Err(ReadError::PathEscapes { path });
    }
    if size > limits.entry_bytes {
        return Err(ReadError::limit(Limit::EntryBytes, size, limits.entry_bytes, &path));
    }
    match kind {
        ItemKind::Folder => listing.folders.push(path),
        ItemKind::File => {
            listing.files.push(Entry {
                path: path.clone(),
                size,
                raw_name: None,
                at: At::Folder(path),
            });
        }
        ItemKind::Link | ItemKind::Special | ItemKind::Unnamed => return Err(ReadError::LinkEntry { path }),
    }
    Ok(())
}

/// No file stands twice, and no file is also a folder. Looks at neighbours only, so it takes as long as sorting.
fn no_name_stands_twice(listing: &Listing) -> Result<(), ReadError> {
    let files = listing.files.iter().map(|file| (file.path.as_str(), true));
    let mut all: Vec<(&str, bool)> = files
        .chain(listing.folders.iter().map(|path| (path.as_str(), false)))
        .collect();
    all.sort_by(|(a, _), (b, _)| below_comes_next(a).cmp(below_comes_next(b)));
    for ((first, first_is_file), (second, second_is_file)) in all.iter().zip(all.iter().skip(1)) {
        let rest = second.strip_prefix(first);
        let same = rest == Some("") && (*first_is_file || *second_is_file);
        if same || *first_is_file && rest.is_some_and(|rest| rest.starts_with('/')) {
            return Err(ReadError::NameCollision {
                first: (*first).to_owned(),
                second: (*second).to_owned(),
            });
        }
    }
    Ok(())
}

/// A key that sorts what is below a name right after it.
fn below_comes_next(path: &str) -> impl Iterator<Item = u8> + '_ {
    path.bytes().map(|byte| if byte == b'/' { 0 } else { byte })
}

/// The only folder at the top, where nothing else is there but what operating systems leave.
fn top_folder(listing: &Listing) -> Option<String> {
    let in_folders = listing
        .files
        .iter()
        .filter_map(|file| file.path.split_once('/').map(|(top, _)| top));
    let folders = listing
        .folders
        .iter()
        .map(|path| path.split('/').next().unwrap_or(path));
    let tops: BTreeSet<&str> = in_folders.chain(folders).filter(|top| !is_system_file(top)).collect();
    let mut tops = tops.into_iter();
    let top = tops.next().filter(|_| tops.next().is_none())?;
    let inside = |path: &str| path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'));
    let alone = listing
        .files
        .iter()
        .all(|file| inside(&file.path) || is_system_file(&file.path));
    alone.then(|| top.to_owned())
}

fn find<'a>(sorted: &'a [Entry], path: &str) -> Option<&'a Entry> {
    let at = sorted.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
    sorted.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::MemoryFolder;

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
        refused(bag().with_item("top/data/b\u{fffd}", ItemKind::Unnamed), "path-escapes");
        refused(bag().with("top/data/a\\b", *b"x"), "path-escapes");
        refused(bag().with("top/data/a\nb", *b"x"), "path-escapes");
        refused(bag().with("top/data/a.txt/b", *b"x"), "name-collision");
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
