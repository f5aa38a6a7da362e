//! TIFF 6.0: size from the first directory, pages by the chain of directories, which may not loop. BigTIFF likewise.

use super::Picture;
use crate::fault::{Fault, Found, Needed};
use crate::window::{Numbers, Window};
use std::collections::BTreeSet;

/// Directories followed.
const MOST_PAGES: usize = 10_000;
/// Files above this are not searched for metadata beyond the first directory.
const LARGEST_FOR_METADATA: u64 = 64 << 20;

/// How the numbers of a file are written.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    /// Lowest byte first.
    pub(crate) little: bool,
    /// With 64-bit places: BigTIFF.
    pub(crate) big: bool,
}

/// Where the directories are.
struct Chain {
    order: Order,
    directories: Vec<u64>,
    /// Whether the last one reaches beyond the file.
    cut: bool,
}

/// Reads the headers.
pub(super) fn read(window: &mut Window<'_>) -> Found<Picture> {
    let mut picture = Picture::default();
    let chain = chain(window, &mut picture)?;
    picture.cut = chain.cut;
    picture.pages = u32::try_from(chain.directories.len()).ok().filter(|pages| *pages > 1);
    if window.size() <= LARGEST_FOR_METADATA {
        picture.exif = Some(window.bytes(0, usize::try_from(window.size()).unwrap_or(0))?);
    }
    Ok(picture)
}

/// Where the directories of all pages begin.
pub(crate) fn pages(window: &mut Window<'_>) -> Found<(Order, Vec<u64>)> {
    let chain = chain(window, &mut Picture::default())?;
    Ok((chain.order, chain.directories))
}

/// Follows the chain; the first directory's size goes into `picture`.
fn chain(window: &mut Window<'_>, picture: &mut Picture) -> Found<Chain> {
    let head: [u8; 16] = window.array(0)?.needed()?;
    let order = Order {
        little: head.starts_with(b"II"),
        big: matches!(head.part::<4>(0), Some([_, _, 0, 43] | [_, _, 43, 0])),
    };
    let next = if order.big {
        order.u64(&head, 8)
    } else {
        order.u32(&head, 4).map(u64::from)
    };
    let (mut next, mut seen) = (next.needed()?, BTreeSet::new());
    let mut chain = Chain {
        order,
        directories: Vec::new(),
        cut: false,
    };
    while next != 0 && chain.directories.len() < MOST_PAGES {
        if !seen.insert(next) {
            return Err(Fault::Damaged);
        }
        let first = chain.directories.is_empty().then_some(&mut *picture);
        let Some(after) = directory(window, &order, next, first)? else {
            chain.cut = true;
            break;
        };
        chain.directories.push(next);
        next = after;
    }
    Ok(chain)
}

/// Reads one directory; says where the next one is. `None` when it reaches beyond the file.
fn directory(window: &mut Window<'_>, order: &Order, at: u64, picture: Option<&mut Picture>) -> Found<Option<u64>> {
    let (count_length, entry_length) = if order.big { (8, 20) } else { (2, 12) };
    let head = window.bytes(at, count_length)?;
    let count = if order.big {
        order.u64(&head, 0)
    } else {
        order.u16(&head, 0).map(u64::from)
    };
    let Some(count) = count.filter(|count| *count <= 65_535) else {
        return Ok(None);
    };
    let length = usize::try_from(count).unwrap_or(0) * entry_length;
    let bytes = window.bytes(at + count_length as u64, length + 8)?;
    if let Some(picture) = picture {
        for entry in bytes.get(..length).unwrap_or(&bytes).chunks_exact(entry_length) {
            let value = order.value(entry);
            match order.u16(entry, 0) {
                Some(256) => picture.width = value.unwrap_or(0),
                Some(257) => picture.height = value.unwrap_or(0),
                _ => {}
            }
        }
    }
    let next = if order.big {
        order.u64(&bytes, length)
    } else {
        order.u32(&bytes, length).map(u64::from)
    };
    Ok(next)
}

impl Order {
    pub(crate) fn u16(&self, bytes: &[u8], at: usize) -> Option<u16> {
        if self.little { bytes.le16(at) } else { bytes.be16(at) }
    }

    pub(crate) fn u32(&self, bytes: &[u8], at: usize) -> Option<u32> {
        if self.little { bytes.le32(at) } else { bytes.be32(at) }
    }

    pub(crate) fn u64(&self, bytes: &[u8], at: usize) -> Option<u64> {
        if self.little { bytes.le64(at) } else { bytes.be64(at) }
    }

    /// The value of an entry with a single SHORT or LONG.
    fn value(&self, entry: &[u8]) -> Option<u32> {
        let at = if self.big { 12 } else { 8 };
        match self.u16(entry, 2)? {
            3 => self.u16(entry, at).map(u32::from),
            _ => self.u32(entry, at),
        }
    }
}
