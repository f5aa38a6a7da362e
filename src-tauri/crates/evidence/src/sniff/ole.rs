//! Compound files (MS-CFB): the names at the root of the directory tell Word from PowerPoint from Excel, and a locked new
//! file from all of them. What is embedded (a Word table in a workbook) lies in a storage of its own and tells nothing.

use crate::fault::{Found, Needed};
use crate::format::Format;
use crate::window::{Numbers, Window};
use std::collections::BTreeSet;

/// Directories longer than this are not looked through: 128 sectors hold 512 entries or more.
const MOST_SECTORS: usize = 128;

/// Which program wrote it.
pub(super) fn document(window: &mut Window<'_>) -> Found<Format> {
    let entries = entries(window).unwrap_or_default();
    let names = at_the_root(&entries);
    let has = |wanted: &str| names.contains(wanted);
    Ok(match () {
        () if has("EncryptedPackage") => Format::EncryptedOffice,
        () if has("WordDocument") => Format::Doc,
        () if has("PowerPoint Document") => Format::Ppt,
        () if has("Workbook") || has("Book") => Format::Xls,
        () => Format::Ole,
    })
}

/// Whether the file carries macros, wherever: a storage `VBA`, or the project stream of PowerPoint.
pub(crate) fn has_macros(window: &mut Window<'_>) -> bool {
    let entries = entries(window).unwrap_or_default();
    let projects = ["VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR"];
    entries.iter().any(|entry| projects.contains(&entry.name.as_str()))
}

/// An entry of the directory (2.6.1); its neighbours in the tree are numbers of entries.
struct Entry {
    name: String,
    left: u32,
    right: u32,
    child: u32,
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(bytes.le16(64)?).saturating_sub(2);
        let units: Vec<u16> = bytes
            .get(..length.min(64))?
            .chunks_exact(2)
            .filter_map(|pair| pair.le16(0))
            .collect();
        Some(Self {
            name: String::from_utf16_lossy(&units),
            left: bytes.le32(68)?,
            right: bytes.le32(72)?,
            child: bytes.le32(76)?,
        })
    }
}

/// The names that hang on the root's child; of a directory whose tree is broken, all names.
fn at_the_root(entries: &[Entry]) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let (mut seen, mut open) = (BTreeSet::new(), vec![entries.first().map_or(0, |root| root.child)]);
    while let Some(number) = open.pop() {
        let Some(entry) = usize::try_from(number).ok().and_then(|at| entries.get(at)) else {
            continue;
        };
        if seen.insert(number) {
            names.insert(entry.name.as_str());
            open.extend([entry.left, entry.right]);
        }
    }
    if names.is_empty() {
        names.extend(entries.iter().map(|entry| entry.name.as_str()));
    }
    names
}

/// All entries, found by walking the chain of directory sectors.
fn entries(window: &mut Window<'_>) -> Found<Vec<Entry>> {
    let header: [u8; 512] = window.array(0)?.needed()?;
    let shift = header.le16(30).filter(|shift| matches!(shift, 9 | 12)).needed()?;
    let mut sector = header.le32(48).needed()?;
    let mut entries = Vec::new();
    for _ in 0..MOST_SECTORS {
        let length = 1usize << shift;
        let bytes = window.bytes((u64::from(sector) + 1) << shift, length)?;
        if bytes.is_empty() {
            break;
        }
        entries.extend(bytes.chunks_exact(128).filter_map(Entry::read));
        sector = next_sector(window, &header, shift, sector)?;
        if sector >= 0xffff_fffa {
            break;
        }
    }
    Ok(entries)
}

/// The file allocation table says which sector comes next; its first 109 sectors are listed in the header.
fn next_sector(window: &mut Window<'_>, header: &[u8], shift: u16, sector: u32) -> Found<u32> {
    let per_sector = (1u32 << shift) / 4;
    let index = usize::try_from(sector / per_sector)
        .ok()
        .filter(|index| *index < 109)
        .needed()?;
    let table = header.le32(76 + index * 4).needed()?;
    let at = ((u64::from(table) + 1) << shift) + u64::from(sector % per_sector) * 4;
    Ok(u32::from_le_bytes(window.array(at)?.needed()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: u32 = u32::MAX;

    /// A file whose directory is one sector: name, left, right, child of each entry.
    fn file(entries: [(&str, u32, u32, u32); 4]) -> Vec<u8> {
        let mut bytes = vec![0; 512 * 3];
        bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        bytes[30] = 9;
        bytes[48] = 0;
        bytes[76] = 1;
        for (at, (name, left, right, child)) in entries.into_iter().enumerate() {
            let entry = &mut bytes[512 + at * 128..][..128];
            for (place, unit) in entry.chunks_exact_mut(2).zip(name.encode_utf16()) {
                place.copy_from_slice(&unit.to_le_bytes());
            }
            entry[64] = u8::try_from(name.len() * 2 + 2).expect("short");
            for (place, number) in [(68, left), (72, right), (76, child)] {
                entry[place..place + 4].copy_from_slice(&number.to_le_bytes());
            }
        }
        bytes[1024..1028].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        bytes
    }

    #[track_caller]
    fn check(entries: [(&str, u32, u32, u32); 4], format: Format) {
        let bytes = file(entries);
        let found = document(&mut Window::new(&mut bytes.as_slice())).ok();
        assert_eq!(found, Some(format));
    }

    #[test]
    fn what_lies_at_the_root_says_what_the_file_is() {
        let root = ("Root Entry", NONE, NONE, 1);
        let inside = ("WordDocument", NONE, NONE, NONE);
        check(
            [root, ("Workbook", NONE, 2, NONE), ("MBD0001", NONE, NONE, 3), inside],
            Format::Xls,
        );
        check(
            [
                root,
                ("Data", 2, NONE, NONE),
                ("WordDocument", NONE, NONE, NONE),
                ("Workbook", NONE, NONE, NONE),
            ],
            Format::Doc,
        );
        check([root, ("a", 2, NONE, NONE), ("b", NONE, 1, 3), inside], Format::Ole);
    }

    #[test]
    fn of_a_directory_whose_tree_is_broken_every_name_counts() {
        let lost = ("Root Entry", NONE, NONE, 77);
        let inside = ("WordDocument", NONE, NONE, NONE);
        check(
            [lost, ("a", NONE, NONE, NONE), ("b", NONE, NONE, NONE), inside],
            Format::Doc,
        );
    }
}
