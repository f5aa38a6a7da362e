//! Zip, read by our own policy (SECURITY 4): a zip is taken only when every program would see the same thing in it.
//!
//! The bytes of an accepted zip are tiled: entry after entry from the first byte on, each with its own header and, where
//! flagged, its descriptor; then the table of contents; then the end record, whose comment reaches the last byte. With
//! no gap, no overlap, no second end record and both headers of each entry saying the same, there is nothing left to
//! disagree about. The `zip` crate then has to find the same entries.

mod attributes;
mod directory;
mod entry;
mod extra;
mod fields;
mod front;
mod local;
mod name;
mod second;
mod tail;

pub(crate) use entry::EntryReader;

use crate::error::{Ambiguity, ReadError};
use crate::limits::{Limit, Limits, MAX_RATIO, RATIO_FROM};
use crate::ports::{Archive, ReadSeek};
use directory::Record;
use std::sync::Arc;

/// How an entry is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Stored,
    Deflated,
}

/// Where an entry's bytes lie, and what they have to be.
#[derive(Clone, Debug)]
pub(crate) struct Packed {
    pub(crate) method: Method,
    pub(crate) start: u64,
    pub(crate) packed: u64,
    pub(crate) crc: u32,
}

/// One thing in a zip.
#[derive(Clone, Debug)]
pub(crate) struct ZipEntry {
    /// Canonical; a folder's without the slash at its end.
    pub(crate) path: String,
    /// The bytes of the name where it was not UTF-8.
    pub(crate) raw_name: Option<Vec<u8>>,
    pub(crate) is_folder: bool,
    pub(crate) size: u64,
    pub(crate) packed: Packed,
}

/// Reads the table of contents of `archive` and checks it against every rule of the policy.
pub(crate) fn open(archive: &Arc<dyn Archive>, limits: &Limits) -> Result<Vec<ZipEntry>, ReadError> {
    let size = archive.size().map_err(ReadError::unreadable(""))?;
    let mut file = archive.open().map_err(ReadError::unreadable(""))?;
    let tail = tail::find(&mut *file, size)?;
    let records = directory::read(&mut *file, &tail)?;
    no_name_stands_twice(&records)?;
    check_sizes(&records, limits)?;
    let entries = entries(&mut *file, &records, tail.directory.start)?;
    second::agrees(file, &records)?;
    Ok(entries)
}

fn no_name_stands_twice(records: &[Record]) -> Result<(), ReadError> {
    let mut paths: Vec<&str> = records.iter().map(|record| record.path.as_str()).collect();
    paths.sort_unstable();
    match paths.iter().zip(paths.iter().skip(1)).find(|(path, next)| path == next) {
        Some((path, next)) => Err(ReadError::NameCollision {
            first: (*path).to_owned(),
            second: (*next).to_owned(),
        }),
        None => Ok(()),
    }
}

/// What the table of contents says must be possible and allowed, before anything is unpacked.
fn check_sizes(records: &[Record], limits: &Limits) -> Result<(), ReadError> {
    let mut sum = 0u64;
    for record in records {
        let over = |limit, found, most| Err(ReadError::limit(limit, found, most, &record.path));
        if record.size > limits.entry_bytes {
            return over(Limit::EntryBytes, record.size, limits.entry_bytes);
        }
        let most = record.packed.saturating_mul(MAX_RATIO).max(RATIO_FROM);
        if record.method == Method::Deflated && record.size > most {
            return over(Limit::Ratio, record.size / record.packed.max(1), MAX_RATIO);
        }
        sum = sum.saturating_add(record.size);
    }
    if sum > limits.bundle_bytes {
        return Err(ReadError::limit(Limit::BundleBytes, sum, limits.bundle_bytes, ""));
    }
    Ok(())
}

/// Follows the entries from the first byte to the table of contents, each beginning where the one before ends.
fn entries(file: &mut dyn ReadSeek, records: &[Record], directory: u64) -> Result<Vec<ZipEntry>, ReadError> {
    let mut order: Vec<&Record> = records.iter().collect();
    order.sort_by_key(|record| record.header);
    let ends = order.iter().skip(1).map(|next| next.header).chain([directory]);
    let mut entries = Vec::with_capacity(order.len());
    let mut at = 0;
    for (record, end) in order.iter().zip(ends) {
        if record.header != at {
            let what = if record.header < at {
                Ambiguity::Overlap
            } else {
                Ambiguity::LooseBytes
            };
            return Err(ReadError::ambiguous(what, &record.path));
        }
        let start = local::check(file, record, end)?;
        entries.push(entry(record, start));
        at = end;
    }
    if at == directory {
        Ok(entries)
    } else {
        Err(ReadError::ambiguous(Ambiguity::LooseBytes, ""))
    }
}

fn entry(record: &Record, start: u64) -> ZipEntry {
    ZipEntry {
        path: record.path.clone(),
        raw_name: record.foreign_name.then(|| record.raw_name.clone()),
        is_folder: record.is_folder,
        size: record.size,
        packed: Packed {
            method: record.method,
            start,
            packed: record.packed,
            crc: record.crc,
        },
    }
}
