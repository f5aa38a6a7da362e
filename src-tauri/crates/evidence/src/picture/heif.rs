//! HEIC and AVIF (ISO/IEC 23008-12): the primary item's size and turn out of the item properties, and its EXIF item.

use super::{MOST_METADATA, Picture};
use crate::fault::{Found, Needed};
use crate::media::iso::{Atom, child, each};
use crate::window::{Numbers, Window};

/// Properties and associations looked at.
const MOST: usize = 2_000;

enum Property {
    Size(u32, u32),
    Cropped(u32, u32),
    Turn(u16),
    Other,
}

/// Reads the `meta` box.
pub(super) fn read(window: &mut Window<'_>) -> Found<Picture> {
    let end = window.size();
    let meta = child(window, 0, end, b"meta")?.needed()?;
    let mut picture = Picture {
        turned: Some(0),
        cut: meta.cut,
        ..Picture::default()
    };
    let start = meta.start + 4;
    let boxes = |window: &mut Window<'_>, name: &[u8; 4]| child(window, start, meta.end, name);
    let primary = match boxes(window, b"pitm")? {
        Some(item) => primary_item(&item.bytes(window)?),
        None => None,
    };
    if let Some(holder) = boxes(window, b"iprp")? {
        properties_of(window, holder, primary, &mut picture)?;
    }
    let information = boxes(window, b"iinf")?
        .map(|atom| atom.bytes(window))
        .transpose()?
        .unwrap_or_default();
    let locations = boxes(window, b"iloc")?
        .map(|atom| atom.bytes(window))
        .transpose()?
        .unwrap_or_default();
    if let Some((offset, length)) = item_of_type(&information, *b"Exif").and_then(|item| location(&locations, item)) {
        let block = window.bytes(offset, usize::try_from(length.min(MOST_METADATA)).unwrap_or(0))?;
        let skip = block
            .be32(0)
            .and_then(|skip| usize::try_from(skip).ok())
            .and_then(|skip| skip.checked_add(4));
        picture.exif = skip.and_then(|skip| block.get(skip..)).map(<[u8]>::to_vec);
    }
    Ok(picture)
}

fn primary_item(bytes: &[u8]) -> Option<u32> {
    if bytes.u8(0)? == 0 {
        bytes.be16(4).map(u32::from)
    } else {
        bytes.be32(4)
    }
}

fn properties_of(window: &mut Window<'_>, holder: Atom, primary: Option<u32>, picture: &mut Picture) -> Found<()> {
    let mut properties = Vec::new();
    if let Some(list) = child(window, holder.start, holder.end, b"ipco")? {
        each(window, list.start, list.end, &mut |window, atom| {
            if properties.len() < MOST {
                properties.push(property(window, atom)?);
            }
            Ok(())
        })?;
    }
    let associations = child(window, holder.start, holder.end, b"ipma")?
        .map(|atom| atom.bytes(window))
        .transpose()?;
    let indices = associations
        .as_deref()
        .and_then(|bytes| associated(bytes, primary?))
        .unwrap_or_default();
    for index in indices {
        match index.checked_sub(1).and_then(|index| properties.get(index)) {
            Some(Property::Size(width, height) | Property::Cropped(width, height)) => {
                (picture.width, picture.height) = (*width, *height)
            }
            Some(Property::Turn(degrees)) => picture.turned = Some(*degrees),
            _ => {}
        }
    }
    Ok(())
}

/// `ispe`, `clap` and `irot` (6.5.3, ISO/IEC 14496-12 12.1.4, 6.5.10); the turn is counter-clockwise there.
fn property(window: &mut Window<'_>, atom: Atom) -> Found<Property> {
    let body = window.bytes(atom.start, 16)?;
    Ok(match &atom.name {
        b"ispe" => Property::Size(body.be32(4).needed()?, body.be32(8).needed()?),
        b"clap" => {
            let side = |at: usize| body.be32(at)?.checked_div(body.be32(at + 4)?);
            Property::Cropped(side(0).needed()?, side(8).needed()?)
        }
        b"irot" => Property::Turn(
            [0, 270, 180, 90]
                .get(usize::from(body.u8(0).needed()? & 3))
                .copied()
                .unwrap_or(0),
        ),
        _ => Property::Other,
    })
}

/// The properties that belong to an item (ISO/IEC 14496-12 8.11.14).
fn associated(bytes: &[u8], item: u32) -> Option<Vec<usize>> {
    let (version, wide) = (bytes.u8(0)?, bytes.u8(3)? & 1 == 1);
    let count = bytes.be32(4)?;
    let mut at = 8;
    for _ in 0..count.min(65_535) {
        let id = if version < 1 {
            u32::from(bytes.be16(at)?)
        } else {
            bytes.be32(at)?
        };
        at += if version < 1 { 2 } else { 4 };
        let length = usize::from(bytes.u8(at)?);
        at += 1;
        let step = if wide { 2 } else { 1 };
        let indices = bytes.get(at..at + length * step)?;
        if id == item {
            let index = |part: &[u8]| {
                if wide {
                    usize::from(part.be16(0).unwrap_or(0) & 0x7fff)
                } else {
                    usize::from(part.u8(0).unwrap_or(0) & 0x7f)
                }
            };
            return Some(indices.chunks_exact(step).map(index).collect());
        }
        at += length * step;
    }
    None
}

/// The first item of a type (8.11.6, item information entries of version 2 and 3).
fn item_of_type(bytes: &[u8], wanted: [u8; 4]) -> Option<u32> {
    let mut at = if bytes.u8(0)? == 0 { 6 } else { 8 };
    while let Some(length) = bytes
        .be32(at)
        .and_then(|length| usize::try_from(length).ok())
        .filter(|length| *length >= 20)
    {
        let entry = bytes.get(at + 8..at.checked_add(length)?)?;
        let (id, kind) = match entry.u8(0)? {
            2 => (u32::from(entry.be16(4)?), entry.part::<4>(8)?),
            _ => (entry.be32(4)?, entry.part::<4>(10)?),
        };
        if kind == wanted {
            return Some(id);
        }
        at += length;
    }
    None
}

/// Offset and length of an item's first extent (8.11.3), file offsets only.
fn location(bytes: &[u8], item: u32) -> Option<(u64, u64)> {
    let version = bytes.u8(0)?;
    let sizes = bytes.be16(4)?;
    let (offset_size, length_size) = (usize::from(sizes >> 12), usize::from(sizes >> 8 & 15));
    let (base_size, index_size) = (
        usize::from(sizes >> 4 & 15),
        if version == 0 { 0 } else { usize::from(sizes & 15) },
    );
    let wide = version >= 2;
    let mut at = if wide { 10 } else { 8 };
    let count = if wide {
        bytes.be32(6)?
    } else {
        u32::from(bytes.be16(6)?)
    };
    for _ in 0..count.min(65_535) {
        let id = if wide {
            bytes.be32(at)?
        } else {
            u32::from(bytes.be16(at)?)
        };
        at += if wide { 4 } else { 2 } + if version == 0 { 0 } else { 2 } + 2;
        let base = sized(bytes, at, base_size)?;
        at += base_size;
        let extents = usize::from(bytes.be16(at)?);
        at += 2;
        if id == item && extents > 0 {
            let offset = sized(bytes, at + index_size, offset_size)?;
            return Some((
                base.checked_add(offset)?,
                sized(bytes, at + index_size + offset_size, length_size)?,
            ));
        }
        at += extents * (index_size + offset_size + length_size);
    }
    None
}

fn sized(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    match size {
        0 => Some(0),
        4 => bytes.be32(at).map(u64::from),
        8 => bytes.be64(at),
        _ => None,
    }
}
