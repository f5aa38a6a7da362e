//! An entry's own header (APPNOTE 4.3.7) and the record after its bytes (4.3.9): both must say what the table of
//! contents says, and end exactly where the next entry begins.

use super::Method;
use super::directory::{DESCRIBED, EFFORT, NEWEST, Record};
use super::extra;
use super::fields::{DESCRIPTOR, Fields, LOCAL, read_at};
use crate::error::{Ambiguity, Damage, ReadError};
use crate::ports::ReadSeek;

const HEADER_SIZE: u64 = 30;
const FULL: u32 = u32::MAX;

/// The fields as they stand in the file.
struct Raw {
    needs: u16,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u32,
    size: u32,
    name: u16,
    extra: u16,
}

/// Checks the entry of `record` that must fill the bytes up to `end`; gives the place of its content.
pub(super) fn check(file: &mut dyn ReadSeek, record: &Record, end: u64) -> Result<u64, ReadError> {
    let overlap = || ReadError::ambiguous(Ambiguity::Overlap, &record.path);
    let after_header = record
        .header
        .checked_add(HEADER_SIZE)
        .filter(|after| *after <= end)
        .ok_or_else(overlap)?;
    let bytes = read_at(file, record.header, 30).map_err(ReadError::unreadable(&record.path))?;
    let raw = raw(&bytes).ok_or_else(|| ReadError::damaged(Damage::Header, &record.path))?;
    let named = u64::from(raw.name) + u64::from(raw.extra);
    let start = after_header
        .checked_add(named)
        .filter(|start| *start <= end)
        .ok_or_else(overlap)?;
    let named = usize::try_from(named).map_err(|_| overlap())?;
    let bytes = read_at(file, after_header, named).map_err(ReadError::unreadable(&record.path))?;
    let (name, extra) = bytes.split_at_checked(raw.name.into()).ok_or_else(overlap)?;
    same(&raw, name, extra, record)?;
    let content = start
        .checked_add(record.packed)
        .filter(|content| *content <= end)
        .ok_or_else(overlap)?;
    after_content(file, record, content, end)?;
    Ok(start)
}

fn raw(bytes: &[u8]) -> Option<Raw> {
    let mut fields = Fields(bytes);
    fields.signature(LOCAL)?;
    let needs = fields.u16()?;
    let (flags, method) = (fields.u16()?, fields.u16()?);
    fields.u32()?;
    let (crc, packed, size) = (fields.u32()?, fields.u32()?, fields.u32()?);
    Some(Raw {
        needs,
        flags,
        method,
        crc,
        packed,
        size,
        name: fields.u16()?,
        extra: fields.u16()?,
    })
}

/// Whether both headers say the same. With a descriptor the numbers here may be 0.
fn same(raw: &Raw, name: &[u8], extra: &[u8], record: &Record) -> Result<(), ReadError> {
    let path = &record.path;
    let extra = extra::parse(extra, path)?;
    if extra.link {
        return Err(ReadError::link(path));
    }
    if extra.encrypted {
        return Err(ReadError::ZipEncrypted { path: path.clone() });
    }
    let text = String::from_utf8_lossy(name);
    extra::same_name(&extra, name, &text, path)?;
    let method = if record.method == Method::Stored { 0 } else { 8 };
    let headers = name == record.raw_name
        && raw.method == method
        && raw.needs <= NEWEST
        && raw.flags & !EFFORT == record.flags & !EFFORT
        && numbers(raw, extra.zip64, record);
    if headers {
        Ok(())
    } else {
        Err(ReadError::ambiguous(Ambiguity::Header, path))
    }
}

fn numbers(raw: &Raw, zip64: Option<&[u8]>, record: &Record) -> bool {
    let mut wide = Fields(zip64.unwrap_or_default());
    let mut widen = |short: u32| {
        if short == FULL && zip64.is_some() {
            wide.u64()
        } else {
            Some(short.into())
        }
    };
    let (size, packed) = (widen(raw.size), widen(raw.packed));
    let described = record.flags & DESCRIBED != 0;
    let says = |here: Option<u64>, there: u64| here == Some(there) || described && here == Some(0);
    says(size, record.size) && says(packed, record.packed) && says(Some(raw.crc.into()), record.crc.into())
}

/// Nothing follows the content, or exactly one descriptor: with or without signature, with short or long sizes.
fn after_content(file: &mut dyn ReadSeek, record: &Record, content: u64, end: u64) -> Result<(), ReadError> {
    let length = end - content;
    if record.flags & DESCRIBED == 0 {
        return if length == 0 {
            Ok(())
        } else {
            Err(ReadError::ambiguous(Ambiguity::LooseBytes, &record.path))
        };
    }
    if !matches!(length, 12 | 16 | 20 | 24) {
        return Err(ReadError::ambiguous(Ambiguity::LooseBytes, &record.path));
    }
    let length = usize::try_from(length).unwrap_or_default();
    let bytes = read_at(file, content, length).map_err(ReadError::unreadable(&record.path))?;
    let (crc, packed, size) = descriptor(&bytes).ok_or_else(|| ReadError::damaged(Damage::Descriptor, &record.path))?;
    if (crc, packed, size) == (record.crc, record.packed, record.size) {
        Ok(())
    } else {
        Err(ReadError::ambiguous(Ambiguity::Header, &record.path))
    }
}

fn descriptor(bytes: &[u8]) -> Option<(u32, u64, u64)> {
    let mut fields = Fields(bytes);
    if matches!(bytes.len(), 16 | 24) {
        fields.signature(DESCRIPTOR)?;
    }
    let crc = fields.u32()?;
    if fields.len() == 8 {
        Some((crc, fields.u32()?.into(), fields.u32()?.into()))
    } else {
        Some((crc, fields.u64()?, fields.u64()?))
    }
}
