//! Compound files (MS-CFB): the names in the directory tell Word from PowerPoint from Excel, and a locked new file
//! from all of them.

use crate::fault::{Found, Needed};
use crate::format::Format;
use crate::window::{Numbers, Window};
use std::collections::BTreeSet;

/// Directories longer than this are not looked through: 128 sectors hold 512 entries or more.
const MOST_SECTORS: usize = 128;

/// Which program wrote it.
pub(super) fn document(window: &mut Window<'_>) -> Found<Format> {
    let names = names(window).unwrap_or_default();
    let has = |wanted: &str| names.contains(wanted);
    Ok(match () {
        () if has("EncryptedPackage") => Format::EncryptedOffice,
        () if has("WordDocument") => Format::Doc,
        () if has("PowerPoint Document") => Format::Ppt,
        () if has("Workbook") || has("Book") => Format::Xls,
        () => Format::Ole,
    })
}

/// Whether the file carries macros: a storage `VBA`, or the project stream of PowerPoint.
pub(crate) fn has_macros(window: &mut Window<'_>) -> bool {
    let names = names(window).unwrap_or_default();
    names.contains("VBA") || names.contains("_VBA_PROJECT") || names.contains("_VBA_PROJECT_CUR")
}

/// The names of all directory entries (2.6.1), found by walking the chain of directory sectors.
fn names(window: &mut Window<'_>) -> Found<BTreeSet<String>> {
    let header: [u8; 512] = window.array(0)?.needed()?;
    let shift = header.le16(30).filter(|shift| matches!(shift, 9 | 12)).needed()?;
    let mut sector = header.le32(48).needed()?;
    let mut names = BTreeSet::new();
    for _ in 0..MOST_SECTORS {
        let length = 1usize << shift;
        let bytes = window.bytes((u64::from(sector) + 1) << shift, length)?;
        if bytes.is_empty() {
            break;
        }
        names.extend(bytes.chunks_exact(128).filter_map(entry_name));
        sector = next_sector(window, &header, shift, sector)?;
        if sector >= 0xffff_fffa {
            break;
        }
    }
    Ok(names)
}

fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(entry.le16(64)?).checked_sub(2)?;
    let units: Vec<u16> = entry
        .get(..length.min(64))?
        .chunks_exact(2)
        .filter_map(|pair| pair.le16(0))
        .collect();
    Some(String::from_utf16_lossy(&units))
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
