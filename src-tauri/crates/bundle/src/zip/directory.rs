//! The table of contents (APPNOTE 4.3.12): as many records as the end record counts, to the last byte.

use super::attributes::{self, Shape};
use super::extra::{self, Extra};
use super::fields::{CENTRAL, Fields, read_at};
use super::tail::Tail;
use super::{Method, name};
use crate::error::{Ambiguity, Damage, ReadError};
use crate::limits::{Limit, MAX_PATH};
use crate::names::{FOLDER_ICON, is_canonical};
use crate::ports::ReadSeek;

pub(super) const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
pub(super) const DESCRIBED: u16 = 1 << 3;
pub(super) const UTF8: u16 = 1 << 11;
/// How hard a writer tried to deflate; says nothing about the content.
pub(super) const EFFORT: u16 = 1 << 1 | 1 << 2;
/// The version of the format (APPNOTE 4.4.3) that zip64 needs. Programs leave out what asks for more than they know.
pub(super) const NEWEST: u16 = 45;
const FULL: u32 = u32::MAX;

/// One record, with its name read and its sizes widened.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) path: String,
    pub(super) raw_name: Vec<u8>,
    /// The name was not UTF-8.
    pub(super) foreign_name: bool,
    pub(super) is_folder: bool,
    pub(super) flags: u16,
    pub(super) method: Method,
    pub(super) crc: u32,
    pub(super) packed: u64,
    pub(super) size: u64,
    /// Where the entry's own header is.
    pub(super) header: u64,
}

/// The fields as they stand in the file.
struct Raw<'a> {
    host: u8,
    needs: u16,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u32,
    size: u32,
    disk: u16,
    attributes: u32,
    header: u32,
    name: &'a [u8],
    extra: &'a [u8],
}

pub(super) fn read(file: &mut dyn ReadSeek, tail: &Tail) -> Result<Vec<Record>, ReadError> {
    let length = usize::try_from(tail.directory.end - tail.directory.start).map_err(|_| damaged())?;
    let bytes = read_at(file, tail.directory.start, length).map_err(ReadError::unreadable(""))?;
    let mut fields = Fields(&bytes);
    let mut records = Vec::with_capacity(tail.entries);
    for _ in 0..tail.entries {
        if fields.is_empty() {
            return Err(ReadError::ambiguous(Ambiguity::Count, ""));
        }
        let raw = raw(&mut fields).ok_or_else(damaged)?;
        records.push(record(&raw)?);
    }
    if fields.is_empty() {
        return Ok(records);
    }
    let what = fields
        .signature(CENTRAL)
        .map_or(Ambiguity::LooseBytes, |()| Ambiguity::Count);
    Err(ReadError::ambiguous(what, ""))
}

fn raw<'a>(fields: &mut Fields<'a>) -> Option<Raw<'a>> {
    fields.signature(CENTRAL)?;
    fields.u8()?;
    let host = fields.u8()?;
    let needs = fields.u16()?;
    let (flags, method) = (fields.u16()?, fields.u16()?);
    fields.u32()?;
    let (crc, packed, size) = (fields.u32()?, fields.u32()?, fields.u32()?);
    let (name, extra, comment) = (fields.u16()?, fields.u16()?, fields.u16()?);
    let disk = fields.u16()?;
    fields.u16()?;
    let (attributes, header) = (fields.u32()?, fields.u32()?);
    let name = fields.take(name.into())?;
    let extra = fields.take(extra.into())?;
    fields.take(comment.into())?;
    Some(Raw {
        host,
        needs,
        flags,
        method,
        crc,
        packed,
        size,
        disk,
        attributes,
        header,
        name,
        extra,
    })
}

fn record(raw: &Raw<'_>) -> Result<Record, ReadError> {
    let read = name::read(raw.name, raw.flags & UTF8 != 0, raw.host)?;
    let (path, is_folder) = canonical(&read.name)?;
    let extra = extra::parse(raw.extra, &path)?;
    if raw.flags & ENCRYPTED != 0 || extra.encrypted {
        return Err(ReadError::ZipEncrypted { path });
    }
    extra::same_name(&extra, raw.name, &read.name, &path)?;
    shape(raw, &extra, is_folder, &path)?;
    let method = method(raw.method, &path)?;
    if raw.needs > NEWEST || raw.flags & !(EFFORT | DESCRIBED | UTF8) != 0 {
        return Err(ReadError::ambiguous(Ambiguity::Header, &path));
    }
    let (packed, size, header) = sizes(raw, &extra, &path)?;
    // The headers of a stored entry are read by some programs for one size and by some for the other.
    if method == Method::Stored && packed != size {
        return Err(ReadError::SizeMismatch {
            path,
            declared: size,
            found: packed,
        });
    }
    if is_folder && size != 0 {
        return Err(ReadError::ambiguous(Ambiguity::FolderOrFile, &path));
    }
    let raw_name = raw.name.to_vec();
    let (flags, crc, foreign_name) = (raw.flags, raw.crc, read.foreign);
    Ok(Record {
        path,
        raw_name,
        foreign_name,
        is_folder,
        flags,
        method,
        crc,
        packed,
        size,
        header,
    })
}

/// The path without the slash that marks a folder, if it stays inside.
fn canonical(name: &str) -> Result<(String, bool), ReadError> {
    let (path, is_folder) = name.strip_suffix('/').map_or((name, false), |folder| (folder, true));
    if path.len() > MAX_PATH {
        return Err(ReadError::limit(
            Limit::PathBytes,
            path.len() as u64,
            MAX_PATH as u64,
            path,
        ));
    }
    if is_canonical(path) || is_folder_icon(path) {
        Ok((path.to_owned(), is_folder))
    } else {
        Err(ReadError::escapes(name))
    }
}

/// Whether it is the picture of a folder, which a Mac puts into every zip of one. It is never read: a bag may not hold it,
/// and from loose files it is left out.
fn is_folder_icon(path: &str) -> bool {
    let folder = path.strip_suffix(FOLDER_ICON);
    folder.is_some_and(|folder| folder.is_empty() || folder.strip_suffix('/').is_some_and(is_canonical))
}

/// What the attributes and extra fields call the entry.
fn shape(raw: &Raw<'_>, extra: &Extra<'_>, is_folder: bool, path: &str) -> Result<(), ReadError> {
    match attributes::shape(raw.attributes) {
        _ if extra.link => Err(ReadError::link(path)),
        Shape::LinkOrSpecial => Err(ReadError::link(path)),
        Shape::Folder if !is_folder => Err(ReadError::ambiguous(Ambiguity::FolderOrFile, path)),
        Shape::File if is_folder => Err(ReadError::ambiguous(Ambiguity::FolderOrFile, path)),
        Shape::File | Shape::Folder | Shape::Unsaid => Ok(()),
    }
}

fn method(method: u16, path: &str) -> Result<Method, ReadError> {
    match method {
        0 => Ok(Method::Stored),
        8 => Ok(Method::Deflated),
        other => Err(ReadError::ZipMethod {
            path: path.to_owned(),
            method: method_name(other),
        }),
    }
}

/// APPNOTE 4.4.5.
fn method_name(method: u16) -> String {
    let name = match method {
        1 => "shrink",
        2..=5 => "reduce",
        6 => "implode",
        9 => "Deflate64",
        10 => "PKWARE DCL implode",
        12 => "bzip2",
        14 => "LZMA",
        18 => "IBM TERSE",
        19 => "IBM LZ77",
        20 | 93 => "Zstandard",
        94 => "MP3",
        95 => "XZ",
        96 => "JPEG",
        97 => "WavPack",
        98 => "PPMd",
        99 => "AES encryption",
        _ => return format!("method {method}"),
    };
    name.to_owned()
}

/// Packed size, size and place of the header, taken from the 64-bit field where the short ones are full.
fn sizes(raw: &Raw<'_>, extra: &Extra<'_>, path: &str) -> Result<(u64, u64, u64), ReadError> {
    let mut wide = Fields(extra.zip64.unwrap_or_default());
    let mut widen = |short: u32| if short == FULL { wide.u64() } else { Some(short.into()) };
    let wrong = || ReadError::damaged(Damage::ExtraField, path);
    let size = widen(raw.size).ok_or_else(wrong)?;
    let packed = widen(raw.packed).ok_or_else(wrong)?;
    let header = widen(raw.header).ok_or_else(wrong)?;
    if raw.disk == u16::MAX && wide.u32() != Some(0) || raw.disk != u16::MAX && raw.disk != 0 {
        return Err(ReadError::ZipMultiPart);
    }
    Ok((packed, size, header))
}

fn damaged() -> ReadError {
    ReadError::damaged(Damage::Directory, "")
}
