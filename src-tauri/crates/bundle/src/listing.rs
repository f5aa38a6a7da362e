//! What a folder or zip holds, checked: names stay inside and stand once, nothing is a link, sizes are within limits.
//! Then the bag in it is found, at the root or in the single top folder. In a bag, and in every zip, a name can be read in
//! one way only; loose files in a folder may be called as their system lets them, and get other names when packed.

use crate::error::ReadError;
use crate::limits::{Limit, Limits, MAX_PATH};
use crate::names::{is_canonical, is_system_file, stays_below};
use crate::ports::{Archive, Folder, Item, ItemKind};
use crate::zip::{self, Packed};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One file in a container.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Relative to the bag, or to the container where there is none.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// The bytes of its name in the zip where they were not UTF-8.
    pub raw_name: Option<Vec<u8>>,
    pub(crate) at: At,
}

/// Where its bytes are.
#[derive(Clone, Debug)]
pub(crate) enum At {
    /// The path in the folder.
    Folder(String),
    Zip(Packed),
}

/// Files, and the folders that were listed by themselves, with their full paths.
#[derive(Default)]
pub(crate) struct Listing {
    files: Vec<Entry>,
    folders: Vec<String>,
}

/// The same as seen from the bag.
#[derive(Default)]
pub(crate) struct Root {
    /// The folder that was taken as the root.
    pub(crate) top: Option<String>,
    pub(crate) is_bag: bool,
    /// Sorted by path.
    pub(crate) entries: Vec<Entry>,
    folders: Vec<String>,
    /// What an operating system left beside the bag's folder.
    pub(crate) left_out: Vec<String>,
}

impl Listing {
    /// What a zip holds by its table of contents.
    pub(crate) fn of_zip(archive: &Arc<dyn Archive>, limits: &Limits) -> Result<Self, ReadError> {
        let mut listing = Self::default();
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

    /// What a folder holds.
    pub(crate) fn of_folder(folder: &dyn Folder, limits: &Limits) -> Result<Self, ReadError> {
        let items = folder.list(limits.folder_items).map_err(ReadError::unreadable(""))?;
        let (found, most) = (items.len() as u64, limits.folder_items as u64);
        if found > most {
            return Err(ReadError::limit(Limit::Entries, found, most, ""));
        }
        let mut listing = Self::default();
        let (no_files, items): (Vec<Item>, Vec<Item>) = items.into_iter().partition(is_no_file);
        for item in items {
            listing.add(item, limits)?;
        }
        refuse(no_files)?;
        let sum = listing
            .files
            .iter()
            .fold(0u64, |sum, file| sum.saturating_add(file.size));
        if sum > limits.bundle_bytes {
            return Err(ReadError::limit(Limit::BundleBytes, sum, limits.bundle_bytes, ""));
        }
        Ok(listing)
    }

    fn add(&mut self, item: Item, limits: &Limits) -> Result<(), ReadError> {
        let Item { path, kind, size } = item;
        if path.len() > MAX_PATH {
            return Err(ReadError::limit(
                Limit::PathBytes,
                path.len() as u64,
                MAX_PATH as u64,
                &path,
            ));
        }
        if !stays_below(&path) {
            return Err(ReadError::PathEscapes { path });
        }
        match kind {
            ItemKind::Folder => self.folders.push(path),
            ItemKind::File if size > limits.entry_bytes => {
                return Err(ReadError::limit(Limit::EntryBytes, size, limits.entry_bytes, &path));
            }
            ItemKind::File => {
                self.files.push(Entry {
                    path: path.clone(),
                    size,
                    raw_name: None,
                    at: At::Folder(path),
                });
            }
            ItemKind::Link | ItemKind::Special => return Err(ReadError::link(&path)),
        }
        Ok(())
    }

    /// No file stands twice, and no file is also a folder. Looks at neighbours only, so it takes as long as sorting.
    pub(crate) fn checked(self) -> Result<Self, ReadError> {
        let files = self.files.iter().map(|file| (file.path.as_str(), true));
        let mut all: Vec<(&str, bool)> = files
            .chain(self.folders.iter().map(|path| (path.as_str(), false)))
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
        Ok(self)
    }

    /// Takes the single top folder as the root where the bag is in it.
    pub(crate) fn rooted(self) -> Result<Root, ReadError> {
        let root = self.with_root();
        let files = root.entries.iter().map(|entry| entry.path.as_str());
        let mut named = files.chain(root.folders.iter().map(String::as_str));
        let awkward = named.find(|path| root.is_bag && !is_canonical(path));
        awkward.map(ReadError::escapes).map_or(Ok(()), Err)?;
        Ok(root)
    }

    fn with_root(mut self) -> Root {
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        let has = |path: &str| find(&self.files, path).is_some();
        let at_root = has("bagit.txt");
        match self.top_folder() {
            Some(top) if !at_root && has(&format!("{top}/bagit.txt")) => self.below(top),
            _ => Root {
                is_bag: at_root,
                entries: self.files,
                folders: self.folders,
                ..Root::default()
            },
        }
    }

    /// What is in the folder `top`, where the bag is.
    fn below(self, top: String) -> Root {
        let prefix = format!("{top}/");
        let inside = |path: &str| path.strip_prefix(&prefix).map(str::to_owned);
        let folders = self.folders.iter().filter_map(|path| inside(path)).collect();
        let mut root = Root {
            is_bag: true,
            folders,
            ..Root::default()
        };
        for mut entry in self.files {
            if let Some(path) = inside(&entry.path) {
                entry.path = path;
                root.entries.push(entry);
            } else {
                root.left_out.push(entry.path);
            }
        }
        Root { top: Some(top), ..root }
    }

    /// The only folder at the top, where nothing else is there but what operating systems leave.
    fn top_folder(&self) -> Option<String> {
        let in_folders = self
            .files
            .iter()
            .filter_map(|file| file.path.split_once('/').map(|(top, _)| top));
        let folders = self.folders.iter().map(|path| path.split('/').next().unwrap_or(path));
        let tops: BTreeSet<&str> = in_folders.chain(folders).filter(|top| !is_system_file(top)).collect();
        let mut tops = tops.into_iter();
        let top = tops.next().filter(|_| tops.next().is_none())?;
        let inside = |path: &str| path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'));
        let alone = self
            .files
            .iter()
            .all(|file| inside(&file.path) || is_system_file(&file.path));
        alone.then(|| top.to_owned())
    }
}

const fn is_no_file(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Link | ItemKind::Special)
}

/// Links and devices are named all at once: whoever takes them out does it in one go.
fn refuse(no_files: Vec<Item>) -> Result<(), ReadError> {
    let mut paths: Vec<String> = no_files.into_iter().map(|item| item.path).collect();
    paths.sort();
    let mut paths = paths.into_iter();
    match paths.next() {
        None => Ok(()),
        Some(path) => Err(ReadError::LinkEntry {
            path,
            others: paths.collect(),
        }),
    }
}

impl Root {
    /// The file at `path`.
    pub(crate) fn find(&self, path: &str) -> Option<&Entry> {
        find(&self.entries, path)
    }

    /// The one top folder with a bag in it, and the first thing beside that folder; none where no bag, or more than one, is
    /// in a top folder.
    pub(crate) fn bag_not_alone(&self) -> Option<(&str, &str)> {
        let declared = self
            .entries
            .iter()
            .filter_map(|entry| entry.path.strip_suffix("/bagit.txt"));
        let mut tops = declared.filter(|folder| !folder.contains('/'));
        let top = tops.next().filter(|_| tops.next().is_none())?;
        let outside = |path: &&str| path.split('/').next() != Some(top) && !is_system_file(path);
        let files = self.entries.iter().map(|entry| entry.path.as_str());
        let beside = files.chain(self.folders.iter().map(String::as_str)).find(outside)?;
        Some((top, beside))
    }

    /// Whether there is a folder at `path`, empty or not.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        self.folders
            .iter()
            .any(|folder| folder == path || folder.starts_with(&inside))
            || self.entries.iter().any(|entry| entry.path.starts_with(&inside))
    }
}

/// A key that sorts what is below a name right after it.
fn below_comes_next(path: &str) -> impl Iterator<Item = u8> + '_ {
    path.bytes().map(|byte| if byte == b'/' { 0 } else { byte })
}

fn find<'a>(sorted: &'a [Entry], path: &str) -> Option<&'a Entry> {
    let at = sorted.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
    sorted.get(at)
}
