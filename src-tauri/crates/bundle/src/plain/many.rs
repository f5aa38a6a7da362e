//! A folder of bundles: told by what lies in it and just below, so that looking costs nothing, however large they are.
//! Each bundle is opened by itself afterwards, under limits of its own.

use crate::names::is_left_behind;
use crate::ports::{Folder, Item, ItemKind};
use std::io;

/// The bundles in a folder that holds nothing else: zips, and folders with a bag in them. Sorted by name; none where
/// there is anything else beside what an operating system leaves.
pub fn bundles(folder: &dyn Folder) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for item in seen(folder, "")? {
        match what(folder, &item)? {
            What::Bundle => found.push(item.path),
            What::Nothing => {}
            What::Else => return Ok(Vec::new()),
        }
    }
    found.sort();
    Ok(found)
}

enum What {
    Bundle,
    Nothing,
    Else,
}

fn what(folder: &dyn Folder, item: &Item) -> io::Result<What> {
    if item.kind == ItemKind::File && item.path.to_ascii_lowercase().ends_with(".zip") {
        return Ok(What::Bundle);
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
    Ok(if is_bag { What::Bundle } else { What::Else })
}

fn has_declaration(items: &[Item]) -> bool {
    let declares = |item: &Item| item.kind == ItemKind::File && item.path.rsplit('/').next() == Some("bagit.txt");
    items.iter().any(declares)
}

fn seen(folder: &dyn Folder, path: &str) -> io::Result<Vec<Item>> {
    let items = folder.children(path)?.into_iter();
    Ok(items.filter(|item| !is_left_behind(&item.path)).collect())
}
