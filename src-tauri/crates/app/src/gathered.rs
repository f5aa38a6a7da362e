//! Files from wherever they lie, as if they lay in one folder. Nothing is moved, copied or changed: each is read where it
//! is, and a folder among them stands with all that is in it.

use crate::disk;
use crate::failure::Failure;
use crate::sources::{DiskFolder, item, name_of, regular};
use assay_bundle::{Container, Folder, Item, ItemKind, Limits, ReadSeek, Source};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// What was gathered, ready to be looked through.
pub(crate) struct Gathered {
    pub(crate) container: Container,
    /// Those that are called otherwise, because another one has their name: what they were called, and are now.
    pub(crate) renamed: Vec<(String, String)>,
}

/// Gathers `paths`. An error where one of them is not there.
pub(crate) fn gather(paths: &[PathBuf]) -> Result<Gathered, Failure> {
    let mut all = Places(Vec::with_capacity(paths.len()));
    let mut renamed = Vec::new();
    for path in paths {
        item(path, String::new()).map_err(|error| disk::unreadable(path, &error))?;
        let (own, name) = (name_of(path), all.free(&name_of(path)));
        if own != name {
            renamed.push((own, name.clone()));
        }
        all.0.push((name, path.clone()));
    }
    let container = Container::open(Source::Folder(Arc::new(all)), &Limits::LOOK)?;
    Ok(Gathered { container, renamed })
}

/// Where each name leads.
struct Places(Vec<(String, PathBuf)>);

impl Places {
    /// `name`, or where another one has it the name with a number before its ending.
    fn free(&self, name: &str) -> String {
        let taken = |name: &str| self.0.iter().any(|(known, _)| known == name);
        let (stem, end) = match name.rsplit_once('.') {
            Some((stem, end)) if !stem.is_empty() => (stem, format!(".{end}")),
            _ => (name, String::new()),
        };
        let numbered = (2u32..).map(|number| format!("{stem}-{number}{end}"));
        std::iter::once(name.to_owned())
            .chain(numbered)
            .find(|name| !taken(name))
            .unwrap_or_default()
    }

    /// The place of `path`, and what of it lies below there.
    fn find<'p>(&self, path: &'p str) -> io::Result<(&PathBuf, &'p str)> {
        let (top, below) = path.split_once('/').unwrap_or((path, ""));
        let known = self.0.iter().find(|(name, _)| name == top);
        known
            .map(|(_, place)| (place, below))
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Folder for Places {
    fn list(&self, at_most: usize) -> io::Result<Vec<Item>> {
        let mut found = Vec::new();
        for (name, place) in &self.0 {
            let one = item(place, name.clone())?;
            let is_folder = one.kind == ItemKind::Folder;
            found.push(one);
            if is_folder {
                let below = DiskFolder(place.clone()).list(at_most)?;
                found.extend(below.into_iter().map(|item| under(name, item)));
            }
            if found.len() > at_most {
                break;
            }
        }
        Ok(found)
    }

    fn children(&self, path: &str) -> io::Result<Vec<Item>> {
        if path.is_empty() {
            return self.0.iter().map(|(name, place)| item(place, name.clone())).collect();
        }
        let (place, below) = self.find(path)?;
        let top = path.split('/').next().unwrap_or(path);
        let found = DiskFolder(place.clone()).children(below)?;
        Ok(found.into_iter().map(|item| under(top, item)).collect())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn ReadSeek>> {
        match self.find(path)? {
            (place, "") => Ok(Box::new(regular(place)?)),
            (place, below) => DiskFolder(place.clone()).open(below),
        }
    }
}

fn under(top: &str, item: Item) -> Item {
    Item {
        path: format!("{top}/{}", item.path),
        ..item
    }
}
