//! The end of a zip: exactly one end record, its comment reaching the last byte, and its 64-bit form where one is
//! (APPNOTE 4.3.14 to 4.3.16). It says where the table of contents is and how many entries it has.

use super::fields::{CENTRAL, DESCRIPTOR, END, END64, Fields, LOCAL, LOCATOR64, read_at};
use super::front;
use crate::error::{Ambiguity, Damage, NotABundle, ReadError};
use crate::limits::{Limit, MAX_DIRECTORY, MAX_ENTRIES};
use crate::package::Package;
use crate::ports::ReadSeek;
use std::ops::Range;

const END_SIZE: usize = 22;
const LOCATOR_SIZE: usize = 20;
const END64_SIZE: usize = 56;
/// How far back an end record is looked for when there is none where it has to be: only to say what is wrong.
const SEARCH: u64 = 4 << 20;

/// Where the table of contents is.
#[derive(Debug)]
pub(super) struct Tail {
    pub(super) entries: usize,
    pub(super) directory: Range<u64>,
}

/// The numbers of an end record, 32-bit or 64-bit.
#[derive(Clone, Copy, Debug)]
struct End {
    disk: u32,
    directory_disk: u32,
    entries_here: u64,
    entries: u64,
    directory_size: u64,
    directory: u64,
}

pub(super) fn find(file: &mut dyn ReadSeek, size: u64) -> Result<Tail, ReadError> {
    begins_as_a_zip(file, size)?;
    let length = size.min(END_SIZE as u64 + u64::from(u16::MAX));
    let bytes = read_back(file, size, length)?;
    let ends: Vec<usize> = signatures(&bytes, END)
        .filter(|at| end_of(&bytes, *at) == Some(bytes.len()))
        .collect();
    let at = match ends.as_slice() {
        [] => return Err(no_end(file, size)?),
        [at] => *at,
        _ => return Err(ReadError::ambiguous(Ambiguity::TwoEnds, "")),
    };
    let (before, end) = bytes.split_at_checked(at).ok_or_else(damaged)?;
    comment_is_plain(end.get(END_SIZE..).unwrap_or_default())?;
    let position = size - length + at as u64;
    let end = parse(end).ok_or_else(damaged)?;
    let (end, position) = match locator(before)? {
        Some(at) => (end64(file, &end, at, position)?, at),
        None => (end, position),
    };
    check(&end, position)
}

/// Something that is no zip at all is told apart from a zip that is broken.
fn begins_as_a_zip(file: &mut dyn ReadSeek, size: u64) -> Result<(), ReadError> {
    if size == 0 {
        return Err(ReadError::not_a_bundle(NotABundle::Empty));
    }
    let start = read_at(file, 0, usize::try_from(size.min(8)).unwrap_or(8)).map_err(ReadError::unreadable(""))?;
    if size < END_SIZE as u64 {
        return Err(ReadError::not_a_bundle(NotABundle::NotAZip));
    }
    if start.starts_with(&DESCRIPTOR) || start.starts_with(b"PK00PK\x03\x04") {
        return Err(ReadError::ZipMultiPart);
    }
    if start.starts_with(&LOCAL) || start.starts_with(&END) {
        Ok(())
    } else {
        Err(ReadError::not_a_bundle(NotABundle::NotAZip))
    }
}

fn read_back(file: &mut dyn ReadSeek, end: u64, length: u64) -> Result<Vec<u8>, ReadError> {
    let count = usize::try_from(length).map_err(|_| damaged())?;
    read_at(file, end.saturating_sub(length), count).map_err(ReadError::unreadable(""))
}

fn signatures(bytes: &[u8], signature: [u8; 4]) -> impl Iterator<Item = usize> + '_ {
    bytes
        .windows(4)
        .enumerate()
        .filter(move |(_, window)| *window == signature)
        .map(|(at, _)| at)
}

/// Where the end record at `at` ends, its comment included.
fn end_of(bytes: &[u8], at: usize) -> Option<usize> {
    let field = bytes.get(at.checked_add(20)?..at.checked_add(END_SIZE)?)?;
    Some(at + END_SIZE + usize::from(u16::from_le_bytes(field.try_into().ok()?)))
}

/// No end record where one has to be: something follows it, or the zip was cut off.
fn no_end(file: &mut dyn ReadSeek, size: u64) -> Result<ReadError, ReadError> {
    let length = size.min(SEARCH);
    let bytes = read_back(file, size, length)?;
    let followed = signatures(&bytes, END).any(|at| {
        let position = size - length + at as u64;
        let whole = end_of(&bytes, at).is_some_and(|end| end < bytes.len());
        let end = bytes.get(at..).and_then(parse).filter(|end| whole && end.entries > 0);
        end.is_some_and(|end| end.directory.checked_add(end.directory_size) == Some(position))
    });
    Ok(if followed {
        ReadError::ambiguous(Ambiguity::LooseBytes, "")
    } else {
        let names = front::names(file);
        let was = Package::of(names.iter().map(String::as_str));
        ReadError::ZipTruncated { was }
    })
}

fn comment_is_plain(comment: &[u8]) -> Result<(), ReadError> {
    let parts = [LOCAL, CENTRAL, END, END64, LOCATOR64];
    if comment.windows(4).any(|window| parts.iter().any(|part| window == part)) {
        return Err(ReadError::ambiguous(Ambiguity::Comment, ""));
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> Option<End> {
    let mut fields = Fields(bytes);
    fields.signature(END)?;
    Some(End {
        disk: fields.u16()?.into(),
        directory_disk: fields.u16()?.into(),
        entries_here: fields.u16()?.into(),
        entries: fields.u16()?.into(),
        directory_size: fields.u32()?.into(),
        directory: fields.u32()?.into(),
    })
}

/// Where the 64-bit end record stands, if the bytes before the end record say that there is one.
fn locator(before: &[u8]) -> Result<Option<u64>, ReadError> {
    let start = before.len().saturating_sub(LOCATOR_SIZE);
    let mut fields = Fields(before.get(start..).unwrap_or_default());
    if fields.len() < LOCATOR_SIZE || fields.signature(LOCATOR64).is_none() {
        return Ok(None);
    }
    let disk = fields.u32().ok_or_else(damaged)?;
    let at = fields.u64().ok_or_else(damaged)?;
    let disks = fields.u32().ok_or_else(damaged)?;
    if disk != 0 || disks > 1 {
        Err(ReadError::ZipMultiPart)
    } else {
        Ok(Some(at))
    }
}

/// The 64-bit end record at `at`, which must reach its locator and say nothing else than the 32-bit one where that
/// says anything.
fn end64(file: &mut dyn ReadSeek, short: &End, at: u64, position: u64) -> Result<End, ReadError> {
    let expected = position
        .checked_sub(LOCATOR_SIZE as u64)
        .and_then(|end| end.checked_sub(END64_SIZE as u64));
    if expected != Some(at) {
        return Err(ReadError::ambiguous(Ambiguity::LooseBytes, ""));
    }
    let bytes = read_at(file, at, END64_SIZE).map_err(ReadError::unreadable(""))?;
    let long = parse64(&bytes).ok_or_else(damaged)?;
    let same = |short: u64, long: u64, full: u64| short == long || short == full;
    let agree = same(short.disk.into(), long.disk.into(), 0xffff)
        && same(short.directory_disk.into(), long.directory_disk.into(), 0xffff)
        && same(short.entries_here, long.entries_here, 0xffff)
        && same(short.entries, long.entries, 0xffff)
        && same(short.directory_size, long.directory_size, 0xffff_ffff)
        && same(short.directory, long.directory, 0xffff_ffff);
    if agree {
        Ok(long)
    } else {
        Err(ReadError::ambiguous(Ambiguity::TwoEnds, ""))
    }
}

fn parse64(bytes: &[u8]) -> Option<End> {
    let mut fields = Fields(bytes);
    fields.signature(END64)?;
    // The size without the 12 bytes that say it: no extensible data, which would be encryption of the directory.
    (fields.u64()? == END64_SIZE as u64 - 12).then_some(())?;
    fields.take(4)?;
    Some(End {
        disk: fields.u32()?,
        directory_disk: fields.u32()?,
        entries_here: fields.u64()?,
        entries: fields.u64()?,
        directory_size: fields.u64()?,
        directory: fields.u64()?,
    })
}

/// The number of entries is looked at before anything else.
fn check(end: &End, position: u64) -> Result<Tail, ReadError> {
    let entries = usize::try_from(end.entries.max(end.entries_here)).unwrap_or(usize::MAX);
    if entries > MAX_ENTRIES {
        return Err(ReadError::limit(Limit::Entries, end.entries, MAX_ENTRIES as u64, ""));
    }
    if end.disk != 0 || end.directory_disk != 0 {
        return Err(ReadError::ZipMultiPart);
    }
    if end.entries != end.entries_here {
        return Err(ReadError::ambiguous(Ambiguity::Count, ""));
    }
    if end.directory_size > MAX_DIRECTORY {
        return Err(ReadError::limit(
            Limit::DirectoryBytes,
            end.directory_size,
            MAX_DIRECTORY,
            "",
        ));
    }
    match end.directory.checked_add(end.directory_size) {
        Some(after) if after == position => Ok(Tail {
            entries,
            directory: end.directory..position,
        }),
        Some(after) if after < position => Err(ReadError::ambiguous(Ambiguity::LooseBytes, "")),
        _ => Err(damaged()),
    }
}

fn damaged() -> ReadError {
    ReadError::damaged(Damage::End, "")
}
