//! A folder of bundles: told by what lies in it and just below, so that looking costs nothing, however large they are.
//! Each bundle is opened by itself afterwards, under limits of its own.

use crate::container::package_in;
use crate::names::is_left_behind;
use crate::ports::{Archive, Folder, Item, ItemKind, ReadSeek};
use std::io::{self, Seek, SeekFrom};
use std::sync::Arc;

/// What lies in a folder of bundles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundles {
    /// Zips, and folders with a bag in them, sorted by name; none where the folder is no folder of bundles.
    pub bundles: Vec<String>,
    /// What lies beside them and is none; what an operating system leaves apart.
    pub beside: Vec<String>,
}

/// The bundles in a folder: of one that holds zips and bags alone, all of them; of one that holds other things too, the
/// same, if at least one of them is a bag for certain, or was one before it was cut off. A zip beside a lesson plan is
/// evidence, a bundle never is.
pub fn bundles(folder: &Arc<dyn Folder>) -> io::Result<Bundles> {
    let mut found = Bundles::default();
    let (mut certain, mut zips) = (false, Vec::new());
    for item in seen(&**folder, "")? {
        match what(&**folder, &item)? {
            What::Bag => {
                certain = true;
                found.bundles.push(item.path);
            }
            What::Zip => zips.push(item.path),
            What::Nothing => {}
            What::Else => found.beside.push(item.path),
        }
    }
    let certain = certain || found.beside.is_empty() || zips.iter().any(|zip| is_bag(folder, zip));
    if !certain {
        return Ok(Bundles::default());
    }
    found.bundles.extend(zips);
    found.bundles.sort();
    found.beside.sort();
    Ok(found)
}

fn is_bag(folder: &Arc<dyn Folder>, zip: &str) -> bool {
    let archive = InFolder {
        folder: Arc::clone(folder),
        path: zip.to_owned(),
    };
    package_in(Arc::new(archive)).is_some()
}

/// One file of a folder, as a zip.
struct InFolder {
    folder: Arc<dyn Folder>,
    path: String,
}

impl Archive for InFolder {
    fn size(&self) -> io::Result<u64> {
        self.open()?.seek(SeekFrom::End(0))
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        self.folder.open(&self.path)
    }
}

enum What {
    Bag,
    Zip,
    Nothing,
    Else,
}

fn what(folder: &dyn Folder, item: &Item) -> io::Result<What> {
    if item.kind == ItemKind::File && item.path.to_ascii_lowercase().ends_with(".zip") {
        return Ok(What::Zip);
    }
    if item.kind != ItemKind::Folder {
        return Ok(What::Else);
    }
    let inside = seen(folder, &item.path)?;
    // A zip that was unpacked into a folder of its name has the bag one folder further down.
    let below = match inside.as_slice() {
        [] => return Ok(What::Nothing),
        [only] if only.kind == ItemKind::Folder => seen(folder, &only.path)?,
        _ => Vec::new(),
    };
    let is_bag = has_declaration(&inside) || has_declaration(&below);
    Ok(if is_bag { What::Bag } else { What::Else })
}

fn has_declaration(items: &[Item]) -> bool {
    let declares = |item: &Item| item.kind == ItemKind::File && item.path.rsplit('/').next() == Some("bagit.txt");
    items.iter().any(declares)
}

fn seen(folder: &dyn Folder, path: &str) -> io::Result<Vec<Item>> {
    let items = folder.children(path)?.into_iter();
    Ok(items.filter(|item| !is_left_behind(&item.path)).collect())
}
